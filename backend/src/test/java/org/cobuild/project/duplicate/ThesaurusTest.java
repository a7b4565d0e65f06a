package org.cobuild.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThesaurusTest {
    private final Thesaurus thesaurus = new Thesaurus();

    @Test
    void whatOnlyPointsToAThingDoesNotNameIt() {
        assertThat(thesaurus.named("扶梯轿厢困人")).doesNotContain("救助").contains("电梯");
        assertThat(thesaurus.named("困人")).isEmpty();
        assertThat(thesaurus.pointedTo("困人")).containsExactly("电梯");
    }

    @Test
    void aWordMayPointToSeveralThings() {
        assertThat(thesaurus.pointedTo("满意度回访")).contains("好差评");
        assertThat(thesaurus.pointedTo("抢修工单")).contains("热线");
        assertThat(thesaurus.pointedTo("考勤")).contains("工资", "签到");
    }

    @Test
    void foreignWordsAndNumbersMatchWhole() {
        assertThat(thesaurus.named("120调度台")).contains("急救");
        assertThat(thesaurus.named("1200个泊位")).doesNotContain("急救").contains("停车");
        assertThat(thesaurus.named("基于 AI 的识别")).contains("算法");
        assertThat(thesaurus.named("MAIL")).isEmpty();
    }

    @Test
    void eachLineHasANameOfItsOwnAndOneBarAtMost() {
        var lines = Thesaurus.lines();
        assertThat(lines.stream().map(line -> line.split(" ")[0]).toList()).doesNotHaveDuplicates();
        assertThat(lines).allMatch(line -> line.matches("[^ |]+( [^ |]+)*( \\|( [^ |]+)+)?"));
    }
}
