package org.cobuild.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;
import static org.cobuild.db.Tables.SHARING_REQUEST;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.sharing.Resources.done;
import static org.cobuild.sharing.Resources.refusals;
import static org.cobuild.sharing.Resources.with;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.db.tables.records.SharingRequestRecord;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitChangeKind;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A conditional resource is found by the whole tree, asked for, and answered by its provider within its days. */
@PortalTest
class SharingRequestTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    Statements statements;

    @Autowired
    RequestsEscalated escalated;

    @Autowired
    RequestsStand stand;

    @Autowired
    RequestsFollow follow;

    @Autowired
    Access access;

    @Autowired
    UnitRepository units;

    @Autowired
    TransactionTemplate transaction;

    private Resources resources;
    private String name;

    @BeforeEach
    void clock() {
        // A Friday; holidays follow, so that ten working days end on 2025-10-16.
        world.clock().setTo(Instant.parse("2025-09-26T02:00:00Z"));
        resources = new Resources(world, sql, standing);
        name = "门诊记录 " + UUID.randomUUID();
    }

    @AfterEach
    void tidy() {
        world.clock().release();
        status("ACTIVE");
    }

    @Test
    void everybodyOfTheCityTreeFindsWhatThereIsAndNobodyElse() {
        var city = conditional();
        var county = resources.published("990121", "health", name + " 县", "UNCONDITIONAL");
        for (var who : List.of("chenjing", "zhaolei", "songtao", "mahui", "tanwei", "sunzhiyuan")) {
            assertThat(found(who, name)).as(who).containsExactly(city, county);
        }
        for (var who : List.of("baiyu", "ouyang", "gumin")) {
            assertThat(found(who, name)).as(who).isEmpty();
            assertThat(node(who, city).isNull()).as(who).isTrue();
        }
        assertThat(world.as("hanbing")
                        .answer("{ publishedResources { edges { node { id } } } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        var shown = node("mahui", city);
        assertThat(shown.get("name").asString()).isEqualTo(name);
        assertThat(shown.at("/provider/name").asString()).isEqualTo("市卫生健康委员会");
        assertThat(shown.get("sharingCondition").asString()).isEqualTo("限医疗救治");
    }

    @Test
    void theListIsSearchedNarrowedAndPagedByNameInOneReadApart() {
        for (int n = 1; n <= 5; n++) {
            resources.published("990100", "health", name + " " + n, n == 3 ? "NOT_SHARED" : "CONDITIONAL");
        }
        var first = page(2, null);
        assertThat(names(first)).containsExactly(name + " 1", name + " 2");
        var second = page(2, first.at("/pageInfo/endCursor").asString());
        assertThat(names(second)).containsExactly(name + " 3", name + " 4");
        var last = page(2, second.at("/pageInfo/endCursor").asString());
        assertThat(names(last)).containsExactly(name + " 5");
        assertThat(last.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(world.as("mahui")
                        .ask(
                                "query($s: String) { publishedResources(filter: {search: $s, sharingType: NOT_SHARED})"
                                        + " { edges { node { name } } } }",
                                Map.of("s", name))
                        .at("/publishedResources/edges"))
                .hasSize(1);
        page(5, null);
        var few = statements.during(() -> page(1, null)).size();
        assertThat(statements.during(() -> page(5, null))).hasSize(few);
    }

    @Test
    void isAskedForByOneUnitAndGrantedByTheOther() {
        var resource = conditional();
        assertThat(node("mahui", resource).get("viewerCanRequest").asBoolean()).isTrue();
        var request = done(resources.ask("mahui", resource));
        assertThat(request.get("state").asString()).isEqualTo("REQUESTED");
        assertThat(request.get("dueOn").asString()).isEqualTo("2025-10-16");
        assertThat(request.at("/requester/name").asString()).isEqualTo("南河县卫生健康局");
        assertThat(request.get("viewerCanEdit").asBoolean()).isTrue();
        assertThat(request.get("viewerCanAnswer").asBoolean()).isFalse();
        assertThat(node("mahui", resource).get("viewerCanRequest").asBoolean()).isFalse();
        assertThat(node("mahui", resource).at("/ownRequest/state").asString()).isEqualTo("REQUESTED");
        assertThat(resources.requests("mahui", "side: MADE")).contains(id(request));
        assertThat(resources.requests("mahui", "side: TO_ANSWER")).doesNotContain(id(request));
        assertThat(resources.requests("chenjing", "side: TO_ANSWER, states: [REQUESTED]"))
                .contains(id(request));
        assertThat(resources.requests("chenjing", "side: MADE")).doesNotContain(id(request));
        var seen = resources.seenBy("chenjing", request);
        assertThat(seen.get("viewerCanAnswer").asBoolean()).isTrue();
        var granted = done(resources.answer("liumin", seen, "GRANT", ""));
        assertThat(granted.get("state").asString()).isEqualTo("GRANTED");
        assertThat(granted.get("answeredByName").asString()).isEqualTo("刘敏");
        assertThat(granted.get("viewerCanAnswer").asBoolean()).isFalse();
        assertThat(refusals(resources.ask("mahui", resource))).containsExactly("TWICE resourceId");
        assertThat(trail(request)).containsExactlyInAnyOrder("sharingRequestSave", "sharingRequestAnswer");
    }

    @Test
    void limitsAndReasonsAreSaidAndAfterARefusalItIsAskedAnew() {
        var resource = conditional();
        var request = done(resources.ask("mahui", resource));
        assertThat(refusals(resources.answer("chenjing", request, "LIMIT", " ")))
                .containsExactly("REQUIRED words");
        assertThat(refusals(resources.answer("chenjing", request, "REFUSE", "否")))
                .containsExactly("INVALID words");
        assertThat(refusals(resources.answer("chenjing", request, "REFUSE", "长".repeat(1_001))))
                .containsExactly("INVALID words");
        var refused = done(resources.answer("chenjing", request, "REFUSE", "用途不符"));
        assertThat(refused.get("answer").asString()).isEqualTo("用途不符");
        assertThat(refusals(resources.answer("chenjing", refused, "GRANT", ""))).containsExactly("STATE");
        assertThat(refusals(resources.withdraw("mahui", refused))).containsExactly("STATE");
        var again = done(resources.ask("mahui", resource));
        var limited = done(resources.answer("chenjing", again, "LIMIT", "只限脱敏后的汇总"));
        assertThat(limited.get("state").asString()).isEqualTo("LIMITED");
        assertThat(limited.get("answer").asString()).isEqualTo("只限脱敏后的汇总");
    }

    @Test
    void thePurposeIsSaidAnewAndTheRequestWithdrawnWhileItWaits() {
        var resource = conditional();
        var request = done(resources.ask("mahui", resource));
        assertThat(refusals(resources.sayAnew("mahui", request, ""))).containsExactly("REQUIRED purpose");
        var said = done(resources.sayAnew("mahui", request, "医保稽核"));
        assertThat(said.get("purpose").asString()).isEqualTo("医保稽核");
        assertThat(refusals(resources.answer("chenjing", request, "GRANT", ""))).containsExactly("STALE version");
        assertThat(refusals(resources.withdraw("mahui", request))).containsExactly("STALE version");
        var withdrawn = done(resources.withdraw("mahui", said));
        assertThat(withdrawn.get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(refusals(resources.sayAnew("mahui", withdrawn, "再用"))).containsExactly("STATE");
        assertThat(refusals(resources.answer("chenjing", withdrawn, "GRANT", "")))
                .containsExactly("STATE");
        assertThat(node("mahui", resource).get("viewerCanRequest").asBoolean()).isTrue();
    }

    @Test
    void onlyAnothersConditionalResourceIsAskedForAndOnce() throws Exception {
        var open = resources.published("990100", "health", name + " 开", "UNCONDITIONAL");
        var closed = resources.published("990100", "health", name + " 关", "NOT_SHARED");
        assertThat(refusals(resources.ask("mahui", open))).containsExactly("NOT_CONDITIONAL resourceId");
        assertThat(refusals(resources.ask("mahui", closed))).containsExactly("NOT_CONDITIONAL resourceId");
        var resource = conditional();
        assertThat(refusals(resources.ask("chenjing", resource))).containsExactly("OWN resourceId");
        assertThat(node("chenjing", resource).get("viewerCanRequest").asBoolean())
                .isFalse();
        world.as("mahui");
        Callable<JsonNode> act = () -> resources.ask("mahui", resource);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var refused = 0;
            for (var answer : threads.invokeAll(List.of(act, act, act, act))) {
                refused += refusals(answer.get()).equals(List.of("TWICE resourceId")) ? 1 : 0;
            }
            assertThat(refused).isEqualTo(3);
        }
        // Another unit of the tree asks for itself.
        assertThat(refusals(resources.ask("songtao", resource))).isEmpty();
    }

    @Test
    void isReadByBothSidesTheirTenantsAndTheCityAndActedOnByTheUnitsAlone() {
        var resource = resources.published("990121", "health", name, "CONDITIONAL");
        var request = done(resources.ask("mahui", resource));
        for (var who : List.of("mahui", "lizhengyi", "songtao", "houjianguo", "zhaolei", "wangxiulan", "fengyi")) {
            assertThat(resources.seenBy(who, request).get("purpose").asString())
                    .as(who)
                    .isEqualTo("门诊转诊核对");
            assertThat(resources.requests(who, "")).as(who).contains(id(request));
        }
        var answer = with(request, Map.of("verdict", "GRANT"));
        for (var who : List.of("tanwei", "duanhong", "yanbo", "chenjing", "baiyu", "dingjie", "gumin")) {
            assertThat(resources.seenBy(who, request).isNull()).as(who).isTrue();
            assertThat(resources.requests(who, "")).as(who).doesNotContain(id(request));
            assertThat(resources.code(who, "sharingRequestAnswer", answer))
                    .as(who)
                    .isEqualTo("NOT_FOUND");
            assertThat(resources.code(who, "sharingRequestWithdraw", with(request, Map.of())))
                    .as(who)
                    .isEqualTo("NOT_FOUND");
        }
        for (var who : List.of("mahui", "houjianguo", "zhaolei", "lizhengyi")) {
            assertThat(resources.code(who, "sharingRequestAnswer", answer))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
        for (var who : List.of("songtao", "houjianguo", "zhaolei", "lizhengyi")) {
            assertThat(resources.code(who, "sharingRequestWithdraw", with(request, Map.of())))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
            assertThat(resources.code(who, "sharingRequestSave", with(request, Map.of("purpose", "改"))))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
        var asking = Map.of("resourceId", resource, "purpose", "核对");
        assertThat(resources.code("zhaolei", "sharingRequestSave", asking)).isEqualTo("FORBIDDEN");
        assertThat(resources.code("baiyu", "sharingRequestSave", asking)).isEqualTo("NOT_FOUND");
        assertThat(resources.code("mahui", "sharingRequestSave", Map.of("purpose", "核对")))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void isOverdueOnTheDayAfterTheLastAndBroughtBeforeASuperiorOnce() throws Exception {
        var request = done(resources.ask("mahui", conditional()));
        on("2025-10-16");
        run();
        assertThat(resources.seenBy("mahui", request).get("overdue").asBoolean())
                .isFalse();
        on("2025-10-17");
        assertThat(resources.seenBy("mahui", request).get("overdue").asBoolean())
                .isTrue();
        assertThat(resources.requests("chenjing", "side: TO_ANSWER, overdue: true"))
                .contains(id(request));
        assertThat(resources.requests("chenjing", "side: TO_ANSWER, overdue: false"))
                .doesNotContain(id(request));
        Callable<Integer> act = this::run;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(act, act, act, act))) {
                done.get();
            }
        }
        for (var who : List.of("mahui", "chenjing", "zhaolei")) {
            var seen = resources.seenBy(who, request);
            assertThat(seen.get("escalatedAt").asString()).as(who).startsWith("2025-10-17");
            assertThat(seen.get("escalatedTo").asString()).isEqualTo("DEPUTY");
            assertThat(seen.get("state").asString()).isEqualTo("REQUESTED");
        }
        assertThat(trail(request)).containsExactlyInAnyOrder("sharingRequestSave", "sharingRequestEscalate");
        var late = done(resources.answer("chenjing", resources.seenBy("chenjing", request), "GRANT", ""));
        assertThat(late.get("overdue").asBoolean()).isFalse();
        assertThat(late.get("escalatedTo").asString()).isEqualTo("DEPUTY");
    }

    @Test
    void ofASuspendedProviderNothingIsBroughtBeforeAnybody() {
        var request = done(resources.ask("mahui", conditional()));
        on("2025-10-20");
        status("SUSPENDED");
        assertThat(run()).isZero();
        status("ACTIVE");
        run();
        assertThat(resources.seenBy("mahui", request).get("escalatedAt").isNull())
                .isFalse();
    }

    @Test
    void theDaysForWhichTheProvidersTenantWasSuspendedAreAdded() {
        var request = done(resources.ask("mahui", conditional()));
        var grant = access.consequence(standing.tenantId("990100"));
        transaction.executeWithoutResult(inside -> {
            stand.resume(grant, LocalDate.parse("2025-10-16"), day -> day.plusDays(7));
            assertThat(row(request).get(SHARING_REQUEST.DUE_ON)).isEqualTo("2025-10-23");
            stand.resume(grant, LocalDate.parse("2025-10-24"), day -> day.plusDays(7));
            assertThat(row(request).get(SHARING_REQUEST.DUE_ON)).isEqualTo("2025-10-23");
            inside.setRollbackOnly();
        });
    }

    @Test
    void whoFollowsAUnitProvidesAnswersAndHasAsked() {
        var city = standing.tenantId("990100");
        var county = standing.tenantId("990122");
        var request = done(resources.ask("mahui", conditional()));
        transaction.executeWithoutResult(inside -> {
            follow.follow(merged(city, standing.unitId(city, "health"), standing.unitId(city, "transport")));
            follow.follow(merged(county, standing.unitId(county, "health"), standing.unitId(county, "finance")));
            var moved = row(request);
            assertThat(moved.get(SHARING_REQUEST.UNIT_ID)).isEqualTo(standing.unitId(city, "transport"));
            assertThat(moved.get(SHARING_REQUEST.REQUESTER_UNIT_ID)).isEqualTo(standing.unitId(county, "finance"));
            assertThat(sql.select(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID)
                            .from(PUBLISHED_RESOURCE)
                            .where(PUBLISHED_RESOURCE.ID.eq(moved.get(SHARING_REQUEST.RESOURCE_ID)))
                            .and(SystemScope.all(Reason.REBUILD))
                            .fetchSingle()
                            .value1())
                    .isEqualTo(standing.unitId(city, "transport"));
            inside.setRollbackOnly();
        });
    }

    private Succession merged(long tenant, long unit, long heir) {
        var named = units.named(List.of(unit, heir));
        return new Succession(
                access.consequence(tenant),
                new PortalActor(tenant, null),
                1,
                UnitChangeKind.MERGE,
                LocalDate.parse("2025-09-26"),
                "",
                Map.of(unit, named.get(unit)),
                Map.of(heir, named.get(heir)),
                Map.of(unit, heir),
                Map.of(),
                Map.of(),
                Set.of());
    }

    private SharingRequestRecord row(JsonNode request) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(SHARING_REQUEST.ID.eq(GlobalId.valueOf(id(request)).of("SharingRequest")))
                .and(SystemScope.all(Reason.REBUILD))
                .fetchSingle();
    }

    private String conditional() {
        return resources.published("990100", "health", name, "CONDITIONAL");
    }

    private List<String> found(String who, String search) {
        return world.as(who)
                .ask(
                        "query($s: String) { publishedResources(filter: {search: $s}, first: 100) { edges { node { id } } } }",
                        Map.of("s", search))
                .at("/publishedResources/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }

    private JsonNode page(int first, @org.jspecify.annotations.Nullable String after) {
        var variables = new java.util.HashMap<String, Object>(Map.of("s", name, "n", first));
        variables.put("a", after);
        return world.as("mahui")
                .ask(
                        "query($s: String, $n: Int!, $a: String) { publishedResources(filter: {search: $s}, first: $n,"
                                + " after: $a) { edges { node { name provider { name } viewerCanRequest ownRequest { id } } }"
                                + " pageInfo { endCursor hasNextPage } } }",
                        variables)
                .get("publishedResources");
    }

    private static List<String> names(JsonNode page) {
        return page.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/name").asString())
                .toList();
    }

    private JsonNode node(String who, String resource) {
        return world.as(who)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on PublishedResource { name sharingCondition provider { name }"
                                + " viewerCanRequest ownRequest { state } } } }",
                        Map.of("id", resource))
                .get("node");
    }

    private static String id(JsonNode request) {
        return request.get("id").asString();
    }

    private List<String> trail(JsonNode request) {
        return sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SUBJECT_ID.eq(GlobalId.valueOf(id(request)).of("SharingRequest")))
                .and(AUDIT_ENTRY.SUBJECT_TYPE.eq("SharingRequest"))
                .and(SystemScope.all(Reason.REBUILD))
                .fetch(AUDIT_ENTRY.ACTION);
    }

    private int run() {
        return escalated.run(standing.tenantId("990100"));
    }

    private void on(String day) {
        world.clock()
                .setTo(LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.CODE.eq("990100"))
                .execute();
    }
}
