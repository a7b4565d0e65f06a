package org.cobuild.audit;

import static org.cobuild.db.Tables.AUDIT_ENTRY;

import java.util.Map;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Which projects something has happened to, told by the trail, which every change writes: for what derives from projects
 * outside the database and has to follow it, whichever portal made the change.
 */
@Repository
public class ProjectNews {
    private final DSLContext sql;

    ProjectNews(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The next entries of all tenants that are about projects, by the order of their ids. An entry may be committed after
     * one with a higher id: who follows looks back a while.
     *
     * @param entryId entries with higher ids
     * @return ids of projects by those of the entries
     */
    public Map<Long, Long> after(long entryId, int most) {
        return sql.select(AUDIT_ENTRY.ID, AUDIT_ENTRY.PROJECT_ID)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ID.gt(entryId))
                .and(AUDIT_ENTRY.PROJECT_ID.isNotNull())
                .and(SystemScope.all(SystemScope.Reason.NEWS))
                .orderBy(AUDIT_ENTRY.ID)
                .limit(most)
                .fetchMap(AUDIT_ENTRY.ID, AUDIT_ENTRY.PROJECT_ID);
    }
}
