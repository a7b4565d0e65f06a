package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_MILESTONE;
import static org.cobuild.db.Tables.TENANT;

import org.cobuild.PortalTest;
import org.cobuild.tenancy.ScopeGuard.UnscopedStatement;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forgetful statements are planted; the guard has to speak before the database does. */
@PortalTest
class ScopeGuardTest {
    private static final TenantScope SCOPE = new TenantScope(1, 1, true, 2, java.time.Instant.EPOCH);
    private static final Grant GRANT = new Grant(1);

    @Autowired
    DSLContext sql;

    @Test
    void refusesAForgetfulSelect() {
        assertThatThrownBy(() -> sql.select(PROJECT.TITLE)
                        .from(PROJECT)
                        .where(PROJECT.ID.eq(1L))
                        .fetch())
                .isInstanceOf(UnscopedStatement.class)
                .hasMessageContaining("project");
    }

    @Test
    void refusesAForgetfulUpdateAndDelete() {
        assertThatThrownBy(() -> sql.update(PROJECT)
                        .set(PROJECT.TITLE, "x")
                        .where(PROJECT.ID.eq(1L))
                        .execute())
                .isInstanceOf(UnscopedStatement.class);
        assertThatThrownBy(
                        () -> sql.deleteFrom(PROJECT).where(PROJECT.ID.eq(1L)).execute())
                .isInstanceOf(UnscopedStatement.class);
    }

    @Test
    void refusesABatchWithAForgetfulStatementInIt() {
        var scoped = sql.update(PROJECT).set(PROJECT.TITLE, "x").where(GRANT.on(PROJECT));
        var forgetful = sql.update(PROJECT).set(PROJECT.TITLE, "x").where(PROJECT.ID.eq(1L));
        assertThatThrownBy(() -> sql.batch(scoped, forgetful).execute()).isInstanceOf(UnscopedStatement.class);
        assertThatThrownBy(() -> sql.batch(forgetful.getSQL()).execute()).isInstanceOf(UnscopedStatement.class);
        assertThatThrownBy(() -> sql.batch(sql.deleteFrom(PROJECT).where(PROJECT.ID.eq(0L)))
                        .bind(1L)
                        .bind(2L)
                        .execute())
                .isInstanceOf(UnscopedStatement.class);
    }

    @Test
    void refusesAJoinThatScopesOneTableAndForgetsTheOther() {
        assertThatThrownBy(() -> sql.select(PROJECT_MILESTONE.TITLE)
                        .from(PROJECT)
                        .join(PROJECT_MILESTONE)
                        .on(PROJECT_MILESTONE.PROJECT_ID.eq(PROJECT.ID))
                        .where(SCOPE.sees(PROJECT, PROJECT.ID))
                        .fetch())
                .isInstanceOf(UnscopedStatement.class)
                .hasMessageContaining("project_milestone");
    }

    @Test
    void refusesAStraightJoinThatForgetsTheOther() {
        assertThatThrownBy(() -> sql.select(PROJECT_MILESTONE.TITLE)
                        .from(PROJECT.straightJoin(PROJECT_MILESTONE).on(PROJECT_MILESTONE.PROJECT_ID.eq(PROJECT.ID)))
                        .where(SCOPE.sees(PROJECT, PROJECT.ID))
                        .fetch())
                .isInstanceOf(UnscopedStatement.class)
                .hasMessageContaining("project_milestone");
    }

    @Test
    void refusesASubqueryThatForgetsWhatTheOuterQueryRemembers() {
        var inner = PROJECT.as("inner_project");
        assertThatThrownBy(() -> sql.select(PROJECT.TITLE)
                        .from(PROJECT)
                        .where(SCOPE.owns(PROJECT))
                        .and(PROJECT.ID.in(sql.select(inner.ID).from(inner)))
                        .fetch())
                .isInstanceOf(UnscopedStatement.class);
    }

    @Test
    void refusesPlainSqlToo() {
        assertThatThrownBy(() -> sql.fetch("select title from `project`")).isInstanceOf(UnscopedStatement.class);
        assertThatThrownBy(() -> sql.fetch("select title from project")).isInstanceOf(UnscopedStatement.class);
    }

    @Test
    void isNotFooledByAMarkInsideAText() {
        assertThatThrownBy(() -> sql.fetch("select title from `project` where title = '/*scope:project*/'"))
                .isInstanceOf(UnscopedStatement.class);
    }

    @Test
    void letsScopedStatementsThrough() {
        assertThatCode(() -> {
                    sql.select(PROJECT.TITLE)
                            .from(PROJECT)
                            .where(SCOPE.owns(PROJECT))
                            .fetch();
                    sql.select(PROJECT.TITLE)
                            .from(PROJECT)
                            .where(SCOPE.seesWhole(PROJECT, PROJECT.ID))
                            .fetch();
                    sql.update(PROJECT)
                            .set(PROJECT.TITLE, "x")
                            .where(GRANT.on(PROJECT))
                            .and(PROJECT.ID.eq(0L))
                            .execute();
                    sql.select(TENANT.NAME).from(TENANT).fetch();
                })
                .doesNotThrowAnyException();
    }
}
