package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.time.LocalDate;
import java.util.function.Function;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.suspension.StoppedClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a tenant was asked, also by others, stands while it is suspended. */
@Component
class AnswersStand implements StoppedClock {
    private final DSLContext sql;

    AnswersStand(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void resume(Grant grant, LocalDate since, Function<LocalDate, LocalDate> later) {
        var asked = PROJECT_PARTICIPANT
                .UNIT_TENANT_ID
                .eq(grant.tenantId())
                .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.ASKED.name()))
                .and(PROJECT_PARTICIPANT.DUE_ON.ge(since))
                // The rows are of the tenants that own the projects.
                .and(SystemScope.all(Reason.SUSPENSION));
        var days = sql.selectDistinct(PROJECT_PARTICIPANT.DUE_ON)
                .from(PROJECT_PARTICIPANT)
                .where(asked)
                .fetchSet(PROJECT_PARTICIPANT.DUE_ON);
        if (!days.isEmpty()) {
            sql.update(PROJECT_PARTICIPANT)
                    .set(PROJECT_PARTICIPANT.DUE_ON, StoppedClock.moved(PROJECT_PARTICIPANT.DUE_ON, days, later))
                    .where(asked)
                    .execute();
        }
    }
}
