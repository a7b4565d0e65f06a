package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.FirstAdministrator;
import org.cobuild.tenancy.WorkingDays;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A county is suspended while it takes part in a project of its city. */
@PortalTest
class SuspendedCountyTest {
    private static final Condition ALL = DSL.condition("1 = 1 /*scope:all*/");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    World world;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    FirstAdministrator administrators;

    @Autowired
    WorkingDays workingDays;

    @TempDir
    Path root;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Counties.County county;

    @SuppressWarnings("NullAway.Init")
    private World.Caller operator;

    @BeforeEach
    void aCounty() {
        county = new Counties(world, folders, export, standing).make(root);
        operator = Operator.of(sql, world, administrators);
    }

    @AfterEach
    void theClockRuns() {
        world.clock().release();
    }

    @Test
    void itsPeopleAreOutAtOnceAndComeBackWithIt() {
        county.as("clerk").ask("{ viewer { name } }");
        assertThat(done(suspend("机房搬迁")).toString()).contains("\"status\":\"SUSPENDED\"");

        assertThat(county.as("clerk")
                        .post("{ viewer { name } }", Map.of(), "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(world.as("zhaolei")
                        .ask("{ tenants { code suspension { since reason } } }")
                        .toString())
                .contains("{\"code\":\"" + county.code + "\",\"suspension\":{\"since\":\"" + county.today()
                        + "\",\"reason\":\"机房搬迁\"}}");
        assertThat(codes(suspend("再次"))).containsExactly("TENANT_STATE");

        done(resume());
        county.as("clerk").ask("{ viewer { name } }");
        assertThat(codes(resume())).containsExactly("TENANT_STATE");
    }

    @Test
    void itHoldsNobodyUpWhereNoMoneyIsAskedOfIt() {
        var project = asked("0.00");
        assertThat(open(project)).contains("还没有答复");
        done(suspend("机房搬迁"));
        assertThat(open(project)).doesNotContain("参建单位");
        assertThat(open(asked("100.00"))).contains("已暂停，不能答复，而这一包要它出钱");
    }

    @Test
    void itsDeadlinesStandWhileItIsSuspended() {
        var due = LocalDate.parse(county.today()).plusDays(20);
        var project = asked("0.00");
        sql.update(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.DUE_ON, due)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(project.id()))
                .and(ALL)
                .execute();
        done(suspend("机房搬迁"));
        var from = LocalDate.parse(county.today());
        world.clock().setTo(from.plusDays(14).atTime(10, 0).atZone(ZONE).toInstant());
        done(resume());

        var city = standing.tenantId("990100");
        var days = workingDays.between(city, from, from.plusDays(14));
        assertThat(days).isPositive();
        assertThat(sql.select(PROJECT_PARTICIPANT.DUE_ON)
                        .from(PROJECT_PARTICIPANT)
                        .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(project.id()))
                        .and(ALL)
                        .fetchSingle(PROJECT_PARTICIPANT.DUE_ON))
                .isEqualTo(workingDays.after(city, due, days));
    }

    @Test
    void isClosedOnceNothingOfItIsOpen() {
        assertThat(codes(close())).as("in force").containsExactly("TENANT_STATE");
        standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00");
        standing.participant(
                standing.project("990100", "health", ProjectStage.CONSTRUCTION, "1000.00"), county.code, "transport");
        done(suspend("并入邻县"));
        var refused = close();
        assertThat(codes(refused)).containsExactly("TENANT_HOLDS", "TENANT_HOLDS");
        assertThat(refused.toString()).contains("1 个牵头项目没有结束", "参加 1 个没有结束的项目");

        sql.execute(
                "update project set stage = 'REFUSED' where id in (select project_id from project_participant"
                        + " where unit_tenant_id = ?) or tenant_id = ? /*scope:all*/",
                standing.tenantId(county.code),
                standing.tenantId(county.code));
        assertThat(done(close()).toString()).contains("\"status\":\"CLOSED\"");
        assertThat(codes(resume())).containsExactly("TENANT_STATE");
        assertThat(world.as("clerk" + county.code)
                        .post("{ viewer { name } }", Map.of(), "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    private JsonNode close() {
        return operator.mutate("tenantClose", Map.of("tenantId", id(), "reason", "并入邻县"), "tenant { status }");
    }

    private JsonNode suspend(String reason) {
        return operator.mutate(
                "tenantSuspend", Map.of("tenantId", id(), "reason", reason), "tenant { status suspension { reason } }");
    }

    private JsonNode resume() {
        return operator.mutate("tenantResume", Map.of("tenantId", id()), "tenant { status }");
    }

    private String id() {
        return new GlobalId("Tenant", standing.tenantId(county.code)).toString();
    }

    /** A draft of the city whose package in the county waits for an answer. */
    private Made asked(String share) {
        var project = standing.project("990100", "health", ProjectStage.DRAFT, "100.00");
        standing.participant(project, county.code, "health");
        sql.update(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.STATE, "ASKED")
                .set(PROJECT_PARTICIPANT.SHARE, new BigDecimal(share))
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(project.id()))
                .and(ALL)
                .execute();
        return project;
    }

    private String open(Made project) {
        return world.as("chenjing")
                .ask(
                        "query($id: ID!) { project(id: $id) { submissionRefusals { message } } }",
                        Map.of("id", project.globalId()))
                .toString();
    }
}
