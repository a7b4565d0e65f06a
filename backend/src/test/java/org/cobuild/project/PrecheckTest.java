package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.planning.ListEntries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A draft is checked against the lists, its lead answers, and nothing that is unanswered is submitted. */
@PortalTest
class PrecheckTest {
    private static final String HITS = "precheck { id number submissionNumber lineCount hitCount changedSince"
            + " entries { clause } hits { id version place lineOrdinal text amount words verdict reason answeredByName"
            + " line { id title } entry { clause kind suggestion } } }";

    @Autowired
    World world;

    @Autowired
    Statements statements;

    private String word;
    private String clause;

    /** A word of its own, so that no other test's drafts hit the entry. */
    @BeforeEach
    void entry() {
        world.clock().release();
        var own = UUID.randomUUID().toString().substring(0, 8);
        word = "专词" + own;
        clause = "统建-" + own;
        add("liweidong", clause, word);
    }

    private void add(String who, String number, String term) {
        var today = world.clock().today(ZoneId.of("Asia/Shanghai")).toString();
        var payload = ListEntries.add(world, who, ListEntries.input("UNIFIED_BUILD", number, today, term));
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
    }

    @Test
    void tellsClauseLineAmountAndSuggestionAndKeepsTheCheck() {
        var draft = hitting();
        check(draft);
        var precheck = precheck(draft);
        assertThat(precheck.get("number").asInt()).isEqualTo(1);
        assertThat(precheck.get("lineCount").asInt()).isEqualTo(3);
        assertThat(precheck.get("entries")
                        .valueStream()
                        .map(e -> e.get("clause").asString()))
                .contains(clause);
        assertThat(precheck.get("changedSince").asBoolean()).isFalse();
        var hit = only(precheck);
        assertThat(hit.get("place").asString()).isEqualTo("LINE");
        assertThat(hit.get("lineOrdinal").asInt()).isEqualTo(1);
        assertThat(hit.get("amount").asString()).isEqualTo("1200.00");
        assertThat(hit.get("words").get(0).asString()).isEqualTo(word);
        assertThat(hit.at("/entry/clause").asString()).isEqualTo(clause);
        assertThat(hit.at("/entry/suggestion").asString()).isEqualTo("改用全市统一的");
        assertThat(hit.get("verdict").asString()).isEqualTo("OPEN");
    }

    @Test
    void isNotSubmittedBeforeEachHitIsAnsweredAndThenForGood() {
        var draft = confirmed();
        var refused = draft.attempt("projectSubmit", Map.of());
        assertThat(Drafting.refusals(refused)).containsExactly("PRECHECK_OPEN estimateLines.0.title");
        var error = refused.at("/errors/0");
        assertThat(error.get("message").asString()).contains(clause, word);
        assertThat(draft.seenBy("chenjing", "submissionRefusals { code path message }")
                        .at("/submissionRefusals/0/code")
                        .asString())
                .isEqualTo("PRECHECK_OPEN");
        check(draft);
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of())))
                .containsExactly("PRECHECK_OPEN estimateLines.0.title");
        done(answer(draft, only(precheck(draft)), "ACCEPTED", null));
        draft.submit();

        var submitted = precheck(draft);
        assertThat(submitted.get("number").asInt()).isEqualTo(2);
        assertThat(submitted.get("submissionNumber").asInt()).isEqualTo(1);
        assertThat(only(submitted).get("verdict").asString()).isEqualTo("ACCEPTED");
        var content = JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString());
        assertThat(content.at("/precheck/0/verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(content.at("/precheck/0/clause").asString()).isEqualTo(clause);
        assertThat(content.at("/precheck/0/answeredBy").asString()).isEqualTo("陈静");
        // The reviewer sees what was said; nobody answers any more.
        assertThat(only(seen(draft, "liweidong")).get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(Drafting.refusals(answer(draft, only(submitted), "OPEN", null)))
                .containsExactly("STAGE");

        // Withdrawn, the answers of the submission stay as they were: a new check takes them over.
        draft.act("projectWithdraw", Map.of("reason", "再改改"));
        assertThat(Drafting.refusals(answer(draft, only(submitted), "OPEN", null)))
                .containsExactly("PRECHECK_GONE answers.0.hitId");
        check(draft);
        var next = only(precheck(draft));
        assertThat(next.get("verdict").asString()).isEqualTo("ACCEPTED");
        done(answer(draft, next, "KEPT", "涉密网络，不能共用"));
        var history = draft.seenBy("chenjing", "prechecks { number submissionNumber hits { verdict reason } }")
                .get("prechecks");
        assertThat(history.valueStream().map(p -> p.at("/hits/0/verdict").asString()))
                .containsExactly("KEPT", "ACCEPTED", "ACCEPTED");
    }

    @Test
    void anAnswerSurvivesANewCheckUntilTheLineChanges() {
        var draft = hitting();
        check(draft);
        done(answer(draft, only(precheck(draft)), "KEPT", "另有要求"));
        check(draft);
        var stands = only(precheck(draft));
        assertThat(stands.get("verdict").asString()).isEqualTo("KEPT");
        assertThat(stands.get("answeredByName").asString()).isEqualTo("陈静");
        draft.act("projectEstimateSave", Map.of("lines", List.of(changed(draft))));
        assertThat(precheck(draft).get("changedSince").asBoolean()).isTrue();
        // The hit that the screen still shows is none of the draft's any more.
        assertThat(Drafting.refusals(answer(draft, stands, "KEPT", "又一个理由")))
                .containsExactly("PRECHECK_GONE answers.0.hitId");
        check(draft);
        assertThat(only(precheck(draft)).get("verdict").asString()).isEqualTo("OPEN");
        assertThat(Drafting.refusals(answer(draft, stands, "KEPT", "又一个理由")))
                .containsExactly("PRECHECK_GONE answers.0.hitId");
    }

    private Map<String, Object> changed(Drafting draft) {
        var line = Drafting.line("core", word + "平台", "2", "601.00", null);
        line.put(
                "id",
                draft.seenBy("chenjing", "estimateLines { id }")
                        .at("/estimateLines/0/id")
                        .asString());
        return line;
    }

    @Test
    void refusesAnswersThatDontFit() {
        var draft = hitting();
        draft.act("projectUpdate", Map.of("goals", "建设" + word));
        check(draft);
        var hits = precheck(draft).get("hits");
        var goals = hits.get(0);
        var line = hits.get(1);
        assertThat(goals.get("place").asString()).isEqualTo("GOALS");
        assertThat(Drafting.refusals(answer(draft, goals, "ACCEPTED", null)))
                .containsExactly("INVALID answers.0.verdict");
        assertThat(Drafting.refusals(answer(draft, line, "KEPT", null))).containsExactly("REQUIRED answers.0.reason");
        assertThat(Drafting.refusals(answer(draft, line, "KEPT", "短"))).containsExactly("INVALID answers.0.reason");
        assertThat(Drafting.refusals(answer(draft, line, "KEPT", "长".repeat(501))))
                .containsExactly("INVALID answers.0.reason");
        assertThat(Drafting.refusals(answer(draft, line, "ACCEPTED", "多余的理由")))
                .containsExactly("INVALID answers.0.reason");
        done(answer(draft, line, "ACCEPTED", null));
        assertThat(Drafting.refusals(answer(draft, line, "OPEN", null))).containsExactly("STALE answers.0.version");
        assertThat(Drafting.refusals(world.as("chenjing")
                        .mutate(
                                "projectPrecheckAnswer",
                                Map.of("projectId", draft.id, "answers", List.of()),
                                "project { id }")))
                .containsExactly("REQUIRED answers");
        assertThat(Drafting.refusals(world.as("chenjing")
                        .mutate(
                                "projectPrecheck",
                                Map.of("projectId", draft.id, "version", draft.version - 1),
                                "project { id }")))
                .containsExactly("STALE version");
    }

    @Test
    void isTheLeadsToCheckAndAnswerAndThePlansToSee() {
        var draft = confirmed();
        check(draft);
        var hit = only(precheck(draft));
        // A participant sees its package, and no prices of others.
        assertThat(draft.seenBy("songtao", HITS).get("precheck").isNull()).isTrue();
        assertThat(code(draft, "songtao", hit)).isEqualTo("FORBIDDEN");
        // Those who read the tenant see that its insurance bureau takes part, and nothing of the plan before the
        // submission.
        assertThat(draft.seenBy("zhaolei", HITS).get("precheck").isNull()).isTrue();
        assertThat(code(draft, "zhaolei", hit)).isEqualTo("FORBIDDEN");
        assertThat(code(draft, "zhuqing", hit)).isEqualTo("NOT_FOUND");
        var other = hitting();
        check(other);
        assertThat(code(draft, "chenjing", only(precheck(other)))).isEqualTo("NOT_FOUND");
    }

    private String code(Drafting draft, String who, JsonNode hit) {
        return world.as(who)
                .answer(
                        "mutation($input: ProjectPrecheckAnswerInput!) { projectPrecheckAnswer(input: $input) { errors { message } } }",
                        Map.of("input", input(draft, hit, "ACCEPTED", null)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    @Test
    void theReviewerSeesWhatTheLeadAcceptedWithItsLineAndClause() {
        var draft = confirmed();
        check(draft);
        done(answer(draft, only(precheck(draft)), "ACCEPTED", null));
        draft.submit();
        var seen = world.as("liweidong")
                .ask("query($id: ID!) { project(id: $id) { version " + HITS + " } }", Map.of("id", draft.id))
                .get("project");
        var hit = only(seen.get("precheck"));
        assertThat(hit.at("/verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(hit.at("/line/id").isString()).isTrue();
        assertThat(hit.at("/entry/clause").asString()).isEqualTo(clause);
    }

    @Test
    void aCountysDraftIsHeldToItsCitysListToo() {
        add("lizhengyi", clause + "县", "县" + word);
        var draft = new Drafting(world, "mahui").create("县里的" + word + "与县" + word);
        mutate("mahui", "projectPrecheck", Map.of("projectId", draft.id, "version", draft.version));
        var hits = draft.seenBy("mahui", HITS).at("/precheck/hits");
        assertThat(hits.valueStream().map(hit -> hit.at("/entry/clause").asString()))
                .containsExactlyInAnyOrder(clause, clause + "县");
    }

    @Test
    void listsThatChangeDuringASubmissionGoIntoItOrNot() {
        var draft = new ArrayList<Drafting>();
        for (int i = 0; i < 4; i++) {
            draft.add(Drafting.confirmed(world, "同时" + word.substring(2) + "号" + i));
        }
        var number = clause + "b";
        var acts = new ArrayList<Callable<Boolean>>();
        draft.forEach(each -> acts.add(() -> {
            each.attempt("projectSubmit", Map.of());
            return true;
        }));
        acts.add(() -> {
            add("liweidong", number, "同时" + word.substring(2));
            return true;
        });
        AtOnce.all(acts);
        for (var each : draft) {
            var seen = each.seenBy("chenjing", "stage " + HITS);
            if (seen.get("stage").asString().equals("SUBMITTED")) {
                assertThat(seen.at("/precheck/entries")
                                .valueStream()
                                .map(e -> e.get("clause").asString()))
                        .doesNotContain(number);
                assertThat(seen.at("/precheck/hits")).isEmpty();
            } else {
                assertThat(seen.get("precheck").isNull()).isTrue();
            }
        }
    }

    @Test
    void twoThousandLinesAreCheckedAndAnsweredInAsManyStatementsAsOne() {
        var draft = new Drafting(world).create("两千条");
        draft.act("projectEstimateSave", Map.of("lines", lines(1)));
        var one = statements.during(() -> check(draft));
        draft.act("projectEstimateSave", Map.of("lines", lines(2_000)));
        var from = System.nanoTime();
        var all = statements.during(() -> check(draft));
        System.out.println("projectPrecheck of 2,000 hits: " + (System.nanoTime() - from) / 1_000_000 + " ms");
        assertThat(all.size()).as(String.join("\n", all)).isEqualTo(one.size()).isLessThanOrEqualTo(12);
        var hits = draft.seenBy("chenjing", "precheck { hits { id version } }").at("/precheck/hits");
        assertThat(hits).hasSize(2_000);
        var input = Map.of(
                "projectId",
                draft.id,
                "answers",
                hits.valueStream()
                        .map(hit -> Map.of(
                                "hitId", hit.get("id").asString(), "version", 1, "verdict", "KEPT", "reason", "各有理由"))
                        .toList());
        var answered = statements.during(() -> mutate("chenjing", "projectPrecheckAnswer", input));
        assertThat(answered.size()).isLessThanOrEqualTo(12);
        check(draft);
        assertThat(draft.seenBy("chenjing", "precheck { hits { verdict } }").at("/precheck/hits"))
                .hasSize(2_000)
                .allMatch(hit -> hit.get("verdict").asString().equals("KEPT"));
    }

    private List<Map<String, Object>> lines(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Drafting.line("core", word + "第" + i, "1", "1.00", null))
                .toList();
    }

    /** A draft whose first line hits the entry. */
    private Drafting hitting() {
        return withWord(Drafting.complete(world));
    }

    private Drafting confirmed() {
        return withWord(Drafting.confirmed(world));
    }

    private Drafting withWord(Drafting draft) {
        var lines = draft.seenBy("chenjing", "estimateLines { id participant { id } }")
                .get("estimateLines");
        var titles = List.of(word + "平台", "东山前置机", "南河前置机");
        var prices = List.of("600.00", "100.00", "100.00");
        var numbers = List.of("2", "3", "1");
        var given = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 3; i++) {
            var participant = lines.get(i).at("/participant/id");
            var line = Drafting.line(
                    "core",
                    titles.get(i),
                    numbers.get(i),
                    prices.get(i),
                    participant.isString() ? participant.asString() : null);
            line.put("id", lines.get(i).get("id").asString());
            given.add(line);
        }
        return draft.act("projectEstimateSave", Map.of("lines", given));
    }

    private void check(Drafting draft) {
        mutate("chenjing", "projectPrecheck", Map.of("projectId", draft.id, "version", draft.version));
    }

    private void mutate(String who, String mutation, Map<String, Object> input) {
        done(world.as(who).mutate(mutation, input, "project { id version }"));
    }

    private static void done(JsonNode payload) {
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
    }

    private JsonNode precheck(Drafting draft) {
        return seen(draft, "chenjing");
    }

    private JsonNode seen(Drafting draft, String who) {
        return draft.seenBy(who, HITS).get("precheck");
    }

    private static JsonNode only(JsonNode precheck) {
        assertThat(precheck.get("hits")).as(precheck.toString()).hasSize(1);
        return precheck.at("/hits/0");
    }

    private JsonNode answer(Drafting draft, JsonNode hit, String verdict, @Nullable String reason) {
        return world.as("chenjing")
                .mutate("projectPrecheckAnswer", input(draft, hit, verdict, reason), "project { id " + HITS + " }");
    }

    private static Map<String, Object> input(Drafting draft, JsonNode hit, String verdict, @Nullable String reason) {
        var answer = new HashMap<String, Object>(Map.of(
                "hitId", hit.get("id").asString(), "version", hit.get("version").asInt(), "verdict", verdict));
        answer.put("reason", reason);
        return Map.of("projectId", draft.id, "answers", List.of(answer));
    }
}
