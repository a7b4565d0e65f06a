package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.db.tables.records.PolicyValueRecord;
import org.cobuild.platform.Rows;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Performance targets: set in the draft, asked for by the policy, kept in the snapshot. */
@PortalTest
class TargetsTest {
    private static final Condition ALL = condition("1 = 1 /*scope:all*/");

    private static final String FIELDS =
            "targets { id ordinal group indicator comparison target targetUnit evidence note }";

    @Autowired
    private World world;

    @Autowired
    private Statements statements;

    @Autowired
    private DSLContext sql;

    private List<PolicyValueRecord> before = List.of();

    /** Each test says what the policy is; what the tenants' folders say is there again after it. */
    @BeforeEach
    void noPolicy() {
        before = sql.selectFrom(POLICY_VALUE)
                .where(POLICY_VALUE.NAME.eq("performance_targets"))
                .and(ALL)
                .fetch();
        clear();
    }

    @AfterEach
    void policyAsBefore() {
        clear();
        Rows.insert(sql, POLICY_VALUE, before);
    }

    private void clear() {
        sql.deleteFrom(POLICY_VALUE)
                .where(POLICY_VALUE.NAME.eq("performance_targets"))
                .and(ALL)
                .execute();
    }

    /** What the city of the tests asks for from a day on. */
    private void policy(String each, String from) {
        sql.insertInto(POLICY_VALUE)
                .columns(
                        POLICY_VALUE.TENANT_ID,
                        POLICY_VALUE.NAME,
                        POLICY_VALUE.EFFECTIVE_ON,
                        POLICY_VALUE.VALUE,
                        POLICY_VALUE.MARK,
                        POLICY_VALUE.COUNTY_MAY)
                .select(sql.select(
                                TENANT.ID,
                                inline("performance_targets"),
                                inline(LocalDate.parse(from)),
                                inline(each),
                                inline("C"),
                                inline("NO"))
                        .from(TENANT)
                        .where(TENANT.CODE.eq("990100"))
                        .and(ALL))
                .execute();
    }

    @Test
    void keepsRowsWithTheirIdAndReadsThemInOrder() {
        var draft = Drafting.complete(world).targets();
        var before = draft.seenBy("chenjing", FIELDS).get("targets");
        assertThat(before).hasSize(3);
        assertThat(before.get(2).get("target").asString()).isEqualTo("90.5");
        var kept = Drafting.target("SATISFACTION", "医务人员满意度", "95", "%");
        kept.put("id", before.get(2).get("id").asString());
        kept.put("note", "  半年一次 ");
        draft.act(
                "projectTargetsSave",
                Map.of("targets", List.of(Drafting.target("LASTING", "建立运维制度", null, null), kept)));
        var after = draft.seenBy("chenjing", FIELDS).get("targets");
        assertThat(after).hasSize(2);
        assertThat(after.get(0).get("comparison").asString()).isEqualTo("DONE");
        assertThat(after.get(0).get("target").isNull()).isTrue();
        assertThat(after.get(1).get("id")).isEqualTo(before.get(2).get("id"));
        assertThat(after.get(1).get("ordinal").asInt()).isEqualTo(2);
        assertThat(after.get(1).get("indicator").asString()).isEqualTo("医务人员满意度");
        assertThat(after.get(1).get("note").asString()).isEqualTo("半年一次");
    }

    @Test
    void isReadByWhoSeesTheProjectAndByNobodyElse() {
        var draft = Drafting.complete(world).targets().invite();
        assertThat(draft.seenBy("songtao", FIELDS).get("targets")).hasSize(3);
        assertThat(draft.seenBy("yanbo", FIELDS).isNull()).isTrue();
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var draft = new Drafting(world).create("指标");
        var done = Drafting.target("LASTING", "制度", null, null);
        done.put("target", "1");
        var long1 = Drafting.target("COST", "x".repeat(1_000_000), "99999999999999.9999", "万".repeat(21));
        long1.put("evidence", "证".repeat(501));
        long1.put("note", "注".repeat(501));
        var payload = draft.attempt(
                "projectTargetsSave",
                Map.of(
                        "targets",
                        List.of(
                                done,
                                long1,
                                Drafting.target("COST", " ", "1", "元"),
                                Drafting.target("COST", "总额", "100000000000000", "元"),
                                Drafting.target("COST", "结余", "-0.01", "元"))));
        assertThat(Drafting.refusals(payload))
                .containsExactlyInAnyOrder(
                        "INVALID targets.0.target",
                        "INVALID targets.1.indicator",
                        "INVALID targets.1.targetUnit",
                        "INVALID targets.1.evidence",
                        "INVALID targets.1.note",
                        "REQUIRED targets.2.indicator",
                        "INVALID targets.3.target",
                        "INVALID targets.4.target");
        assertThat(payload.get("errors"))
                .allMatch(error -> !error.get("message").asString().startsWith("project."));
        assertThat(draft.seenBy("chenjing", FIELDS).get("targets")).isEmpty();
    }

    @Test
    void takesAHundredRowsInAsManyStatementsAsAFewAndNoMore() {
        var draft = new Drafting(world).create("一百条");
        var few = statements.during(() -> draft.act("projectTargetsSave", Map.of("targets", rows(2))));
        assertThat(few.size()).as(String.join("\n", few)).isLessThanOrEqualTo(12);
        var all = statements.during(() -> draft.act("projectTargetsSave", Map.of("targets", rows(100))));
        // The two of before are removed.
        assertThat(all.size()).isEqualTo(few.size() + 1);
        assertThat(Drafting.refusals(draft.attempt("projectTargetsSave", Map.of("targets", rows(101)))))
                .containsExactly("INVALID targets");
    }

    private static List<Map<String, Object>> rows(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Drafting.target("QUANTITY", "第" + i + "项", "1", "个"))
                .toList();
    }

    @Test
    void tellsWhoComesSecondAndTakesNothingOfIt() {
        var draft = Drafting.complete(world);
        var version = draft.version;
        draft.targets();
        var second = draft.attempt("projectTargetsSave", Map.of("version", version, "targets", List.of()));
        assertThat(Drafting.refusals(second)).containsExactly("STALE version");
        assertThat(draft.seenBy("chenjing", FIELDS).get("targets")).hasSize(3);
    }

    @Test
    void isOnlyTheLeadsToChangeAndTakesNoIdOfAnother() {
        var draft = Drafting.complete(world).targets().invite();
        var other = Drafting.complete(world).targets();
        var foreign = Drafting.target("COST", "别人的", "1", "元");
        foreign.put("id", other.seenBy("chenjing", FIELDS).at("/targets/0/id").asString());
        assertThat(code("chenjing", draft, List.of(foreign))).isEqualTo("NOT_FOUND");
        assertThat(code("songtao", draft, List.of())).isEqualTo("FORBIDDEN");
        assertThat(code("yanbo", draft, List.of())).isEqualTo("NOT_FOUND");
        assertThat(draft.seenBy("chenjing", FIELDS).get("targets")).hasSize(3);
    }

    private String code(String username, Drafting draft, List<Map<String, Object>> rows) {
        return world.as(username)
                .answer(
                        "mutation($input: ProjectTargetsSaveInput!) { projectTargetsSave(input: $input) { errors { message } } }",
                        Map.of("input", Map.of("projectId", draft.id, "version", draft.version, "targets", rows)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    @Test
    void asksForAsManyOfEachPartAsThePolicyOfTheDaySays() {
        var draft = Drafting.confirmed(world);
        assertThat(missing(draft)).isEmpty();
        policy("1", "2020-01-01");
        assertThat(missing(draft))
                .containsExactly("TARGETS_MISSING targets", "TARGETS_MISSING targets", "TARGETS_MISSING targets");
        var refused = draft.attempt("projectSubmit", Map.of());
        assertThat(Drafting.refusals(refused)).isEqualTo(missing(draft));
        assertThat(refused.at("/errors/0/message").asString()).contains("1").contains("0");
        draft.targets();
        assertThat(missing(draft)).isEmpty();
        // Quality is an output as quantity is; two of each part are asked for from that day on.
        policy("2", "2020-01-02");
        draft.act(
                "projectTargetsSave",
                Map.of(
                        "targets",
                        List.of(
                                Drafting.target("QUANTITY", "接入县", "6", "个"),
                                Drafting.target("QUALITY", "可用率", "99.9", "%"),
                                Drafting.target("ECONOMIC", "节约", "1", "万元"),
                                Drafting.target("LASTING", "制度", null, null))));
        assertThat(missing(draft)).containsExactly("TARGETS_MISSING targets");
        policy("0", "2020-01-03");
        assertThat(missing(draft)).isEmpty();
        policy("9", "2199-01-01");
        draft.submit();
    }

    @Test
    void asksForNumberUnitAndEvidenceOfEachWhateverThePolicy() {
        var draft = Drafting.confirmed(world);
        var bare =
                new HashMap<String, Object>(Map.of("group", "QUALITY", "indicator", "可用率", "comparison", "AT_LEAST"));
        var done = new HashMap<String, Object>(Map.of("group", "LASTING", "indicator", "制度", "comparison", "DONE"));
        draft.act(
                "projectTargetsSave", Map.of("targets", List.of(Drafting.target("COST", "总额", "0", "元"), bare, done)));
        assertThat(missing(draft))
                .containsExactly(
                        "REQUIRED targets.1.target",
                        "REQUIRED targets.1.targetUnit",
                        "REQUIRED targets.1.evidence",
                        "REQUIRED targets.2.evidence");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).isEqualTo(missing(draft));
    }

    private static List<String> missing(Drafting draft) {
        JsonNode errors = draft.seenBy("chenjing", "errors: submissionRefusals { path message clause lift code }");
        assertThat(errors.get("errors"))
                .allMatch(error -> !error.get("message").asString().startsWith("project.")
                        && !error.get("clause").isNull()
                        && !error.get("lift").isNull());
        return Drafting.refusals(errors);
    }

    @Test
    void keepsThemInTheSnapshotFieldByField() {
        var draft = Drafting.confirmed(world).targets().submit();
        var content = draft.seenBy("chenjing", "submissions { content }")
                .at("/submissions/0/content")
                .asString();
        var targets = JsonMapper.shared().readTree(content).get("targets");
        assertThat(targets).hasSize(3);
        var last = targets.get(2);
        assertThat(last.get("group").asString()).isEqualTo("SATISFACTION");
        assertThat(last.get("target").asString()).isEqualTo("90.5");
        assertThat(last.get("targetUnit").asString()).isEqualTo("%");
        assertThat(last.get("evidence").asString()).isEqualTo("群众满意度统计表");
        assertThat(last.get("id").asString())
                .isEqualTo(draft.seenBy("chenjing", FIELDS).at("/targets/2/id").asString());
        assertThat(Drafting.refusals(draft.attempt("projectTargetsSave", Map.of("targets", List.of()))))
                .containsExactly("STAGE");
    }
}
