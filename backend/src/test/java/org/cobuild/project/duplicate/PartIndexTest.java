package org.cobuild.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.project.ProjectTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index without a portal: what it finds, whose it is, and what is left of it after a kill. */
class PartIndexTest {
    private final Words words = new Words();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        words.close();
    }

    private static ProjectTexts project(long id, long city, String title, String... lines) {
        var parts = new ArrayList<ProjectTexts.Part>();
        parts.add(new ProjectTexts.Part(ProjectTexts.Kind.TITLE, 0, title, BigDecimal.ZERO));
        for (var line : lines) {
            parts.add(new ProjectTexts.Part(ProjectTexts.Kind.LINE, parts.size(), line, BigDecimal.TEN));
        }
        return new ProjectTexts(id, city, parts);
    }

    private static List<Long> found(PartIndex index, ProjectTexts asker) throws IOException {
        return index.search(asker, 10, DuplicateCheckService.LEAST, () -> false).stream()
                .map(PartIndex.Hit::projectId)
                .toList();
    }

    private PartIndex filled(Path in) throws IOException {
        var index = new PartIndex(in, words);
        for (long number = 100; number < 400; number++) {
            index.add(ManyProjects.project(number, 1));
        }
        return index;
    }

    @Test
    void findsTheOneModuleAmongTwoThousandLines() throws IOException {
        var lines = new String[2_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "第" + i + "批通用设备";
        }
        lines[1_900] = "血透耗材配送追溯模块";
        try (var index = filled(folder)) {
            index.add(project(1, 1, "大平台", lines));
            index.commit(Map.of());
            var hits = index.search(
                    project(2, 1, "血透耗材配送追溯系统", "血透耗材配送追溯模块"), 10, DuplicateCheckService.LEAST, () -> false);
            assertThat(hits.getFirst().projectId()).isEqualTo(1);
            assertThat(hits.getFirst().found().matches())
                    .anySatisfy(match -> assertThat(match.other().text()).isEqualTo("血透耗材配送追溯模块"));
        }
    }

    @Test
    void anotherCityNeitherMatchesNorCounts() throws IOException {
        var asker = project(2, 1, "血透耗材配送追溯系统", "采集终端");
        try (var index = filled(folder)) {
            index.add(project(1, 1, "血透耗材配送追溯平台", "采集终端"));
            index.commit(Map.of());
            var before =
                    index.search(asker, 10, 0, () -> false).getFirst().found().score();
            for (long number = 1_000; number < 1_300; number++) {
                index.add(project(number, 7, "血透耗材配送追溯系统", "采集终端"));
            }
            index.commit(Map.of());
            assertThat(found(index, asker)).startsWith(1L).allMatch(id -> id < 1_000);
            assertThat(index.search(asker, 10, 0, () -> false)
                            .getFirst()
                            .found()
                            .score())
                    .isEqualTo(before);
        }
    }

    @Test
    void aProjectIsReplacedAndRemovedAndNeverItsOwnHit() throws IOException {
        var asker = project(2, 1, "血透耗材配送追溯系统", "采集终端");
        try (var index = filled(folder)) {
            index.put(project(1, 1, "血透耗材配送追溯平台", "采集终端"));
            index.put(asker);
            index.commit(Map.of());
            assertThat(found(index, asker)).startsWith(1L).doesNotContain(2L, 5L);
            index.put(project(1, 1, "古树名木挂牌保护", "树龄测定"));
            index.commit(Map.of());
            assertThat(found(index, asker)).doesNotContain(1L, 2L);
            assertThat(found(index, project(3, 1, "古树名木挂牌保护", "树龄测定")))
                    .startsWith(1L)
                    .doesNotContain(2L, 5L);
            index.remove(1);
            index.commit(Map.of());
            assertThat(found(index, project(3, 1, "古树名木挂牌保护", "树龄测定"))).doesNotContain(1L);
        }
    }

    @Test
    void afterAKillWhatWasCommittedIsThereWithItsNote(@TempDir Path killed) throws IOException {
        try (var index = filled(folder)) {
            index.add(project(1, 1, "血透耗材配送追溯平台", "采集终端"));
            index.commit(Map.of("trail", "77"));
            index.add(project(5, 1, "血透耗材配送追溯平台", "采集终端"));
            // What a kill leaves behind: the files as they are now.
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.copy(file, killed.resolve(file.getFileName()));
                }
            }
        }
        try (var index = new PartIndex(killed, words)) {
            assertThat(index.noted()).containsEntry("trail", "77");
            assertThat(found(index, project(2, 1, "血透耗材配送追溯系统", "采集终端")))
                    .startsWith(1L)
                    .doesNotContain(2L, 5L);
        }
    }

    @Test
    void aSearchThatIsToldToStopGivesNoAnswer() throws IOException {
        try (var index = filled(folder)) {
            index.commit(Map.of());
            assertThatThrownBy(() -> index.search(ManyProjects.project(9, 1), 10, 0, () -> true))
                    .isInstanceOf(PartIndex.Stopped.class);
        }
    }

    @Test
    void whatHasNoWordsIsLikeNothing() throws IOException {
        try (var index = filled(folder)) {
            index.add(project(1, 1, "……", "。。"));
            index.commit(Map.of());
            assertThat(found(index, project(2, 1, "？！", "。"))).isEmpty();
        }
    }
}
