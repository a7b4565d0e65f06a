package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.route.RouteRepository;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A county's route turns to units of its city, which may have the codes that its own units have. */
@PortalTest
class RouteAboveTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Access access;

    @Autowired
    RouteRepository stored;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @TempDir
    Path root;

    private County city;
    private County county;

    @BeforeEach
    void aCityOfItsOwn() {
        var counties = new Counties(world, folders, export, standing);
        city = counties.city(root);
        county = counties.make(root, city.code);
    }

    @Test
    void oneCodeOnBothLevelsIsTwoUnitsAndEachTaskIsOfTheTenantOfItsUnit() {
        route("{unit: authority, role: AUTHORITY_CLERK}, {unit: authority, level: ABOVE, role: AUTHORITY_CLERK}");
        folders.apply(root, county.code);
        assertThat(folders.changes(root, county.code)).isEmpty();
        county.export();
        assertThat(text(county, "routes.yaml")).contains("level: ABOVE").doesNotContain("OWN");
        assertThat(folders.changes(root, county.code)).isEmpty();

        var matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
        var id = matters.submitted("clerk" + county.code, Matters.SMALL);
        assertThat(sql.select(APPROVAL_TASK.TENANT_ID, APPROVAL_TASK.UNIT_ID, APPROVAL_TASK.CASE_TENANT_ID)
                        .from(APPROVAL_TASK)
                        .where(APPROVAL_TASK.CASE_ID.eq(id))
                        .and(org.cobuild.tenancy.SystemScope.all(org.cobuild.tenancy.SystemScope.Reason.DIRECTORY))
                        .fetch(row -> List.of(row.value1(), row.value2(), row.value3())))
                .containsExactlyInAnyOrder(
                        List.of(county.tenant(), county.unit("authority"), county.tenant()),
                        List.of(city.tenant(), city.unit("authority"), county.tenant()));
    }

    @Test
    void aUnitThatTheCityHasNotASeatThatNobodyHoldsThereAndALoneTenantAreFaultsOfTheirLine() {
        route("{unit: transport, level: ABOVE, role: CLERK}");
        assertThat(folders.refusal(root, county.code))
                .containsExactly("routes.yaml 第 12 行：步骤 check 由上一级市的 transport 办理，而上一级市没有这个单位");
        route("{unit: health, level: ABOVE, role: REVIEWER}");
        assertThat(folders.refusal(root, county.code))
                .containsExactly("routes.yaml 第 12 行：步骤 check 由上一级市 health 的 REVIEWER 办理，而那里没有人担任");
        city.write("routes.yaml", written("{unit: health, level: ABOVE, role: CLERK}"));
        assertThat(folders.refusal(root, city.code)).containsExactly("routes.yaml 第 12 行：步骤 check 由上一级办理，而本租户没有上一级市");
    }

    @Test
    void aUnitOfTheCityThatACountysRouteNamesIsNotClosed() {
        route("{unit: health, level: ABOVE, role: CLERK}");
        folders.apply(root, county.code);
        city.write("units.yaml", text(city, "units.yaml").replaceAll("- \\{code: health.*\n", ""));
        city.write("people.yaml", text(city, "people.yaml").replaceAll("(?m)^.*unit: health.*\n", ""));
        assertThat(folders.changes(root, city.code)).anyMatch(line -> line.contains("health") && line.contains("1 条"));
    }

    @Test
    void aCountysRouteTurnsToTheUnitThatFollowsTheOneOfTheCity() {
        route("{unit: health, level: ABOVE, role: CLERK}");
        folders.apply(root, county.code);
        city.reorganise(city.act("MERGE", List.of("health", "insurance"), List.of(city.fresh("wellbeing", "市健康局"))));
        county.export();
        assertThat(text(county, "routes.yaml")).contains("{unit: wellbeing, level: ABOVE, role: CLERK}");
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    @Test
    void aRatioThatIsNotToldIsTheProfilesOnTheDayOfSubmission() {
        assertThat(Ratio.of(new BigDecimal("0.6666"))).isEqualTo(new Ratio(2, 3));
        assertThat(Ratio.of(new BigDecimal("0.6667"))).isEqualTo(new Ratio(2, 3));
        assertThat(Ratio.of(new BigDecimal("0.75"))).isEqualTo(new Ratio(3, 4));
        assertThat(Ratio.of(BigDecimal.ONE)).isEqualTo(new Ratio(1, 1));
        for (int i = 5000; i <= 10_000; i++) {
            var told = BigDecimal.valueOf(i, 4);
            var ratio = Ratio.of(told);
            assertThat(ratio.part() / (double) ratio.whole()).isBetween(told.doubleValue() - 0.0001, 1.0);
        }
        route("{unit: authority, role: AUTHORITY_CLERK}, {unit: finance, role: REVIEWER}", "RATIO");
        folders.apply(root, county.code);
        var matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
        var id = matters.submitted("clerk" + county.code, Matters.SMALL);
        assertThat(matters.step(id, "check").ratio()).isEqualTo(new Ratio(2, 3));
    }

    private void route(String assignees) {
        route(assignees, "ALL");
    }

    private void route(String assignees, String rule) {
        county.write("routes.yaml", written(assignees).replace("rule: ALL", "rule: " + rule));
    }

    /** Its only assignees stand on line 12. */
    private static String written(String assignees) {
        return """
                # A route of its own.
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                    - code: check
                      name: 审查
                      nameEn: Check
                      rule: ALL
                      workingDays: 5
                      assignees: [@]
                """.replace("@", assignees);
    }

    private static String text(County tenant, String file) {
        try {
            return Files.readString(tenant.root.resolve(tenant.code).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
