package org.cobuild.sharing;

import static org.cobuild.db.Tables.CATALOGUE_ENTRY;
import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;
import static org.jooq.impl.DSL.select;

import org.cobuild.db.tables.records.PublishedResourceRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.cobuild.project.CatalogueMadeGood;
import org.cobuild.project.ProjectApproved;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An approval publishes which resources the project brings, in its transaction; so does what a special track makes good
 * of its catalogue afterwards. Otherwise the catalogue stays as approved.
 */
@Component
class Publication {
    private final DSLContext sql;
    private final Access access;
    private final PortalClock clock;

    Publication(DSLContext sql, Access access, PortalClock clock) {
        this.sql = sql;
        this.access = access;
        this.clock = clock;
    }

    @EventListener
    void on(ProjectApproved approved) {
        var project = approved.project();
        var grant = access.consequence(project.tenantId());
        sql.insertInto(PUBLISHED_RESOURCE)
                .columns(
                        PUBLISHED_RESOURCE.ID,
                        PUBLISHED_RESOURCE.TENANT_ID,
                        PUBLISHED_RESOURCE.PROJECT_ID,
                        PUBLISHED_RESOURCE.PROVIDER_TENANT_ID,
                        PUBLISHED_RESOURCE.PROVIDER_UNIT_ID,
                        PUBLISHED_RESOURCE.NAME,
                        PUBLISHED_RESOURCE.SHARING_TYPE,
                        PUBLISHED_RESOURCE.SHARING_CONDITION,
                        PUBLISHED_RESOURCE.PUBLISHED_AT)
                .select(select(
                                CATALOGUE_ENTRY.ID,
                                CATALOGUE_ENTRY.TENANT_ID,
                                CATALOGUE_ENTRY.PROJECT_ID,
                                CATALOGUE_ENTRY.PROVIDER_TENANT_ID,
                                CATALOGUE_ENTRY.PROVIDER_UNIT_ID,
                                CATALOGUE_ENTRY.NAME,
                                CATALOGUE_ENTRY.SHARING_TYPE,
                                CATALOGUE_ENTRY.SHARING_CONDITION,
                                DSL.val(clock.now(), PUBLISHED_RESOURCE.PUBLISHED_AT))
                        .from(CATALOGUE_ENTRY)
                        .where(CATALOGUE_ENTRY.PROJECT_ID.eq(project.id()))
                        .and(grant.on(CATALOGUE_ENTRY)))
                .execute();
    }

    @EventListener
    void on(CatalogueMadeGood made) {
        var now = clock.now();
        Rows.upsert(
                sql,
                PUBLISHED_RESOURCE,
                made.entries().stream()
                        .map(entry -> new PublishedResourceRecord(
                                entry.id(),
                                entry.tenantId(),
                                entry.projectId(),
                                entry.providerTenantId(),
                                entry.providerUnitId(),
                                entry.name(),
                                entry.sharingType().name(),
                                entry.sharingCondition(),
                                now))
                        .toList(),
                PUBLISHED_RESOURCE.NAME,
                PUBLISHED_RESOURCE.SHARING_TYPE,
                PUBLISHED_RESOURCE.SHARING_CONDITION);
    }
}
