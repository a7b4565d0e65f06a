package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.cobuild.approval.Matters.LARGE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.RETURN;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.MeetingRules.MeetingInput;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.document.DocumentService;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a leading group decides carries its meeting, and nothing else does. */
@PortalTest
class MeetingTest {
    private static final LocalDate TODAY = LocalDate.of(2034, 5, 16);

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    MeetingRepository meetings;

    @Autowired
    DocumentService files;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        world.clock().setTo(Instant.parse("2034-05-15T01:00:00Z"));
    }

    @AfterEach
    void clock() {
        world.clock().release();
    }

    /** A case that came to the leading group the day before {@link #TODAY}. */
    private long beforeTheGroup() {
        var id = matters.submitted("chenjing", LARGE);
        matters.approve(
                id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong");
        world.clock().setTo(Instant.parse("2034-05-16T01:00:00Z"));
        return id;
    }

    private Task decide(long id, String username, DecisionVerb verb, @Nullable MeetingInput meeting) {
        return tasks.decide(
                matters.viewer(username), matters.input(matters.task(id, username), id, verb, null, null, meeting));
    }

    private List<String> refused(long id, String username, @Nullable MeetingInput meeting) {
        try {
            decide(id, username, APPROVE, meeting);
        } catch (Refused refused) {
            return refused.errors().stream()
                    .map(error -> String.join(".", error.path()) + " " + error.code())
                    .toList();
        }
        throw new AssertionError("it was decided");
    }

    private static MeetingInput held(@Nullable LocalDate on) {
        return new MeetingInput(on, "第四次会议", "12 人", "会议审议通过。", null);
    }

    @Test
    void isKeptWithTheDecisionAndReadByWhoReadsTheCase() {
        var id = beforeTheGroup();
        var minutes = "纪".repeat(10_000);
        decide(id, "guomingyuan", APPROVE, new MeetingInput(TODAY, "第四次会议", "12 人", minutes, null));
        var said = matters.flow(id).decisions().getLast();
        assertThat(meetings.ofDecisions(matters.viewer("zhaolei").scope(), List.of(said.id())))
                .containsEntry(said.id(), new Meeting(said.id(), TODAY, "第四次会议", "12 人", minutes));
        assertThat(meetings.ofDecisions(world.viewer("yanbo", "990121").scope(), List.of(said.id())))
                .isEmpty();
        var asked = world.as("zhaolei")
                .ask(
                        "query($id: ID!) { case(id: $id) { steps { code meeting } decisions { meeting { heldOn name"
                                + " present minutes } } } }",
                        Map.of("id", new GlobalId("Case", id).toString()))
                .at("/case");
        assertThat(asked.at("/steps").findValuesAsString("meeting"))
                .containsExactly("false", "false", "false", "false", "true");
        assertThat(asked.at("/decisions/0/meeting").isNull()).isTrue();
        assertThat(asked.at("/decisions/8/meeting/heldOn").asString()).isEqualTo("2034-05-16");
        assertThat(asked.at("/decisions/8/meeting/minutes").asString()).hasSize(10_000);
    }

    private MeetingInput with(GlobalId document) {
        return new MeetingInput(TODAY, "第四次会议", "12 人", "会议审议通过。", document);
    }

    private GlobalId uploaded(String username) {
        var content = new ByteArrayInputStream("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return new GlobalId(
                "Document",
                files.stage(matters.viewer(username), "纪要.pdf", content).id());
    }

    @Test
    void hasItsSignedMinutesAsAFileThatWhoReadsTheDecisionReads() throws Exception {
        var id = beforeTheGroup();
        var file = uploaded("guomingyuan");
        decide(id, "guomingyuan", APPROVE, with(file));
        var shown = world.as("zhaolei")
                .ask(
                        "query($id: ID!) { case(id: $id) { decisions { meeting { document { id name url } } } } }",
                        Map.of("id", new GlobalId("Case", id).toString()))
                .at("/case/decisions/8/meeting/document");
        assertThat(shown.at("/name").asString()).isEqualTo("纪要.pdf");
        var reader = world.as("zhaolei");
        assertThat(reader.send(reader.request(shown.at("/url").asString()).GET())
                        .body())
                .startsWith("%PDF");
        var node = "query($id: ID!) { node(id: $id) { id } }";
        assertThat(reader.ask(node, Map.of("id", file.toString()))
                        .at("/node/id")
                        .asString())
                .isEqualTo(file.toString());
        assertThat(world.as("yanbo")
                        .ask(node, Map.of("id", file.toString()))
                        .at("/node")
                        .isNull())
                .isTrue();
    }

    @Test
    void takesNoFileOfSomebodyElseNorOneThatIsUsed() {
        var id = beforeTheGroup();
        assertThat(refused(id, "guomingyuan", with(uploaded("zhaolei")))).containsExactly("meeting.documentId INVALID");
        assertThat(refused(id, "guomingyuan", with(new GlobalId("Document", Ids.next()))))
                .containsExactly("meeting.documentId INVALID");
        var file = uploaded("guomingyuan");
        decide(id, "guomingyuan", APPROVE, with(file));
        assertThat(refused(beforeTheGroup(), "guomingyuan", with(file))).containsExactly("meeting.documentId INVALID");
    }

    @Test
    void isRequiredWholeWhereAMeetingDecides() {
        var id = beforeTheGroup();
        assertThat(refused(id, "guomingyuan", null)).containsExactly("meeting REQUIRED");
        assertThat(refused(id, "guomingyuan", new MeetingInput(null, " ", null, "", null)))
                .containsExactlyInAnyOrder(
                        "meeting.heldOn REQUIRED",
                        "meeting.name REQUIRED",
                        "meeting.present REQUIRED",
                        "meeting.minutes REQUIRED");
        assertThat(matters.step(id, "leading_group").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void isHeldBetweenTheDayTheCaseCameAndToday() {
        var id = beforeTheGroup();
        assertThat(refused(id, "guomingyuan", held(TODAY.plusDays(1)))).containsExactly("meeting.heldOn INVALID");
        assertThat(refused(id, "guomingyuan", held(TODAY.minusDays(2)))).containsExactly("meeting.heldOn INVALID");
        decide(id, "guomingyuan", APPROVE, held(TODAY.minusDays(1)));
    }

    @Test
    void takesNoMoreThanItsColumns() {
        var id = beforeTheGroup();
        var long10 = "长".repeat(10_001);
        assertThat(refused(id, "guomingyuan", new MeetingInput(TODAY, long10, long10, long10, null)))
                .containsExactlyInAnyOrder(
                        "meeting.name INVALID", "meeting.present INVALID", "meeting.minutes INVALID");
        assertThat(refused(id, "guomingyuan", new MeetingInput(TODAY, "会", "1", "x".repeat(1_000_000), null)))
                .containsExactly("meeting.minutes INVALID");
        assertThat(refused(id, "guomingyuan", new MeetingInput(TODAY, "会", "1", "a\u0007b", null)))
                .containsExactly("meeting.minutes INVALID");
    }

    @Test
    void isRefusedWhereNoMeetingDecides() {
        var id = matters.submitted("chenjing", LARGE);
        assertThat(refused(id, "zhaolei", held(LocalDate.of(2034, 5, 15)))).containsExactly("meeting INVALID");
    }

    @Test
    void isNotAskedForWhenTheSecretaryReturnsWhatDidNotComeToTheTable() {
        var id = beforeTheGroup();
        decide(id, "guomingyuan", RETURN, null);
        assertThat(matters.flow(id).state()).isEqualTo(CaseState.RETURNED);
        assertThat(meetings.ofDecisions(
                        matters.viewer("zhaolei").scope(),
                        List.of(matters.flow(id).decisions().getLast().id())))
                .isEmpty();
    }

    @Test
    void aRefusalNamesTheRuleInBothLanguages() {
        var id = beforeTheGroup();
        assertThatThrownBy(() -> decide(id, "guomingyuan", APPROVE, null))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    var error = refused.errors().getFirst();
                    assertThat(error.message()).isNotBlank();
                    assertThat(error.clause()).isNotBlank();
                    assertThat(error.lift()).isNotBlank();
                });
    }
}
