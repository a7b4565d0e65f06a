package org.cobuild.tenancy.onboarding;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Executes a plan in the transaction of its caller: writes it and leaves an entry in the trail for every change. */
@Component
class PlanTrail {
    private final ApplicationEventPublisher events;

    PlanTrail(ApplicationEventPublisher events) {
        this.events = events;
    }

    void execute(Planned planned, Change.Actor by, long tenantId) {
        if (planned.changes().isEmpty()) {
            return;
        }
        planned.write().run();
        events.publishEvent(new Changes(planned.changes().stream()
                .map(change -> entry(change, by, tenantId))
                .toList()));
    }

    void publish(Change change) {
        events.publishEvent(new Changes(List.of(change)));
    }

    private static Change entry(PlannedChange planned, Change.Actor by, long tenantId) {
        var change = Change.of(planned.action(), by, tenantId, planned.subjectType(), planned.subjectId())
                .detail(
                        planned.subject().equals(planned.code())
                                ? planned.subject()
                                : planned.subject() + " (" + planned.code() + ")");
        planned.fields().forEach(field -> change.field(field.name(), field.before(), field.after()));
        return change.build();
    }
}
