package org.cobuild.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.CATALOGUE_ENTRY;
import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;

import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectApproved;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an approval lets the city tree know of a catalogue. */
@PortalTest
class PublicationTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    ProjectRepository projects;

    @Autowired
    Publication publication;

    @Test
    void anApprovalPublishesEachEntryWithItsProviderAndNothingMore() {
        var made = standing.project("990100", "health", ProjectStage.APPROVED, "1000.00");
        for (int n = 1; n <= 2; n++) {
            sql.insertInto(CATALOGUE_ENTRY)
                    .set(CATALOGUE_ENTRY.ID, Ids.next())
                    .set(CATALOGUE_ENTRY.TENANT_ID, made.tenantId())
                    .set(CATALOGUE_ENTRY.PROJECT_ID, made.id())
                    .set(CATALOGUE_ENTRY.ORDINAL, n)
                    .set(CATALOGUE_ENTRY.NAME, "资源 " + n)
                    .set(CATALOGUE_ENTRY.PROVIDER_TENANT_ID, made.tenantId())
                    .set(CATALOGUE_ENTRY.PROVIDER_UNIT_ID, made.unitId())
                    .set(CATALOGUE_ENTRY.SHARING_TYPE, "CONDITIONAL")
                    .set(CATALOGUE_ENTRY.SHARING_CONDITION, "条件 " + n)
                    .set(CATALOGUE_ENTRY.UPDATE_CYCLE, "DAILY")
                    .execute();
        }
        var by = world.viewer("zhouguodong", "990100");
        publication.on(new ProjectApproved(projects.find(by.scope(), made.id()).orElseThrow(), Map.of(), by));
        var published = sql.selectFrom(PUBLISHED_RESOURCE)
                .where(PUBLISHED_RESOURCE.PROJECT_ID.eq(made.id()))
                .and(SystemScope.all(Reason.REBUILD))
                .orderBy(PUBLISHED_RESOURCE.NAME)
                .fetch();
        assertThat(published.map(row -> row.get(PUBLISHED_RESOURCE.NAME))).containsExactly("资源 1", "资源 2");
        assertThat(published.map(row -> row.get(PUBLISHED_RESOURCE.SHARING_CONDITION)))
                .containsExactly("条件 1", "条件 2");
        assertThat(published.map(row -> row.get(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID)))
                .containsOnly(made.unitId());
    }
}
