package org.cobuild.approval.live;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** Reads which cases have changed: for all who follow any at once, so across tenants, and nothing but ids. */
@Repository
class CaseNewsRepository {
    private final DSLContext sql;

    CaseNewsRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** @param unitIds units that have tasks in it */
    record Changed(long caseId, long changeId, Set<Long> unitIds) {}

    /** Cases whose last change has a higher number, by case id. */
    Map<Long, Changed> since(long changeId) {
        return sql
                .select(APPROVAL_CASE.ID, APPROVAL_CASE.CHANGE_ID, APPROVAL_TASK.UNIT_ID)
                .from(APPROVAL_CASE)
                .join(APPROVAL_TASK)
                .on(APPROVAL_TASK.CASE_ID.eq(APPROVAL_CASE.ID))
                .and(APPROVAL_TASK.CASE_TENANT_ID.eq(APPROVAL_CASE.TENANT_ID))
                .where(APPROVAL_CASE.CHANGE_ID.gt(changeId))
                .and(SystemScope.all(SystemScope.Reason.NEWS))
                .fetchGroups(APPROVAL_CASE.ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rows -> changed(rows.getValue())));
    }

    private static Changed changed(Result<Record3<Long, Long, Long>> rows) {
        var first = rows.getFirst();
        return new Changed(first.value1(), first.value2(), rows.intoSet(APPROVAL_TASK.UNIT_ID));
    }
}
