package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Asking participants, their answers, and what each of them sees. */
@PortalTest
class CoBuildingTest {
    private static final String PART =
            "title goals stage viewerPart submittedAmount cutAmount approvedAmount lead { name }"
                    + " participants { id unit { name } state packageTitle packageScope share viewerSeesPackage events { kind } }"
                    + " estimateLines { title } fundingSources { source amount } milestones { title } catalogue { name }"
                    + " submissions { content amount } viewerCanEdit submissionRefusals { code }";

    @Autowired
    private World world;

    @Test
    void showsAParticipantTheSharedSummaryAndItsOwnPackageAlone() {
        var draft = Drafting.complete(world).invite();
        var seen = draft.seenBy("songtao", PART);
        assertThat(seen.get("viewerPart").asString()).isEqualTo("PACKAGE");
        assertThat(seen.get("goals").asString()).isNotEmpty();
        assertThat(seen.get("lead").get("name").asString()).isEqualTo("市卫生健康委员会");
        assertThat(seen.get("milestones")).hasSize(2);
        assertThat(seen.get("catalogue")).hasSize(2);
        for (var hidden : List.of("submittedAmount", "cutAmount", "approvedAmount")) {
            assertThat(seen.get(hidden).isNull()).as(hidden).isTrue();
        }
        assertThat(seen.get("estimateLines")).hasSize(1);
        assertThat(seen.get("estimateLines").get(0).get("title").asString()).isEqualTo("东山前置机");
        assertThat(seen.get("fundingSources")).hasSize(1);
        assertThat(seen.get("fundingSources").get(0).get("amount").asString()).isEqualTo("300.00");
        assertThat(seen.get("submissionRefusals")).isEmpty();
        assertThat(seen.get("viewerCanEdit").asBoolean()).isFalse();
        for (var participant : seen.get("participants")) {
            var own = participant.get("unit").get("name").asString().startsWith("东山");
            assertThat(participant.get("packageTitle").asString()).isNotEmpty();
            assertThat(participant.get("viewerSeesPackage").asBoolean()).isEqualTo(own);
            assertThat(participant.get("share").isNull()).isEqualTo(!own);
            assertThat(participant.get("packageScope").isNull()).isEqualTo(!own);
            assertThat(participant.get("events").isEmpty()).isEqualTo(!own);
        }
    }

    @Test
    void showsItToTheTenantWideRolesOfAParticipantsTenantAndToNobodyElse() {
        var draft = Drafting.complete(world);
        assertThat(draft.seenBy("songtao", "id").isNull()).isTrue();
        draft.invite();
        assertThat(draft.seenBy("kongxiang", "viewerPart").get("viewerPart").asString())
                .isEqualTo("PACKAGE");
        for (var other : List.of("yanbo", "tanwei", "lvhang", "ouyang", "bianjing")) {
            assertThat(draft.seenBy(other, "id").isNull()).as(other).isTrue();
        }
    }

    @Test
    void asksForAnAnswerWithinTenWorkingDays() {
        // 2025-09-26 is a Friday; 10-01 to 10-08 are holidays, 09-28 and 10-11 are worked weekends.
        world.clock().setTo(java.time.Instant.parse("2025-09-26T02:00:00Z"));
        try {
            var draft = Drafting.complete(world).invite();
            assertThat(draft.seenBy("chenjing", "participants { dueOn }")
                            .get("participants")
                            .get(0)
                            .get("dueOn")
                            .asString())
                    .isEqualTo("2025-10-16");
        } finally {
            world.clock().release();
        }
    }

    @Test
    void listsTheInvitationOfOnesOwnUnitUntilItIsAnswered() {
        var draft = Drafting.complete(world).invite();
        var own = draft.participant("东山县卫生健康局");
        assertThat(invitations("songtao")).contains(own);
        assertThat(invitations("mahui")).doesNotContain(own);
        draft.confirm("songtao", "东山县卫生健康局");
        assertThat(invitations("songtao")).doesNotContain(own);
    }

    private List<String> invitations(String username) {
        return world.as(username)
                .ask("{ invitations(first: 100) { edges { node { id viewerCanAnswer project { title } } } } }")
                .get("invitations")
                .get("edges")
                .valueStream()
                .map(edge -> edge.get("node").get("id").asString())
                .toList();
    }

    @Test
    void keepsTheHistoryOfAskingObjectingAmendingAndConfirming() {
        var draft = Drafting.complete(world).invite();
        var id = draft.participant("东山县卫生健康局");
        answer("songtao", "participantObject", Map.of("participantId", id, "round", 1, "reason", "县里已有系统"));
        amend(draft, id, "只接口");
        var stale = answer("songtao", "participantConfirm", Map.of("participantId", id, "round", 1));
        assertThat(Drafting.refusals(stale)).containsExactly("ROUND round");
        answer("songtao", "participantConfirm", Map.of("participantId", id, "round", 2, "opinion", "同意"));
        var events = world.as("songtao")
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on Participant { state round events { kind round personName unitName reason packageTitle share } } } }",
                        Map.of("id", id))
                .get("node")
                .get("events");
        assertThat(events.valueStream()
                        .map(event -> event.get("kind").asString()
                                + event.get("round").asInt()))
                .containsExactly("ASKED1", "OBJECTED1", "AMENDED2", "CONFIRMED2");
        assertThat(events.get(1).get("reason").asString()).isEqualTo("县里已有系统");
        assertThat(events.get(1).get("packageTitle").asString()).isEqualTo("东山接入");
        assertThat(events.get(3).get("unitName").asString()).isEqualTo("东山县卫生健康局");
    }

    private void amend(Drafting draft, String participant, String title) {
        var payload = world.as("chenjing")
                .mutate(
                        "participantAmend",
                        Map.of(
                                "participantId",
                                participant,
                                "version",
                                draft.version,
                                "packageTitle",
                                title,
                                "packageScope",
                                "只做接口",
                                "share",
                                "300.00",
                                "reason",
                                "县里已有系统"),
                        "participant { id round state project { version } }");
        assertThat(Drafting.refusals(payload)).isEmpty();
        draft.version = payload.get("participant").get("project").get("version").asInt();
    }

    private JsonNode answer(String username, String mutation, Map<String, ?> input) {
        return world.as(username).mutate(mutation, input, "participant { id state }");
    }

    @Test
    void letsNobodyAnswerForAnotherUnit() {
        var draft = Drafting.complete(world).invite();
        var id = draft.participant("东山县卫生健康局");
        assertThat(code("mahui", id)).isEqualTo("FORBIDDEN");
        assertThat(code("chenjing", id)).isEqualTo("FORBIDDEN");
        assertThat(code("kongxiang", id)).isEqualTo("FORBIDDEN");
        assertThat(code("yanbo", id)).isEqualTo("NOT_FOUND");
        assertThat(code("ouyang", id)).isEqualTo("NOT_FOUND");
    }

    private String code(String username, String participant) {
        return world.as(username)
                .answer(
                        "mutation($i: ParticipantConfirmInput!) { participantConfirm(input: $i) { errors { message } } }",
                        Map.of("i", Map.of("participantId", participant, "round", 1)))
                .get("errors")
                .get(0)
                .get("extensions")
                .get("code")
                .asString();
    }

    @Test
    void answersOnce() {
        var draft = Drafting.complete(world).invite();
        draft.confirm("songtao", "东山县卫生健康局");
        var again = draft.confirm("songtao", "东山县卫生健康局");
        assertThat(Drafting.refusals(again)).containsExactly("STAGE participantId");
    }

    @Test
    void changesAnAskedPackageByAmendmentAloneAndRemovesNobodyWhoWasAsked() {
        var draft = Drafting.complete(world).invite();
        var changed = Drafting.participant(draft.unit("东山县卫生健康局"), "CO_BUILDER", "东山接入", "301.00");
        changed.put("id", draft.participant("东山县卫生健康局"));
        assertThat(Drafting.refusals(
                        draft.attempt("projectParticipantsSave", Map.of("participants", List.of(changed)))))
                .containsExactlyInAnyOrder("STAGE participants.0", "STAGE participants", "STAGE participants");
    }

    @Test
    void refusesToAskNobody() {
        assertThat(Drafting.refusals(new Drafting(world).create("没人可问").attempt("projectInvite", Map.of())))
                .containsExactly("REQUIRED projectId");
    }
}
