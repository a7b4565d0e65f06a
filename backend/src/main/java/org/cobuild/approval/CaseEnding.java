package org.cobuild.approval;

import java.util.Collection;
import java.util.List;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.platform.PortalClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows when a move brings a case to its end, whichever move it is: an approval has a number and conditions that
 * bind, and the subject's room hears of it in the same transaction.
 */
@Component
class CaseEnding {
    private final ReplyNumbers numbers;
    private final ConditionRepository conditions;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CaseEnding(
            ReplyNumbers numbers, ConditionRepository conditions, PortalClock clock, ApplicationEventPublisher events) {
        this.numbers = numbers;
        this.conditions = conditions;
        this.clock = clock;
        this.events = events;
    }

    /** What an approval says beside its opinions; both null as long as the case is not approved. */
    record Reply(@Nullable String number, @Nullable String condition) {
        static final Reply NONE = new Reply(null, null);
    }

    /** Takes the next number when the case is approved by the move. */
    Reply reply(HeldTask held, CaseFlow after) {
        if (after.state() != CaseState.APPROVED) {
            return Reply.NONE;
        }
        var year = clock.today(held.viewer().tenant().zone()).getYear();
        return new Reply(numbers.take(held.grant(), held.matter().subject(), year), CaseRules.conditions(after));
    }

    /** The decisions whose conditions bind now: none as long as the case is not approved. */
    static List<Decision> binding(CaseFlow after) {
        return after.state() == CaseState.APPROVED ? CaseRules.conditional(after) : List.of();
    }

    /** Lets conditions bind that were named before the move. @param terms what the last decision named itself */
    void bind(HeldTask held, List<Decision> named, Collection<ConditionTerm> terms) {
        if (!named.isEmpty()) {
            var ids = named.stream().map(Decision::id).toList();
            conditions.bind(held.grant(), ids, held.task().tenantId(), terms);
        }
    }

    /** Tells the subject's room, as long as the case is not open any more. */
    void tell(HeldTask held, CaseFlow after, Reply reply) {
        var matter = held.matter();
        if (after.state() != CaseState.OPEN) {
            var last = after.decisions().getLast();
            events.publishEvent(new CaseDecided(
                    matter.id(),
                    matter.subject(),
                    matter.subjectId(),
                    matter.projectId(),
                    matter.tenantId(),
                    after.state(),
                    last.id(),
                    last.opinion(),
                    reply.number(),
                    reply.condition(),
                    matter.textSha256(),
                    held.subject(),
                    held.viewer()));
        }
    }
}
