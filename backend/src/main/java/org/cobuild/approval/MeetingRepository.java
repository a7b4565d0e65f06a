package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_MEETING;

import java.util.Collection;
import java.util.Map;
import org.cobuild.approval.flow.Decision;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps the meetings of decisions; minutes are long, so that they are read only where they are asked for. */
@Repository
class MeetingRepository {
    private final DSLContext sql;

    MeetingRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(Decision decision, MeetingRules.Held meeting) {
        sql.insertInto(APPROVAL_MEETING)
                .set(APPROVAL_MEETING.DECISION_ID, decision.id())
                .set(APPROVAL_MEETING.TENANT_ID, decision.tenantId())
                .set(APPROVAL_MEETING.HELD_ON, meeting.heldOn())
                .set(APPROVAL_MEETING.NAME, meeting.name())
                .set(APPROVAL_MEETING.PRESENT, meeting.present())
                .set(APPROVAL_MEETING.MINUTES, meeting.minutes())
                .execute();
    }

    /** By decision id; decisions without one, or of cases that the caller may not see, are absent. */
    Map<Long, Meeting> ofDecisions(TenantScope scope, Collection<Long> decisionIds) {
        return sql.select(APPROVAL_MEETING.fields())
                .from(APPROVAL_MEETING)
                .join(APPROVAL_DECISION)
                .on(APPROVAL_DECISION.ID.eq(APPROVAL_MEETING.DECISION_ID))
                .and(TenantScope.alongside(APPROVAL_DECISION, APPROVAL_MEETING))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_DECISION.CASE_ID))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .where(APPROVAL_MEETING.DECISION_ID.in(decisionIds))
                .and(TenantScope.alongside(APPROVAL_MEETING, APPROVAL_CASE))
                .fetchMap(
                        APPROVAL_MEETING.DECISION_ID,
                        row -> new Meeting(
                                row.get(APPROVAL_MEETING.DECISION_ID),
                                row.get(APPROVAL_MEETING.HELD_ON),
                                row.get(APPROVAL_MEETING.NAME),
                                row.get(APPROVAL_MEETING.PRESENT),
                                row.get(APPROVAL_MEETING.MINUTES)));
    }
}
