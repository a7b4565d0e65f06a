package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Which route a new case takes. */
@PortalTest
class RouteChoiceTest {
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
    CaseService cases;

    @Autowired
    CaseRepository read;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @TempDir
    Path root;

    private County county;
    private Matters matters;

    @BeforeEach
    void aCountyOfItsOwn() {
        county = new Counties(world, folders, export, standing).make(root);
        matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
    }

    @Test
    void theRouteThatTellsMostOfTheMatterIsTaken() {
        apply(
                route("plain", ""),
                route("large", "from: leading_group_limit"),
                route("small_upgrade", "categories: [UPGRADE, REBUILD], below: 500000"),
                route("across", "categories: [UPGRADE], below: 500000, crossing: true"));
        assertThat(folders.changes(root, county.code)).isEmpty();
        county.export();
        assertThat(folders.changes(root, county.code)).isEmpty();

        assertThat(taken("NEW", "499999.99", true)).isEqualTo("plain");
        assertThat(taken(null, "499999.99", false)).isEqualTo("plain");
        assertThat(taken("UPGRADE", "499999.99", false)).isEqualTo("small_upgrade");
        assertThat(taken("UPGRADE", "500000.00", true)).isEqualTo("plain");
        assertThat(taken("UPGRADE", "499999.99", true)).isEqualTo("across");
        assertThat(taken("UPGRADE", "9999999.99", true)).isEqualTo("plain");
        assertThat(taken("UPGRADE", "10000000.00", true)).isEqualTo("large");
    }

    @Test
    void theSpecialTracksRouteIsTakenBeforeAllOthersAndByNothingElse() {
        apply(
                route("plain", ""),
                route("across", "categories: [UPGRADE], below: 500000, crossing: true"),
                route("urgent", "special: true"),
                route("urgent_om", "special: true, categories: [OM]"));
        county.export();
        assertThat(folders.changes(root, county.code)).isEmpty();
        assertThat(taken(open(new RouteFacts("UPGRADE", new BigDecimal("1.00"), true, true))))
                .isEqualTo("urgent");
        assertThat(taken(open(new RouteFacts("OM", new BigDecimal("1.00"), false, true))))
                .isEqualTo("urgent_om");
        assertThat(taken("OM", "1.00", false)).isEqualTo("plain");
        refused(route("plain", ""), route("a", "special: true"), route("b", "special: true"));
    }

    @Test
    void aMatterThatNoRouteFitsIsRefusedWithWhatItIsAndWhoCanMendIt() {
        apply(route("initiation", "categories: [NEW], crossing: false"));
        assertThatThrownBy(() -> open("UPGRADE", "1200.50", true))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    var error = refused.errors().getFirst();
                    assertThat(error.code()).hasToString("ROUTE_MISSING");
                    assertThat(error.message())
                            .contains("¥1,200.50")
                            .contains("upgrade")
                            .contains("across levels");
                    assertThat(error.toString()).contains("system administrator");
                });
        assertThat(taken("NEW", "1.00", false)).isEqualTo("initiation");
    }

    @Test
    void twoRoutesThatNothingTellsApartAreRefusedWhenTheyAreTold() {
        refused(route("plain", ""), route("other", ""));
        refused(route("a", "categories: [NEW, OM]"), route("b", "crossing: true"));
        refused(route("a", "below: 2000"), route("b", "from: 1999.99"));
        refused(route("a", "below: leading_group_limit"), route("b", "from: 5000"));
        apply(
                route("a", "below: leading_group_limit, crossing: true"),
                route("b", "from: leading_group_limit, crossing: true"),
                route("c", "below: 2000, crossing: false"),
                route("d", "from: 2000, crossing: false"));
    }

    @Test
    void aBoundThatIsNoAmountAndARangeWithNothingInItAreFaults() {
        county.write("routes.yaml", route("a", "from: sharing_line"));
        assertThat(folders.refusal(root, county.code))
                .singleElement()
                .asString()
                .contains("sharing_line");
        county.write("routes.yaml", route("a", "from: 5000, below: 5000"));
        assertThat(folders.refusal(root, county.code)).hasSize(1);
    }

    private void refused(String... routes) {
        county.write("routes.yaml", String.join("", routes));
        assertThat(folders.refusal(root, county.code)).isNotEmpty().allMatch(line -> line.contains("一样具体"));
    }

    private void apply(String... routes) {
        // The county's own route would be told apart from none of these.
        var first = routes[0];
        county.write("routes.yaml", first.replaceFirst("code: \\w+", "code: initiation"));
        folders.apply(root, county.code);
        county.write(
                "routes.yaml",
                first.replaceFirst("code: \\w+", "code: initiation")
                        + String.join("", List.of(routes).subList(1, routes.length)));
        folders.apply(root, county.code);
    }

    private long open(@Nullable String category, String amount, boolean crossing) {
        return open(new RouteFacts(category, new BigDecimal(amount), crossing));
    }

    private long open(RouteFacts facts) {
        var viewer = world.viewer("clerk" + county.code, county.code);
        var project = matters.project("clerk" + county.code, facts.amount());
        return cases.open(
                viewer,
                matters.grant(),
                new CaseStart(CaseSubject.PROJECT, project, project, "健康数据平台", facts, county.unit("health")));
    }

    private String taken(@Nullable String category, String amount, boolean crossing) {
        return taken(open(category, amount, crossing));
    }

    private String taken(long caseId) {
        return read.find(world.viewer("director" + county.code, county.code).scope(), List.of(caseId))
                .values()
                .iterator()
                .next()
                .routeNameEn();
    }

    private static String route(String code, String conditions) {
        return """
                - code: %s
                  subject: PROJECT
                  name: 立项%s
                  nameEn: %s
                %s  steps: [{code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}]
                """.formatted(
                        code,
                        code,
                        code,
                        conditions.isEmpty() ? "" : "  " + conditions.replaceAll(", (?=[a-z]+:)", "\n  ") + "\n");
    }
}
