package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which papers applications have is told by the tenant's folder or by its security administrator, never backwards. */
@PortalTest
class PaperRuleTest {
    private static final String CITY = "denghui";
    private static final String COUNTY = "jiangping";
    private static final String STAND = "rules { kind category from cityFrom own }"
            + " planned { kind category effectiveOn from own setByName } required countyMay viewerCanSet";
    private static final String LINE = "- {paper: %s, categories: [%s], %s, effectiveOn: %s}\n";

    @Autowired
    World world;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    SubmissionPolicy policy;

    @TempDir
    Path root;

    @AfterEach
    void nothingStaysPlanned() {
        for (var who : List.of(COUNTY, CITY)) {
            stand(who)
                    .get("planned")
                    .valueStream()
                    .filter(rule -> rule.get("own").asBoolean())
                    .map(rule -> rule.get("effectiveOn").asString())
                    .distinct()
                    .forEach(on -> withdraw(who, on));
        }
    }

    @Test
    void theTableStandsForACityAndIsInheritedByItsCounty() {
        var city = stand(CITY);
        assertThat(city.get("rules")).hasSize(ApplicationPaper.values().length * ProjectCategory.values().length);
        assertThat(cell(city, "FEASIBILITY_STUDY", "NEW").get("from").asString())
                .isEqualTo("FULL");
        assertThat(cell(city, "FEASIBILITY_STUDY", "NEW").get("own").asBoolean())
                .isTrue();
        assertThat(cell(city, "FEASIBILITY_STUDY", "OM").get("from").asString()).isEqualTo("NONE");
        var county = stand(COUNTY);
        assertThat(cell(county, "SECURITY_SCHEME", "NEW").get("from").asString())
                .isEqualTo("LIGHT");
        assertThat(cell(county, "SECURITY_SCHEME", "NEW").get("own").asBoolean())
                .isFalse();
        assertThat(county.get("viewerCanSet").asBoolean()).isTrue();
        assertThat(county.get("countyMay").asString()).isEqualTo("ANY");
        assertThat(stand("chenjing").get("viewerCanSet").asBoolean()).isFalse();
        assertThat(asked("songtao", "990121", ProjectTrack.FULL))
                .isEqualTo(asked("chenjing", "990100", ProjectTrack.FULL));
    }

    @Test
    void aCountyAsksOtherwiseFromADayOnAndTakesItBack() {
        var on = day(10);
        var set = set(COUNTY, on, told("LEADER_ORDER", "NEW", "ALL"), told("PRICE_BASIS", "NEW", "NONE"));
        assertThat(set.get("errors")).isEmpty();
        assertThat(set.at("/paperRules/planned")).hasSize(2);
        assertThat(set.at("/paperRules/planned/0/setByName").asString()).isEqualTo("江平");
        assertThat(cell(set.get("paperRules"), "PRICE_BASIS", "NEW").get("from").asString())
                .as("not before that day")
                .isEqualTo("ALL");
        assertThat(stand(CITY).get("planned")).as("a county's own").isEmpty();

        var again = set(COUNTY, on, told("PRICE_BASIS", "NEW", "LIGHT"));
        assertThat(Drafting.refusals(again)).containsExactly("DATES rules.0.from");
        var now = world.clock().now();
        world.clock().setTo(now.plus(Duration.ofDays(10)));
        assertThat(asked("songtao", "990121", null))
                .isEqualTo("CONSTRUCTION_SCHEME SECURITY_SCHEME CRYPTOGRAPHY_SCHEME LEADER_ORDER");
        assertThat(asked("chenjing", "990100", null))
                .isEqualTo("CONSTRUCTION_SCHEME PRICE_BASIS SECURITY_SCHEME CRYPTOGRAPHY_SCHEME");
        assertThat(Drafting.refusals(withdraw(COUNTY, on))).as("in force").containsExactly("DATES effectiveOn");
        world.clock().setTo(now);
        assertThat(withdraw(COUNTY, on).at("/paperRules/planned")).isEmpty();
        assertThat(Drafting.refusals(withdraw(COUNTY, on))).containsExactly("DATES effectiveOn");
    }

    @Test
    void aCityPlansForItsCountiesAndTheTrailSaysWhat() {
        var on = day(5);
        assertThat(set(CITY, on, told("OTHER", "SERVICE", "FULL")).get("errors"))
                .isEmpty();
        var seen = stand(COUNTY).get("planned");
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/own").asBoolean()).isFalse();
        assertThat(Drafting.refusals(withdraw(COUNTY, on))).as("the city's").containsExactly("DATES effectiveOn");
        assertThat(withdraw(CITY, on).get("errors")).isEmpty();
        assertThat(world.as("fengyi")
                        .ask("{ auditEntries(first: 20) { edges { node { action changes { field before after } } } } }")
                        .at("/auditEntries/edges")
                        .toString())
                .contains(
                        "{\"action\":\"paperRulesSet\",\"changes\":[{\"field\":\"OTHER SERVICE\",\"before\":null,\"after\":\"FULL\"}]}")
                .contains(
                        "{\"action\":\"paperRulesWithdraw\",\"changes\":[{\"field\":\"OTHER SERVICE\",\"before\":\"FULL\",\"after\":null}]}");
    }

    @Test
    void whatDoesNotGoIsRefusedByPlaceAndNothingIsKept() {
        assertThat(Drafting.refusals(set(CITY, day(0), told("OTHER", "NEW", "ALL"))))
                .containsExactly("DATES effectiveOn");
        assertThat(Drafting.refusals(set(CITY, day(5)))).containsExactly("REQUIRED rules");
        assertThat(Drafting.refusals(set(CITY, day(5), told("OTHER", "NEW", null))))
                .as("a city has no city")
                .containsExactly("INVALID rules.0.from");
        assertThat(Drafting.refusals(set(CITY, day(5), told("OTHER", "NEW", "ALL"), told("OTHER", "NEW", "FULL"))))
                .containsExactly("INVALID rules.1.from");
        assertThat(stand(CITY).get("planned")).isEmpty();
        for (var who : List.of("hanbing", "zhouguodong", "fengyi", "songtao")) {
            assertThat(world.as(who)
                            .answer(
                                    "mutation($i: PaperRulesSetInput!) { paperRulesSet(input: $i) { errors { code } } }",
                                    Map.of(
                                            "i",
                                            Map.of(
                                                    "effectiveOn",
                                                    day(5),
                                                    "rules",
                                                    List.of(told("OTHER", "NEW", "ALL")))))
                            .at("/errors/0/extensions/code")
                            .asString())
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void aFolderIsPlannedInWordsAppliedExportedAndInheritedByItsCounty() {
        city("706100", "RAISE");
        write("706100", line("PRICE_BASIS", "NEW, OM", "from: FULL") + line("OTHER", "OM", "from: ALL"));
        assertThat(folders.changes(root, "706100"))
                .contains("申报材料要求（2020-01-01 起）：概算依据 新建 完整程序才要；概算依据 运维 完整程序才要", "申报材料要求（2020-01-01 起）：其他材料 运维 都要");
        folders.apply(root, "706100");
        assertThat(folders.changes(root, "706100")).isEmpty();
        assertThat(export.export("706100").get("papers.yaml"))
                .endsWith(line("PRICE_BASIS", "NEW, OM", "from: FULL") + line("OTHER", "OM", "from: ALL"));

        county("706121");
        write("706121", line("PRICE_BASIS", "NEW", "from: NONE"));
        assertThat(folders.refusal(root, "706121"))
                .singleElement()
                .asString()
                .startsWith("papers.yaml")
                .contains("1", "概算依据 · 新建不能比市级的“完整程序才要”要得少，所填为“不要”");
        write(
                "706121",
                line("PRICE_BASIS", "NEW", "from: ALL")
                        + LINE.formatted("PRICE_BASIS", "NEW", "inherit: true", "2099-01-01"));
        folders.apply(root, "706121");
        assertThat(folders.changes(root, "706121")).isEmpty();
        var exported = export.export("706121");
        assertThat(exported.get("papers.yaml")).contains("inherit: true");
        exported.forEach((file, text) -> Folders.write(root, "706121", file, text));
        assertThat(folders.changes(root, "706121")).isEmpty();
    }

    @Test
    void whatIsInForceIsNotRewrittenByTheFolder() {
        city("706101", "ANY");
        var first = line("PRICE_BASIS", "NEW", "from: FULL");
        write("706101", first);
        folders.apply(root, "706101");
        write("706101", line("PRICE_BASIS", "NEW", "from: ALL"));
        assertThat(folders.refusal(root, "706101")).singleElement().asString().contains("已经生效，不能倒改");
        write("706101", first + line("OTHER", "NEW", "from: ALL"));
        assertThat(folders.refusal(root, "706101")).singleElement().asString().contains("不能从 2020-01-01 起补记");
        write("706101", first + LINE.formatted("PRICE_BASIS", "NEW", "from: NONE", "2099-01-01"));
        folders.apply(root, "706101");
        write("706101", first);
        assertThat(folders.changes(root, "706101"))
                .as("what no longer stands there stays")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paper: COMMITMENT, categories: [NEW], from: ALL",
                "paper: OTHER, categories: [RESEARCH], from: ALL",
                "paper: OTHER, categories: [], from: ALL",
                "paper: OTHER, categories: [NEW], from: HEAVY",
                "paper: OTHER, categories: [NEW]",
                "paper: OTHER, categories: [NEW], from: ALL, inherit: true",
                "paper: OTHER, categories: [NEW], inherit: true"
            })
    void unknownPapersCategoriesAndTracksAreRefusedWithFileAndLine(String told) {
        city("706102", "ANY");
        write("706102", line("PRICE_BASIS", "NEW", "from: FULL") + "- {" + told + ", effectiveOn: 2020-01-01}\n");
        assertThat(folders.refusal(root, "706102")).singleElement().asString().startsWith("papers.yaml 第 2 行");
    }

    @Test
    void aCellToldTwiceForADayIsAFault() {
        city("706103", "ANY");
        write("706103", line("OTHER", "NEW, OM", "from: FULL") + line("OTHER", "OM", "from: ALL"));
        assertThat(folders.refusal(root, "706103")).singleElement().asString().contains("OTHER OM 2020-01-01 重复");
    }

    private static String line(String paper, String categories, String says) {
        return LINE.formatted(paper, categories, says, "2020-01-01");
    }

    private void write(String code, String text) {
        Folders.write(root, code, "papers.yaml", text);
    }

    private void city(String code, String countyMay) {
        Folders.write(
                root,
                code,
                "tenant.yaml",
                "{code: %s, level: CITY, name: 材料市, nameEn: Papers, timeZone: Asia/Shanghai}\n".formatted(code));
        Folders.write(
                root,
                code,
                "policy.yaml",
                "- {name: application_papers, value: 1, effectiveOn: 2020-01-01, mark: C, countyMay: %s}\n"
                        .formatted(countyMay));
    }

    private void county(String code) {
        Folders.write(
                root,
                code,
                "tenant.yaml",
                "{code: %s, level: COUNTY, parent: \"706100\", name: 材料县, nameEn: County of papers, timeZone: Asia/Shanghai}\n"
                        .formatted(code));
    }

    private String asked(String who, String tenant, @Nullable ProjectTrack track) {
        return String.join(
                " ",
                policy.of(world.viewer(who, tenant)).asked(ProjectCategory.NEW, track).stream()
                        .map(Enum::name)
                        .toList());
    }

    private String day(int days) {
        return world.clock().today(ZoneId.of("Asia/Shanghai")).plusDays(days).toString();
    }

    private static Map<String, Object> told(String kind, String category, @Nullable String from) {
        var told = new HashMap<String, Object>(Map.of("kind", kind, "category", category));
        told.put("from", from);
        return told;
    }

    @SafeVarargs
    private JsonNode set(String who, String on, Map<String, Object>... rules) {
        return world.as(who)
                .mutate(
                        "paperRulesSet",
                        Map.of("effectiveOn", on, "rules", Arrays.asList(rules)),
                        "paperRules { " + STAND + " }");
    }

    private JsonNode withdraw(String who, String on) {
        return world.as(who)
                .mutate(
                        "paperRulesWithdraw",
                        Map.of("effectiveOn", LocalDate.parse(on).toString()),
                        "paperRules { " + STAND + " }");
    }

    private JsonNode stand(String who) {
        return world.as(who).ask("{ paperRules { " + STAND + " } }").get("paperRules");
    }

    private static JsonNode cell(JsonNode stand, String kind, String category) {
        return stand.get("rules")
                .valueStream()
                .filter(rule -> rule.get("kind").asString().equals(kind)
                        && rule.get("category").asString().equals(category))
                .findFirst()
                .orElseThrow();
    }
}
