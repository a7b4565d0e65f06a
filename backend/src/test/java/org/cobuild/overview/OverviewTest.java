package org.cobuild.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_REINVESTMENT_USE;
import static org.cobuild.db.Tables.OPERATION_YEAR;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectStage;
import org.cobuild.resource.ServerPlacement;
import org.cobuild.resource.ServerRegister;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The overview counts what its reader has under way, and sums money over nothing that its reader may not see. */
@PortalTest
class OverviewTest {
    private static final String CITY = "990100";
    private static final String COUNTY = "990121";
    private static final String ASK = "{ overview { asOf projectCount approved allocated contracted paid serviceCount"
            + " serviceApproved byStage { stage count amount } byTenant { tenant { code name } count approved paid"
            + " progress participating } byField { field count approved } pipeline { stage count amount }"
            + " serversManaged serversHosted serversCloud revenue reinvested reinvestmentUsed } }";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    ServerRegister register;

    @Autowired
    Access access;

    @Autowired
    OverviewController controller;

    @Autowired
    DSLContext sql;

    JsonNode ofCity;
    JsonNode ofCounty;
    JsonNode ofSibling;
    JsonNode ofOtherCity;
    JsonNode ofDepartment;
    JsonNode ofCompany;

    @BeforeEach
    void before() {
        ofCity = of("zhouguodong");
        ofCounty = of("houjianguo");
        ofSibling = of("duanhong");
        ofOtherCity = of("fanghua");
        ofDepartment = of("chenjing");
        ofCompany = of("sunzhiyuan");
    }

    @Test
    void aProjectOfACountyCountsForItForItsCityAndForTheCompanyAlone() {
        standing.project(COUNTY, "health", ProjectStage.CONSTRUCTION, "1000000.00");

        assertThat(added(ofCity, of("zhouguodong"), "projectCount")).isEqualByComparingTo("1");
        assertThat(added(ofCity, of("zhouguodong"), "approved")).isEqualByComparingTo("1000000.00");
        assertThat(added(ofCounty, of("houjianguo"), "projectCount")).isEqualByComparingTo("1");
        assertThat(added(ofCompany, of("sunzhiyuan"), "approved")).isEqualByComparingTo("1000000.00");
        assertSame(ofSibling, of("duanhong"));
        assertSame(ofOtherCity, of("fanghua"));
        assertSame(ofDepartment, of("chenjing"));
    }

    @Test
    void whatACountyTakesPartInIsCountedApartAndItsMoneyIsNotSummed() {
        var project = standing.project(CITY, "health", ProjectStage.CONSTRUCTION, "5000000.00");
        standing.participant(project, COUNTY, "health");

        var county = of("houjianguo");
        assertThat(added(ofCounty, county, "projectCount")).isEqualByComparingTo("0");
        assertThat(added(ofCounty, county, "approved")).isEqualByComparingTo("0");
        assertThat(county.get("byTenant")).hasSize(1);
        assertThat(added(tenant(ofCounty, COUNTY), tenant(county, COUNTY), "participating"))
                .isEqualByComparingTo("1");
        assertThat(added(tenant(ofCity, COUNTY), tenant(of("zhouguodong"), COUNTY), "participating"))
                .isEqualByComparingTo("1");
        assertThat(added(ofDepartment, of("chenjing"), "approved")).isEqualByComparingTo("5000000.00");
        assertSame(ofSibling, of("duanhong"));
    }

    @Test
    void aCityComesFirstThenItsCountiesByCodeThoseWithoutProjectsToo() {
        var codes = ofCity.get("byTenant").findValuesAsString("code");
        assertThat(codes).startsWith("990100").contains("990102", "990121", "990122");
        assertThat(codes.subList(1, codes.size())).isSorted();
    }

    @Test
    void servicesAndMaintenanceAreCountedApart() {
        for (var category : Set.of(ProjectCategory.OM, ProjectCategory.SERVICE)) {
            standing.project(CITY, "health", ProjectStage.ALLOCATED, "30.00", category, "health", 0);
        }

        var after = of("zhouguodong");
        assertThat(added(ofCity, after, "projectCount")).isEqualByComparingTo("0");
        assertThat(added(ofCity, after, "approved")).isEqualByComparingTo("0");
        assertThat(added(ofCity, after, "serviceCount")).isEqualByComparingTo("2");
        assertThat(added(ofCity, after, "serviceApproved")).isEqualByComparingTo("60.00");
    }

    @Test
    void stagesFieldsAndTheWayToApprovalAddUp() {
        standing.project(CITY, "transport", ProjectStage.APPROVED, "10.00", ProjectCategory.NEW, "transport", 0);
        standing.project(CITY, "transport", ProjectStage.OPERATION, "20.00", ProjectCategory.NEW, "transport", 100);
        standing.project(CITY, "transport", ProjectStage.RETURNED, "40.00", ProjectCategory.NEW, "transport", 0);

        var after = of("zhouguodong");
        assertThat(after.get("byStage").findValuesAsString("stage"))
                .containsExactly("APPROVED", "ALLOCATED", "PROCUREMENT", "CONSTRUCTION", "ACCEPTANCE", "OPERATION");
        assertThat(added(
                        row(ofCity, "byStage", "stage", "APPROVED"),
                        row(after, "byStage", "stage", "APPROVED"),
                        "amount"))
                .isEqualByComparingTo("10.00");
        assertThat(added(
                        row(ofCity, "pipeline", "stage", "RETURNED"),
                        row(after, "pipeline", "stage", "RETURNED"),
                        "amount"))
                .isEqualByComparingTo("40.00");
        assertThat(sum(after, "byStage", "count")).isEqualByComparingTo(number(after, "projectCount"));
        assertThat(sum(after, "byField", "approved")).isEqualByComparingTo(number(after, "approved"));
        assertThat(sum(after, "byTenant", "approved")).isEqualByComparingTo(number(after, "approved"));
    }

    @Test
    void progressIsWeightedByMoney() {
        var before = tenant(ofCity, "990122");
        var approved = number(before, "approved");
        var done = before.get("progress").isNull() ? BigDecimal.ZERO : approved.multiply(number(before, "progress"));
        standing.project("990122", "health", ProjectStage.CONSTRUCTION, "300.00", ProjectCategory.NEW, "health", 50);
        standing.project("990122", "health", ProjectStage.CONSTRUCTION, "100.00", ProjectCategory.NEW, "health", 10);

        var after = tenant(of("zhouguodong"), "990122");
        assertThat(number(after, "progress").multiply(number(after, "approved")))
                .isCloseTo(
                        done.add(new BigDecimal("160")), org.assertj.core.data.Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void revenueAndWhatItPaidForIsSummed() {
        var origin = standing.project(COUNTY, "health", ProjectStage.OPERATION, "100.00");
        var later = standing.project(COUNTY, "health", ProjectStage.ALLOCATED, "100.00");
        earned(origin, later);

        for (var who : Map.of("zhouguodong", ofCity, "houjianguo", ofCounty).entrySet()) {
            var after = of(who.getKey());
            assertThat(added(who.getValue(), after, "revenue")).isEqualByComparingTo("1000.00");
            assertThat(added(who.getValue(), after, "reinvested")).isEqualByComparingTo("400.00");
            assertThat(added(who.getValue(), after, "reinvestmentUsed")).isEqualByComparingTo("150.00");
        }
        assertSame(ofSibling, of("duanhong"));
    }

    @Test
    void serversAreCountedByPlacement() {
        var tenantId = standing.tenantId(COUNTY);
        var unit = standing.unitId(tenantId, "health");
        register.register(
                world.viewer("kongxiang", COUNTY),
                access.consequence(tenantId),
                java.util.List.of(
                        new ServerRegister.Entry(
                                unit, "s1-" + Ids.next(), ServerPlacement.HOSTED, LocalDate.of(2026, 1, 1)),
                        new ServerRegister.Entry(
                                unit, "s2-" + Ids.next(), ServerPlacement.MANAGED, LocalDate.of(2026, 1, 1))));

        assertThat(added(ofCity, of("zhouguodong"), "serversHosted")).isEqualByComparingTo("1");
        assertThat(added(ofCity, of("zhouguodong"), "serversManaged")).isEqualByComparingTo("1");
        assertThat(added(ofCounty, of("houjianguo"), "serversHosted")).isEqualByComparingTo("1");
        assertSame(ofSibling, of("duanhong"));
        assertSame(ofOtherCity, of("fanghua"));
    }

    @Test
    void takesSixStatementsWhateverTheRows() {
        for (int n = 0; n < 5; n++) {
            standing.project(CITY, "health", ProjectStage.CONSTRUCTION, "100.00");
        }
        var few = statements.during(() -> of("zhouguodong"));
        for (int n = 0; n < 60; n++) {
            standing.project(n % 2 == 0 ? CITY : COUNTY, "health", ProjectStage.CONSTRUCTION, "100.00");
        }
        var many = statements.during(() -> of("zhouguodong"));

        assertThat(few).hasSizeLessThanOrEqualTo(6);
        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void aMachineReadsItByItsScopeAndAnAdministratorNotAtAll() {
        var director = world.viewer("zhouguodong", CITY);

        assertThat(controller
                        .overview(machine(director, Set.of(Action.OVERVIEW_READ)))
                        .projectCount())
                .isEqualTo(ofCity.get("projectCount").asInt());
        assertThatThrownBy(() -> controller.overview(machine(director, Set.of(Action.PROJECT_READ))))
                .isInstanceOf(Forbidden.class);
        assertThat(world.as("hanbing")
                        .answer(ASK, Map.of())
                        .get("errors")
                        .get(0)
                        .get("extensions")
                        .get("code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    private JsonNode of(String who) {
        return world.as(who).ask(ASK).get("overview");
    }

    /** 1,000.00 of revenue in a closed year, 400.00 of it reinvested, 150.00 of that used. */
    private void earned(Made origin, Made later) {
        sql.insertInto(OPERATION_YEAR)
                .set(OPERATION_YEAR.ID, Ids.next())
                .set(OPERATION_YEAR.TENANT_ID, origin.tenantId())
                .set(OPERATION_YEAR.PROJECT_ID, origin.id())
                .set(OPERATION_YEAR.YEAR, 2025)
                .set(OPERATION_YEAR.REVENUE, new BigDecimal("1000.00"))
                .set(OPERATION_YEAR.COST, BigDecimal.ZERO)
                .set(OPERATION_YEAR.NET, new BigDecimal("1000.00"))
                .set(OPERATION_YEAR.LOSS_CARRIED, BigDecimal.ZERO)
                .set(OPERATION_YEAR.LOSS_LEFT, BigDecimal.ZERO)
                .set(OPERATION_YEAR.REINVESTMENT_RATIO, new BigDecimal("0.4"))
                .set(OPERATION_YEAR.REINVESTED, new BigDecimal("400.00"))
                .set(OPERATION_YEAR.POLICY_ON, LocalDate.of(2026, 1, 10))
                .set(OPERATION_YEAR.CLOSED_AT, Instant.parse("2026-01-10T00:00:00Z"))
                .set(OPERATION_YEAR.CLOSER_NAME, "侯建国")
                .execute();
        sql.insertInto(FUND_REINVESTMENT_USE)
                .set(FUND_REINVESTMENT_USE.ID, Ids.next())
                .set(FUND_REINVESTMENT_USE.TENANT_ID, origin.tenantId())
                .set(FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID, entry(origin, "REINVESTMENT", "400.00"))
                .set(FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID, entry(later, "ALLOCATION", "150.00"))
                .set(FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID, origin.id())
                .set(FUND_REINVESTMENT_USE.ORIGIN_YEAR, 2025)
                .set(FUND_REINVESTMENT_USE.PROJECT_ID, later.id())
                .set(FUND_REINVESTMENT_USE.AMOUNT, new BigDecimal("150.00"))
                .execute();
    }

    private long entry(Made project, String kind, String amount) {
        var id = Ids.next();
        sql.insertInto(FUND_ENTRY)
                .set(FUND_ENTRY.ID, id)
                .set(FUND_ENTRY.TENANT_ID, project.tenantId())
                .set(FUND_ENTRY.KIND, kind)
                .set(FUND_ENTRY.PROJECT_ID, project.id())
                .set(FUND_ENTRY.AMOUNT, new BigDecimal(amount))
                .set(FUND_ENTRY.BOOKED_ON, LocalDate.of(2026, 1, 10))
                .set(FUND_ENTRY.OCCURRED_AT, Instant.parse("2026-01-10T00:00:00Z"))
                .set(FUND_ENTRY.PERSON_NAME, "侯建国")
                .execute();
        return id;
    }

    private static Viewer machine(Viewer of, Set<Action> actions) {
        return new Viewer(
                null,
                1L,
                "大屏",
                null,
                null,
                null,
                null,
                Set.of(),
                java.util.List.of(),
                of.tenant(),
                actions,
                true,
                Set.of("overview:read"),
                null,
                null,
                java.time.Instant.now());
    }

    private static void assertSame(JsonNode before, JsonNode after) {
        for (var name : before.propertyNames()) {
            if (!name.equals("asOf")) {
                assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
            }
        }
    }

    private static JsonNode tenant(JsonNode overview, String code) {
        for (var row : overview.get("byTenant")) {
            if (row.get("tenant").get("code").asString().equals(code)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + code);
    }

    private static JsonNode row(JsonNode overview, String list, String key, String value) {
        for (var row : overview.get(list)) {
            if (row.get(key).asString().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + value);
    }

    private static BigDecimal added(JsonNode before, JsonNode after, String name) {
        return number(after, name).subtract(number(before, name));
    }

    private static BigDecimal sum(JsonNode overview, String list, String name) {
        var sum = BigDecimal.ZERO;
        for (var row : overview.get(list)) {
            sum = sum.add(number(row, name));
        }
        return sum;
    }

    private static BigDecimal number(JsonNode row, String name) {
        return new BigDecimal(row.get(name).asString());
    }
}
