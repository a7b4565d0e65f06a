package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A participant's silence: overdue it is brought before the superior of its unit, and it is never consent. */
@PortalTest
class SilenceTest {
    private static final String EAST = "东山县卫生健康局";
    private static final String SEEN = "participants { id state dueOn escalatedAt escalatedTo unit { name }"
            + " events { kind personName unitName } } submissionRefusals { code path }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    SilenceEscalated silence;

    /** The test's county bureau has a clerk alone: for this test that one sits in the superior seat, too. */
    @BeforeEach
    void aSuperior() {
        // A Friday; holidays follow, so that ten working days end on 2025-10-16.
        world.clock().setTo(Instant.parse("2025-09-26T02:00:00Z"));
        seat(true);
    }

    @AfterEach
    void tidy() {
        world.clock().release();
        seat(false);
        status("990121", "ACTIVE");
    }

    @Test
    void isEscalatedOnTheDayAfterTheLastOnceAndStaysUnanswered() throws Exception {
        var draft = Drafting.complete(world).invite();
        on("2025-10-16");
        run();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isTrue();
        on("2025-10-17");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> act = this::run;
            for (var done : threads.invokeAll(List.of(act, act, act, act))) {
                done.get();
            }
        }
        run();
        for (var who : List.of("chenjing", "songtao")) {
            var part = part(draft, who);
            assertThat(part.get("escalatedAt").asString()).as(who).startsWith("2025-10-17");
            assertThat(part.get("escalatedTo").asString()).isEqualTo("DEPUTY");
            assertThat(part.get("state").asString()).isEqualTo("ASKED");
            assertThat(part.get("events")
                            .valueStream()
                            .map(event -> event.get("kind").asString()))
                    .containsExactly("ASKED", "ESCALATED");
            assertThat(part.at("/events/1/personName").asString()).isEqualTo("Cobuild");
        }
        assertThat(refusals(draft)).contains("PARTICIPANT_OPEN participants.0.state");
        assertThat(sql.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY
                                .SUBJECT_ID
                                .eq(GlobalId.valueOf(draft.participant(EAST)).of("Participant"))
                                .and(AUDIT_ENTRY.ACTION.eq("participantEscalate"))
                                .and(SystemScope.all(Reason.REBUILD))))
                .isEqualTo(1);
    }

    @Test
    void isTheLeadsAndItsOwnUnitsToKnowAlone() {
        var draft = escalated();
        assertThat(part(draft, "mahui").get("escalatedAt").isNull()).isTrue();
        assertThat(part(draft, "mahui").get("escalatedTo").isNull()).isTrue();
    }

    @Test
    void ofAUnitWithoutASuperiorIsLateAndBroughtBeforeNobody() {
        seat(false);
        var draft = escalated();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isTrue();
        seat(true);
        run();
        assertThat(part(draft, "chenjing").get("escalatedTo").asString()).isEqualTo("DEPUTY");
    }

    @Test
    void endsWithAnAnswerHoweverLate() {
        var draft = escalated();
        assertThat(Drafting.refusals(draft.confirm("songtao", EAST))).isEmpty();
        var part = part(draft, "chenjing");
        assertThat(part.get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(part.get("escalatedTo").asString()).isEqualTo("DEPUTY");
        assertThat(refusals(draft)).doesNotContain("PARTICIPANT_OPEN participants.0.state");
    }

    @Test
    void isCountedAnewWhenItIsAskedAgain() {
        var draft = escalated();
        var payload = world.as("chenjing")
                .mutate(
                        "participantAmend",
                        Map.of(
                                "participantId",
                                draft.participant(EAST),
                                "version",
                                draft.version,
                                "packageTitle",
                                "只接口",
                                "packageScope",
                                "只做接口",
                                "share",
                                "300.00",
                                "reason",
                                "未答复"),
                        "participant { round dueOn escalatedAt }");
        assertThat(Drafting.refusals(payload)).isEmpty();
        assertThat(payload.at("/participant/escalatedAt").isNull()).isTrue();
        run();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isTrue();
        on(payload.at("/participant/dueOn").asString());
        on(LocalDate.parse(payload.at("/participant/dueOn").asString())
                .plusDays(1)
                .toString());
        run();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isFalse();
    }

    @Test
    void ofASuspendedTenantIsNotCountedAndOfTheProjectsOwnNothingIsDone() {
        var draft = Drafting.complete(world).invite();
        on("2025-10-20");
        status("990121", "SUSPENDED");
        run();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isTrue();
        status("990121", "ACTIVE");
        status("990100", "SUSPENDED");
        try {
            assertThat(run()).isZero();
        } finally {
            status("990100", "ACTIVE");
        }
        run();
        assertThat(part(draft, "chenjing").get("escalatedAt").isNull()).isFalse();
    }

    @Test
    void isKeptWhenTheLeadSavesItsListOfParticipants() {
        var draft = escalated();
        var kept = List.of(
                kept(draft, EAST, "CO_BUILDER", "东山接入", "300.00"),
                kept(draft, "南河县卫生健康局", "CO_BUILDER", "南河接入", "100.00"),
                kept(draft, "市医疗保障局", "DATA_PROVIDER", "结算数据", "0"));
        draft.act("projectParticipantsSave", Map.of("participants", kept));
        assertThat(part(draft, "chenjing").get("escalatedTo").asString()).isEqualTo("DEPUTY");
    }

    private static Map<String, Object> kept(Drafting draft, String unit, String role, String title, String share) {
        var row = Drafting.participant(draft.unit(unit), role, title, share);
        row.put("id", draft.participant(unit));
        return row;
    }

    private Drafting escalated() {
        var draft = Drafting.complete(world).invite();
        on("2025-10-17");
        run();
        return draft;
    }

    private static JsonNode part(Drafting draft, String who) {
        return draft.seenBy(who, SEEN)
                .get("participants")
                .valueStream()
                .filter(part -> part.at("/unit/name").asString().equals(EAST))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> refusals(Drafting draft) {
        return draft.seenBy("chenjing", SEEN)
                .get("submissionRefusals")
                .valueStream()
                .map(each -> each.get("code").asString() + " "
                        + String.join(
                                ".",
                                each.get("path")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    private int run() {
        return silence.run(tenant("990100"));
    }

    private long tenant(String code) {
        return sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.CODE.eq(code))
                .fetchSingle()
                .value1();
    }

    private void on(String day) {
        world.clock()
                .setTo(LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
    }

    private void status(String code, String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.CODE.eq(code))
                .execute();
    }

    private void seat(boolean held) {
        var post = sql.select(POST.TENANT_ID, POST.ID)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(PERSON.USERNAME.eq("songtao"))
                .and(SystemScope.all(Reason.REBUILD))
                .fetchSingle();
        sql.deleteFrom(POST_ROLE)
                .where(POST_ROLE.POST_ID.eq(post.value2()))
                .and(POST_ROLE.ROLE.eq("DEPUTY"))
                .and(SystemScope.all(Reason.REBUILD))
                .execute();
        if (held) {
            sql.insertInto(POST_ROLE, POST_ROLE.TENANT_ID, POST_ROLE.POST_ID, POST_ROLE.ROLE)
                    .values(post.value1(), post.value2(), "DEPUTY")
                    .execute();
        }
    }
}
