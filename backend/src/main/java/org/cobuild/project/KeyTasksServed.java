package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.Collection;
import java.util.Map;
import org.cobuild.planning.TasksServed;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Projects that serve key tasks: a city's tasks are served by its counties' projects too, drafts among them. */
@Component
class KeyTasksServed implements TasksServed {
    private final DSLContext sql;

    KeyTasksServed(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, Integer> count(Grant grant, Collection<Long> taskIds) {
        return sql.select(PROJECT.KEY_TASK_ID, DSL.count())
                .from(PROJECT)
                .where(PROJECT.KEY_TASK_TENANT_ID.eq(grant.tenantId()))
                .and(PROJECT.KEY_TASK_ID.in(taskIds))
                .and(SystemScope.all(Reason.REFERRED))
                .groupBy(PROJECT.KEY_TASK_ID)
                .fetchMap(PROJECT.KEY_TASK_ID, DSL.count());
    }
}
