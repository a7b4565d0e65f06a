package org.cobuild.overview;

import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.FUND_REINVESTMENT_USE;
import static org.cobuild.db.Tables.OPERATION_YEAR;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.cobuild.db.Tables.RESOURCE_SERVER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobuild.platform.Money;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectStage;
import org.cobuild.resource.ServerPlacement;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Sums for the overview, each in one statement whatever the number of rows. Money is summed over projects that the
 * caller sees whole, and over nothing else.
 */
@Repository
class OverviewRepository {
    private static final Field<BigDecimal> ZERO = inline(Money.ZERO);
    static final List<String> APPROVED = Stream.of(ProjectStage.values())
            .filter(ProjectStage::approved)
            .map(Enum::name)
            .toList();
    private final DSLContext sql;

    OverviewRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The caller's projects, summed up by tenant, stage, field and category. */
    List<Slice> slices(Viewer viewer) {
        var progress = coalesce(
                DSL.field(DSL.select(sum(CONSTRUCTION_MILESTONE.WEIGHT.mul(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS)))
                        .from(CONSTRUCTION_MILESTONE)
                        .where(CONSTRUCTION_MILESTONE.PROJECT_ID.eq(PROJECT.ID))
                        .and(TenantScope.alongside(CONSTRUCTION_MILESTONE, PROJECT))),
                ZERO);
        var number = count();
        var submitted = sum(PROJECT.SUBMITTED_AMOUNT);
        var approved = sum(PROJECT.APPROVED_AMOUNT);
        var allocated = sum(coalesce(FUND_PROJECT.ALLOCATED, ZERO));
        var contracted = sum(coalesce(FUND_PROJECT.CONTRACTED, ZERO));
        var paid = sum(coalesce(FUND_PROJECT.PAID, ZERO));
        var done = sum(PROJECT.APPROVED_AMOUNT.mul(progress));
        return sql.select(PROJECT.TENANT_ID, PROJECT.STAGE, PROJECT.FIELD, PROJECT.CATEGORY)
                .select(number, submitted, approved, allocated, contracted, paid, done)
                .from(PROJECT_VISIBILITY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_VISIBILITY.PROJECT_ID))
                .and(TenantScope.alongside(PROJECT, PROJECT_VISIBILITY.OWNER_TENANT_ID))
                .leftJoin(FUND_PROJECT)
                .on(FUND_PROJECT.PROJECT_ID.eq(PROJECT.ID))
                .and(TenantScope.alongside(FUND_PROJECT, PROJECT))
                .where(underWay(viewer))
                .groupBy(PROJECT.TENANT_ID, PROJECT.STAGE, PROJECT.FIELD, PROJECT.CATEGORY)
                .fetch(row -> new Slice(
                        row.get(PROJECT.TENANT_ID),
                        ProjectStage.valueOf(row.get(PROJECT.STAGE)),
                        row.get(PROJECT.FIELD),
                        ProjectCategory.valueOf(row.get(PROJECT.CATEGORY)),
                        row.get(number),
                        row.get(submitted),
                        row.get(approved),
                        row.get(allocated),
                        row.get(contracted),
                        row.get(paid),
                        row.get(done)));
    }

    /** In how many approved projects of others the caller's tenant (a city: each of its tree), or unit, takes part. */
    Map<Long, Integer> participations(Viewer viewer) {
        var scope = viewer.scope();
        var projects = countDistinct(PROJECT_PARTICIPANT.PROJECT_ID);
        var unit = viewer.unit();
        Condition whose;
        if (!viewer.tenantWide()) {
            whose = PROJECT_PARTICIPANT.UNIT_ID.eq(unit == null ? 0L : unit.id());
        } else if (city(viewer)) {
            whose = PROJECT_PARTICIPANT.UNIT_TENANT_ID.ne(PROJECT_PARTICIPANT.TENANT_ID);
        } else {
            whose = PROJECT_PARTICIPANT
                    .UNIT_TENANT_ID
                    .eq(scope.tenantId())
                    .and(PROJECT_PARTICIPANT.TENANT_ID.ne(scope.tenantId()));
        }
        return sql.select(PROJECT_PARTICIPANT.UNIT_TENANT_ID, projects)
                .from(PROJECT_VISIBILITY)
                .join(PROJECT_PARTICIPANT)
                .on(PROJECT_PARTICIPANT.PROJECT_ID.eq(PROJECT_VISIBILITY.PROJECT_ID))
                .and(TenantScope.alongside(PROJECT_PARTICIPANT, PROJECT_VISIBILITY.OWNER_TENANT_ID))
                .where(scope.lists())
                .and(PROJECT_VISIBILITY.STAGE.in(APPROVED))
                .and(whose)
                .groupBy(PROJECT_PARTICIPANT.UNIT_TENANT_ID)
                .fetchMap(PROJECT_PARTICIPANT.UNIT_TENANT_ID, projects);
    }

    /** Servers of the caller's tenant (a city: with its counties), or of its unit, by placement. */
    Map<ServerPlacement, Integer> servers(Viewer viewer) {
        var scope = viewer.scope();
        var result = new EnumMap<ServerPlacement, Integer>(ServerPlacement.class);
        sql.select(RESOURCE_SERVER.PLACEMENT, count())
                .from(RESOURCE_SERVER)
                .where(
                        viewer.tenantWide()
                                ? scope.holds(RESOURCE_SERVER)
                                : scope.ownsUnit(RESOURCE_SERVER, RESOURCE_SERVER.UNIT_ID))
                .groupBy(RESOURCE_SERVER.PLACEMENT)
                .forEach(row -> result.put(ServerPlacement.valueOf(row.value1()), row.value2()));
        return result;
    }

    /** Revenue of closed years, and what of their nets flowed back. */
    Returns returns(Viewer viewer) {
        return sql.select(coalesce(sum(OPERATION_YEAR.REVENUE), ZERO), coalesce(sum(OPERATION_YEAR.REINVESTED), ZERO))
                .from(PROJECT_VISIBILITY)
                .join(OPERATION_YEAR)
                .on(OPERATION_YEAR.PROJECT_ID.eq(PROJECT_VISIBILITY.PROJECT_ID))
                .and(TenantScope.alongside(OPERATION_YEAR, PROJECT_VISIBILITY.OWNER_TENANT_ID))
                .where(underWay(viewer))
                .fetchSingle(row -> new Returns(row.value1(), row.value2()));
    }

    /** What of the reinvested money has paid for later projects. */
    BigDecimal reinvestmentUsed(Viewer viewer) {
        return sql.select(coalesce(sum(FUND_REINVESTMENT_USE.AMOUNT), ZERO))
                .from(PROJECT_VISIBILITY)
                .join(FUND_REINVESTMENT_USE)
                .on(FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID.eq(PROJECT_VISIBILITY.PROJECT_ID))
                .and(TenantScope.alongside(FUND_REINVESTMENT_USE, PROJECT_VISIBILITY.OWNER_TENANT_ID))
                .where(underWay(viewer))
                .fetchSingle()
                .value1();
    }

    /**
     * A city's whole tree; what a county leads, for what it takes part in is counted apart; what a unit leads or builds.
     */
    private static Condition underWay(Viewer viewer) {
        var scope = viewer.scope();
        return scope.lists()
                .and(PROJECT_VISIBILITY.PART.eq("WHOLE"))
                .and(
                        viewer.tenantWide() && !city(viewer)
                                ? PROJECT_VISIBILITY.OWNER_TENANT_ID.eq(scope.tenantId())
                                : noCondition());
    }

    private static boolean city(Viewer viewer) {
        return viewer.scope().tenantId() == viewer.scope().cityId();
    }

    /**
     * Projects of one tenant, stage, field and category.
     *
     * @param done sum over the projects of approved amount × weight × confirmed progress, both in percent
     */
    record Slice(
            long tenantId,
            ProjectStage stage,
            String field,
            ProjectCategory category,
            int count,
            BigDecimal submitted,
            BigDecimal approved,
            BigDecimal allocated,
            BigDecimal contracted,
            BigDecimal paid,
            BigDecimal done) {

        /** Approved, and neither O&M nor a purchased service. */
        boolean isNewProject() {
            return stage.approved() && !isService();
        }

        /** O&M and purchased services are counted apart 运维、购买服务. */
        boolean isService() {
            return category == ProjectCategory.OM || category == ProjectCategory.SERVICE;
        }
    }

    record Returns(BigDecimal revenue, BigDecimal reinvested) {}
}
