package org.cobuild.document.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.Form.Field;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Row;
import org.cobuild.document.form.PdfReader.Paper;
import org.junit.jupiter.api.Test;

/** How forms lie on paper, read back from the file. */
class FormWriterTest {
    private static final FormWriter WRITER = new FormWriter(new Typefaces());
    private static final String OPINION = "数据治理费用应写成数量乘以单价，依据《政务信息化项目建设管理办法》第 12 条；";

    private static Paper print(Row... rows) {
        return PdfReader.read(WRITER.write(form(rows)));
    }

    private static Form form(Row... rows) {
        return new Form(
                Locale.SIMPLIFIED_CHINESE,
                "泰安市政务信息化项目立项审批单",
                List.of("编号：2025-0087", "第 3 版", "金额单位：万元"),
                List.of(rows),
                List.of("规则：2025-08-01 版。"),
                "本单不得载入国家秘密");
    }

    private static Entry opinion(int number, String text) {
        return new Entry("单位" + number, text, "姓名" + number + "　2025-10-09 15:20");
    }

    @Test
    void isA4WithTheLettersItUsesInIt() {
        var paper = print(
                Fields.of(new Field("项目名称", "泰安市民健康数据平台（二期）")),
                Fields.of(new Field("送审", "1,438.60"), new Field("核减", "152.60（4 处）")));
        assertThat(paper.a4()).isTrue();
        assertThat(paper.fonts()).hasSize(2).allMatch(name -> name.matches("[A-Z]{6}\\+Noto(Sans|Serif)SC.*"));
        assertThat(paper.title()).isEqualTo("泰安市政务信息化项目立项审批单");
        assertThat(paper.pages()).singleElement().asString().contains("编号：2025-0087第3版金额单位：万元");
        assertThat(paper.text()).contains("项目名称", "泰安市民健康数据平台（二期）", "152.60（4处）", "第1页，共1页", "本单不得载入国家秘密");
    }

    @Test
    void goesOnOverPagesWithHeadAndLabelAgainAndCutsNoShortOpinion() {
        var text = OPINION.repeat(5);
        var paper = print(new Entries(
                "联审意见", IntStream.range(0, 60).mapToObj(n -> opinion(n, text)).toList()));
        assertThat(paper.pages()).hasSizeBetween(10, 16);
        var whole = text.replaceAll("\\s", "");
        for (var number = 0; number < 60; number++) {
            var signed = "姓名" + number + "2025-10-0915:20";
            var lead = "单位" + number + whole.substring(0, 10);
            assertThat(paper.pages())
                    .filteredOn(page -> page.contains(lead) && page.contains(signed))
                    .hasSize(1);
        }
        for (var page : paper.pages().subList(1, paper.pages().size())) {
            assertThat(page).startsWith("泰安市政务信息化项目立项审批单编号：2025-0087").contains("联审意见（续）");
        }
        assertThat(paper.pages().getLast())
                .contains("第" + paper.pages().size() + "页，共" + paper.pages().size() + "页");
    }

    @Test
    void cutsALongOpinionBetweenLinesAndLosesNothing() {
        var text = IntStream.range(0, 700).mapToObj(n -> "第" + n + "项").reduce("", String::concat);
        var paper = print(new Entries("意见", List.of(opinion(1, text), opinion(2, "同意。"))));
        assertThat(paper.pages()).hasSizeGreaterThan(1);
        for (var number = 0; number < 700; number++) {
            var item = "第" + number + "项";
            assertThat(paper.text().replace("意见（续）", "")).contains(item.substring(0, 2));
        }
        assertThat(paper.pages().getLast()).contains("姓名12025-10-0915:20", "单位2同意。");
        // The signature stands below two lines of its text at least.
        assertThat(paper.pages().getLast().replaceFirst("姓名1.*", "")).contains("第698项第699项");
    }

    @Test
    void neitherALongWordNorManyUnitsRunOutOfTheirCell() {
        var word = "x".repeat(300);
        var units = IntStream.range(0, 80).mapToObj(n -> "第" + n + "县卫生健康局").reduce("", (a, b) -> a + b + "、");
        var paper = print(Fields.of(new Field("项目名称", word)), Fields.of(new Field("牵头", "甲"), new Field("参建", units)));
        assertThat(paper.text().replaceAll("[^x]", "")).hasSize(300);
        assertThat(paper.text()).contains("第79县卫生健康局");
    }

    /** Extension B has 𠮷 in these fonts or not: whichever it is, the reader sees it or its number. */
    @Test
    void saysWhichLettersItsFontsLack() {
        var paper = print(new Entries("意见", List.of(new Entry("", "同意😀。", "㛃𠮷\uDB40\uDD00 𫠠"))));
        assertThat(paper.text()).contains("同意〔U+1F600〕。", "〔U+2B820〕");
        assertThat(paper.text()).contains("字体中没有的字以其Unicode编号代替");
        for (var rare : List.of("㛃", "𠮷")) {
            assertThat(paper.text().contains(rare) || paper.text().contains("〔U+%04X〕".formatted(rare.codePointAt(0))))
                    .as(rare)
                    .isTrue();
        }
        assertThat(print().text()).doesNotContain("Unicode");
    }

    @Test
    void isReadInEnglish() {
        var paper = PdfReader.read(WRITER.write(new Form(
                Locale.ENGLISH,
                "Approval of a government IT project of Qingyun, a city with a name that needs a second line",
                List.of("No. 2025-0087", "Version 3", "Amounts in CNY 10,000"),
                List.of(new Entries(
                        "Joint review by the bureaus", List.of(opinion(1, "Approved with conditions. ".repeat(9))))),
                List.of(),
                "")));
        assertThat(paper.text()).contains("Jointreviewbythebureaus", "Page1of1", "asecondline");
    }

    @Test
    void twentyAtOnceTakeTurns() throws Exception {
        var rows = IntStream.range(0, 20).mapToObj(n -> opinion(n, OPINION)).toList();
        Callable<byte[]> print = () -> WRITER.write(form(new Entries("意见", rows)));
        try (var people = Executors.newFixedThreadPool(20)) {
            for (var printed : people.invokeAll(java.util.Collections.nCopies(20, print))) {
                assertThat(PdfReader.read(printed.get()).text()).contains("姓名19");
            }
        }
    }

    @Test
    void hasADigestOfWordsAlone() {
        assertThat(form(Fields.of(new Field("送审", "1"))).words())
                .isEqualTo("泰安市政务信息化项目立项审批单\t编号：2025-0087\t第 3 版\t金额单位：万元\n送审\t1");
    }
}
