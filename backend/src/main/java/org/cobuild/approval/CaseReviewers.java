package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.time.Instant;
import java.util.Set;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What a room that adds something to a case asks about it: whether it is open, and who reviews in it. */
@Repository
public class CaseReviewers {
    private final DSLContext sql;

    CaseReviewers(DSLContext sql) {
        this.sql = sql;
    }

    public static boolean open(ApprovalCase matter) {
        return matter.state() == CaseState.OPEN;
    }

    /** Locks the case's row until the end of the transaction. @return whether it is open */
    public boolean holdOpen(Grant grant, long caseId) {
        return sql.select(APPROVAL_CASE.STATE)
                .from(APPROVAL_CASE)
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(grant.on(APPROVAL_CASE))
                .forUpdate()
                .fetchOptional(APPROVAL_CASE.STATE)
                .filter(CaseState.OPEN.name()::equals)
                .isPresent();
    }

    /** The experts have concluded: steps that wait for them go on. The caller holds the case ({@link #holdOpen}). */
    public void concluded(Grant grant, long caseId, Instant at) {
        sql.update(APPROVAL_CASE)
                .set(APPROVAL_CASE.EXPERTS_AT, at)
                .set(APPROVAL_CASE.CHANGE_ID, Ids.next())
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(grant.on(APPROVAL_CASE))
                .execute();
    }

    /** Names of those who have a task of the case, or could take it in their post, also in steps not yet reached. */
    public Set<String> names(Grant grant, long caseId) {
        return sql.selectDistinct(PERSON.NAME)
                .from(APPROVAL_TASK)
                .join(POST)
                .on(POST.UNIT_ID.eq(APPROVAL_TASK.UNIT_ID))
                .and(TenantScope.alongside(POST, APPROVAL_TASK))
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(APPROVAL_TASK.CASE_ID.eq(caseId))
                .and(grant.onPartsOf(APPROVAL_TASK.CASE_TENANT_ID))
                .and(POST.ID
                        .eq(APPROVAL_TASK.POST_ID)
                        .or(POST.ID.eq(APPROVAL_TASK.DECIDED_BY_POST_ID))
                        .or(POST_ROLE.ROLE.eq(APPROVAL_TASK.ROLE)))
                .fetchSet(PERSON.NAME);
    }
}
