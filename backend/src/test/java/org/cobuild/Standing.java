package org.cobuild;

import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_MILESTONE;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.test.context.TestComponent;

/**
 * Projects that stand at a stage without having lived through the ones before: rows as the rooms write them, for tests
 * of what comes later in a project's life. The city's company builds each.
 */
@TestComponent
public class Standing {
    private static final Instant MADE = Instant.parse("2026-01-05T01:00:00Z");
    private final DSLContext sql;

    Standing(DSLContext sql) {
        this.sql = sql;
    }

    /** A project of a unit, approved for that much. */
    public Made project(String tenantCode, String unitCode, ProjectStage stage, String amount) {
        return project(tenantCode, unitCode, stage, amount, ProjectCategory.NEW, "health", 0);
    }

    /** @param progress confirmed progress of its one milestone, in percent */
    public Made project(
            String tenantCode,
            String unitCode,
            ProjectStage stage,
            String amount,
            ProjectCategory category,
            String field,
            int progress) {
        var tenantId = tenantId(tenantCode);
        var cityId = sql.select(TENANT.CITY_ID)
                .from(TENANT)
                .where(TENANT.ID.eq(tenantId))
                .fetchSingle(TENANT.CITY_ID);
        var money = new BigDecimal(amount);
        var made = new Made(Ids.next(), tenantId, cityId, unitId(tenantId, unitCode), stage);
        sql.insertInto(PROJECT)
                .set(PROJECT.ID, made.id)
                .set(PROJECT.TENANT_ID, tenantId)
                .set(PROJECT.CITY_ID, cityId)
                .set(PROJECT.UNIT_ID, made.unitId)
                .set(PROJECT.CODE, "T-" + made.id)
                .set(PROJECT.TITLE, "测试项目 " + made.id)
                .set(PROJECT.GOALS, "目标")
                .set(PROJECT.CATEGORY, category.name())
                .set(PROJECT.FIELD, field)
                .set(PROJECT.STAGE, stage.name())
                .set(PROJECT.SUBMITTED_AMOUNT, money)
                .set(PROJECT.CUT_AMOUNT, BigDecimal.ZERO)
                .set(PROJECT.APPROVED_AMOUNT, money)
                .set(PROJECT.APPROVED_ON, stage.approved() ? LocalDate.of(2026, 1, 10) : null)
                .set(PROJECT.VERSION, 1)
                .set(PROJECT.CREATED_BY_POST_ID, 0L)
                .set(PROJECT.CREATED_AT, MADE)
                .set(PROJECT.UPDATED_AT, MADE)
                .execute();
        see(made, tenantId, 0, "WHOLE");
        see(made, tenantId, made.unitId, "WHOLE");
        if (cityId != tenantId) {
            see(made, cityId, 0, "WHOLE");
        }
        if (stage.approved()) {
            var company = unitIdOfKind(cityId, "COMPANY");
            takesPart(made, cityId, company, "BUILDER", "APPOINTED");
            see(made, cityId, company, "WHOLE");
            fund(made, money);
        }
        milestone(made, progress);
        return made;
    }

    /** Lets a unit take part: it sees its package. */
    public void participant(Made project, String tenantCode, String unitCode) {
        var tenantId = tenantId(tenantCode);
        var unitId = unitId(tenantId, unitCode);
        takesPart(project, tenantId, unitId, "CO_BUILDER", "CONFIRMED");
        see(project, tenantId, unitId, "PACKAGE");
        if (tenantId != project.tenantId && tenantId != project.cityId) {
            see(project, tenantId, 0, "PACKAGE");
        }
    }

    public long tenantId(String code) {
        return sql.select(TENANT.ID).from(TENANT).where(TENANT.CODE.eq(code)).fetchSingle(TENANT.ID);
    }

    public long unitId(long tenantId, String code) {
        return unit(tenantId, UNIT.CODE.eq(code));
    }

    private long unitIdOfKind(long tenantId, String kind) {
        return unit(tenantId, UNIT.KIND.eq(kind));
    }

    private long unit(long tenantId, org.jooq.Condition which) {
        return sql.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.TENANT_ID.eq(tenantId))
                .and(which)
                .and(DSL.condition("1 = 1 /*scope:all*/"))
                .limit(1)
                .fetchSingle(UNIT.ID);
    }

    private void see(Made project, long tenantId, long unitId, String part) {
        sql.insertInto(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.TENANT_ID, tenantId)
                .set(PROJECT_VISIBILITY.UNIT_ID, unitId)
                .set(PROJECT_VISIBILITY.PROJECT_ID, project.id)
                .set(PROJECT_VISIBILITY.PART, part)
                .set(PROJECT_VISIBILITY.STAGE, project.stage.name())
                .set(PROJECT_VISIBILITY.CREATED_AT, MADE)
                .set(PROJECT_VISIBILITY.UPDATED_AT, MADE)
                .set(PROJECT_VISIBILITY.OWNER_TENANT_ID, project.tenantId)
                .execute();
    }

    private void takesPart(Made project, long tenantId, long unitId, String role, String state) {
        sql.insertInto(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.ID, Ids.next())
                .set(PROJECT_PARTICIPANT.TENANT_ID, project.tenantId)
                .set(PROJECT_PARTICIPANT.PROJECT_ID, project.id)
                .set(PROJECT_PARTICIPANT.UNIT_TENANT_ID, tenantId)
                .set(PROJECT_PARTICIPANT.UNIT_ID, unitId)
                .set(PROJECT_PARTICIPANT.ROLE, role)
                .set(PROJECT_PARTICIPANT.STATE, state)
                .set(PROJECT_PARTICIPANT.PACKAGE_TITLE, "接入")
                .set(PROJECT_PARTICIPANT.PACKAGE_SCOPE, "接口")
                .set(PROJECT_PARTICIPANT.SHARE, BigDecimal.ZERO)
                .set(PROJECT_PARTICIPANT.ROUND, 1)
                .execute();
    }

    private void fund(Made project, BigDecimal approved) {
        sql.insertInto(FUND_PROJECT)
                .set(FUND_PROJECT.PROJECT_ID, project.id)
                .set(FUND_PROJECT.TENANT_ID, project.tenantId)
                .set(FUND_PROJECT.APPROVED, approved)
                .set(FUND_PROJECT.ALLOCATED, BigDecimal.ZERO)
                .set(FUND_PROJECT.CONTRACTED, BigDecimal.ZERO)
                .set(FUND_PROJECT.PAID, BigDecimal.ZERO)
                .execute();
    }

    private void milestone(Made project, int progress) {
        var id = Ids.next();
        sql.insertInto(PROJECT_MILESTONE)
                .set(PROJECT_MILESTONE.ID, id)
                .set(PROJECT_MILESTONE.TENANT_ID, project.tenantId)
                .set(PROJECT_MILESTONE.PROJECT_ID, project.id)
                .set(PROJECT_MILESTONE.ORDINAL, 1)
                .set(PROJECT_MILESTONE.TITLE, "全部")
                .set(PROJECT_MILESTONE.WEIGHT, 100)
                .set(PROJECT_MILESTONE.BASELINE_START_ON, LocalDate.of(2026, 2, 1))
                .set(PROJECT_MILESTONE.BASELINE_END_ON, LocalDate.of(2026, 11, 30))
                .execute();
        if (project.stage.approved()) {
            sql.insertInto(CONSTRUCTION_MILESTONE)
                    .set(CONSTRUCTION_MILESTONE.MILESTONE_ID, id)
                    .set(CONSTRUCTION_MILESTONE.TENANT_ID, project.tenantId)
                    .set(CONSTRUCTION_MILESTONE.PROJECT_ID, project.id)
                    .set(CONSTRUCTION_MILESTONE.WEIGHT, 100)
                    .set(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS, progress)
                    .execute();
        }
    }

    /** A project that was made. */
    public record Made(long id, long tenantId, long cityId, long unitId, ProjectStage stage) {
        public String globalId() {
            return new GlobalId("Project", id).toString();
        }
    }
}
