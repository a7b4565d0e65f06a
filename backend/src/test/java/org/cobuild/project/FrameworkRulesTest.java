package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.project.Submittables.FIRST;
import static org.cobuild.project.Submittables.LEAD;
import static org.cobuild.project.Submittables.SECOND;
import static org.cobuild.project.Submittables.participant;
import static org.cobuild.project.Submittables.refusing;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a framework plan has to say, where the policy asks for one. */
class FrameworkRulesTest {
    @Test
    void onlyWhatIsCoBuiltNeedsOne() {
        assertThat(refusing(asked(some -> {}))).contains("REQUIRED framework.goals");
        assertThat(refusing(some -> {})).as("where the policy asks for none").isEmpty();
        assertThat(refusing(asked(some -> {
                    some.participants.remove(1);
                    some.participants.add(participant(30, ParticipantState.APPOINTED, "0.00", false));
                    some.lines.remove(2);
                    some.lines.set(0, Submittables.line(1, "700.00", null, true));
                })))
                .as("one participant beside who is appointed")
                .isEmpty();
    }

    @Test
    void theWholeSaysGoalsAndContentsTheLeadItsScopeAndEachParticipantAllOfItsPart() {
        assertThat(refusing(asked(some -> {})))
                .containsExactly(
                        "REQUIRED framework.goals",
                        "REQUIRED framework.contents",
                        "REQUIRED framework.parts.0.scope",
                        "REQUIRED framework.parts.1.scope",
                        "REQUIRED framework.parts.1.businessFlow",
                        "REQUIRED framework.parts.1.dataFlow",
                        "REQUIRED framework.parts.1.interfaces",
                        "REQUIRED framework.parts.2.scope",
                        "REQUIRED framework.parts.2.businessFlow",
                        "REQUIRED framework.parts.2.dataFlow",
                        "REQUIRED framework.parts.2.interfaces");
        assertThat(refusing(asked(FrameworkRulesTest::written))).isEmpty();
        assertThat(refusing(asked(some -> {
                    written(some);
                    some.framework.removeIf(entry -> entry.kind() == FrameworkKind.DATA_FLOW
                            && Long.valueOf(SECOND).equals(entry.participantId()));
                })))
                .containsExactly("REQUIRED framework.parts.2.dataFlow");
    }

    @Test
    void whatOverlapsIsChangedOrRuledOn() {
        assertThat(refusing(asked(some -> {
                    written(some);
                    some.framework.add(entry(SECOND, FrameworkKind.SCOPE, "第" + FIRST + "家的数据接入"));
                })))
                .containsExactly("SCOPE_OVERLAP framework.overlaps.0");
        assertThat(refusing(asked(some -> {
                    written(some);
                    some.framework.add(entry(SECOND, FrameworkKind.SCOPE, "第" + FIRST + "家的数据接入"));
                    var overlap = some.whole().framework().overlaps().getFirst();
                    some.rulings.add(new FrameworkRuling(
                            1, 1, 7, overlap.key(), "各管各的", "陈静", Instant.parse("2026-03-02T01:00:00Z")));
                })))
                .isEmpty();
    }

    private static Consumer<Submittables> asked(Consumer<Submittables> change) {
        return some -> {
            some.frameworkAsked = true;
            change.accept(some);
        };
    }

    private static void written(Submittables some) {
        some.framework.add(entry(null, FrameworkKind.GOALS, "目标"));
        some.framework.add(entry(null, FrameworkKind.CONTENTS, "内容"));
        some.framework.add(entry(null, FrameworkKind.SCOPE, "第" + LEAD + "家的核心平台"));
        for (var participant : new long[] {FIRST, SECOND}) {
            some.framework.add(entry(participant, FrameworkKind.SCOPE, "第" + participant + "家的数据接入"));
            some.framework.add(entry(participant, FrameworkKind.BUSINESS_FLOW, "就诊"));
            some.framework.add(entry(participant, FrameworkKind.DATA_FLOW, "上传"));
            some.framework.add(entry(participant, FrameworkKind.GIVES, "接口"));
        }
    }

    private static FrameworkEntry entry(@Nullable Long participant, FrameworkKind kind, String content) {
        return new FrameworkEntry(1, 1, 7, participant, kind, 1, content, "市级平台", "病历");
    }
}
