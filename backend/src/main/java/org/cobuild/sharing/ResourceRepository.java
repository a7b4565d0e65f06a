package org.cobuild.sharing;

import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.catalogue.SharingType;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what resources there are: all of the city tree finds them. */
@Repository
class ResourceRepository {
    private final DSLContext sql;

    ResourceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Which resources are wanted; null: any. */
    record Filter(
            @Nullable String search,
            @Nullable SharingType sharingType,
            @Nullable GlobalId tenantId) {
        static final Filter NONE = new Filter(null, null, null);

        private Condition condition() {
            var text = Texts.clean(search);
            return noCondition()
                    .and(text == null ? noCondition() : PUBLISHED_RESOURCE.NAME.contains(text))
                    .and(sharingType == null ? noCondition() : PUBLISHED_RESOURCE.SHARING_TYPE.eq(sharingType.name()))
                    .and(
                            tenantId == null
                                    ? noCondition()
                                    : PUBLISHED_RESOURCE.PROVIDER_TENANT_ID.eq(tenantId.of("Tenant")));
        }
    }

    /** Resources of the caller's city tree, by name; one row more than the page. */
    List<PublishedResource> list(TenantScope scope, Filter filter, Page page) {
        return sql.selectFrom(PUBLISHED_RESOURCE)
                .where(scope.tree(PUBLISHED_RESOURCE))
                .and(filter.condition())
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(PUBLISHED_RESOURCE.NAME, PUBLISHED_RESOURCE.ID)
                                        .gt(page.afterText(0), page.afterLong(1)))
                .orderBy(PUBLISHED_RESOURCE.NAME, PUBLISHED_RESOURCE.ID)
                .limit(page.first() + 1)
                .fetch(ResourceRepository::resource);
    }

    static String cursor(PublishedResource resource) {
        return Page.key(resource.name(), resource.id());
    }

    Map<Long, PublishedResource> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PUBLISHED_RESOURCE)
                .where(PUBLISHED_RESOURCE.ID.in(ids))
                .and(scope.tree(PUBLISHED_RESOURCE))
                .fetchMap(PUBLISHED_RESOURCE.ID, ResourceRepository::resource);
    }

    /** A resource of the caller's city tree, held until the transaction ends: of two who ask for it at once one waits. */
    Optional<PublishedResource> hold(TenantScope scope, long id) {
        return sql.selectFrom(PUBLISHED_RESOURCE)
                .where(PUBLISHED_RESOURCE.ID.eq(id))
                .and(scope.tree(PUBLISHED_RESOURCE))
                .forUpdate()
                .fetchOptional(ResourceRepository::resource);
    }

    private static PublishedResource resource(Record row) {
        return new PublishedResource(
                row.get(PUBLISHED_RESOURCE.ID),
                row.get(PUBLISHED_RESOURCE.TENANT_ID),
                row.get(PUBLISHED_RESOURCE.PROJECT_ID),
                row.get(PUBLISHED_RESOURCE.PROVIDER_TENANT_ID),
                row.get(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID),
                row.get(PUBLISHED_RESOURCE.NAME),
                SharingType.valueOf(row.get(PUBLISHED_RESOURCE.SHARING_TYPE)),
                row.get(PUBLISHED_RESOURCE.SHARING_CONDITION),
                row.get(PUBLISHED_RESOURCE.PUBLISHED_AT));
    }
}
