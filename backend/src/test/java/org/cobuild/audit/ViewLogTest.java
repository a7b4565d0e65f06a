package org.cobuild.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.Furnished;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Identified;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Owned;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.util.ReflectionTestUtils;

/** Whoever of another tenant is shown data stands in its owner's log before the answer has left. */
@PortalTest
class ViewLogTest {
    /** Types of nodes that are the directory, rules of a tree, or a person's and an administrator's own. */
    private static final Set<String> OPEN = Set.of(
            "Tenant",
            "Unit",
            "UnitChange",
            "Post",
            "Person",
            "PersonPost",
            "PeopleImport",
            "OnboardingDraft",
            "PublishedResource", // what all of the city tree may know
            "ApiClient",
            "BreakGlass",
            "ListEntry",
            // What is in force is published to the tree; drafts do not leave their tenant.
            "Plan",
            "YearlyGoal",
            "KeyTask",
            "ApplicationBatch");

    private static final String OWNER = "maqiang";

    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private Statements statements;

    @Autowired
    private DSLContext sql;

    @Autowired
    private ViewRepository views;

    @Value("${cobuild.data}")
    private String data;

    @AfterEach
    void letTheClockRun() {
        world.clock().release();
    }

    @Test
    void everyRecordThatIsShownByIdSaysWhoseItIs() {
        var missing = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.cobuild").stream()
                        .filter(type -> type.isAssignableTo(Identified.class) && !type.isInterface())
                        .filter(type -> !type.isAssignableTo(Owned.class))
                        .map(JavaClass::getSimpleName)
                        .toList();
        assertThat(missing)
                .as("records that no owner would see in its log")
                .isSubsetOf(OPEN)
                .isNotEmpty();
    }

    @Test
    void tellsTheOwnerWhoSawWhatOnWhatGroundAndNothingOfItsOwnPeople() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "1000.00");
        standing.participant(project, "990121", "health");
        see("zhaolei", project);
        see("songtao", project);
        assertThat(log(OWNER, project)).containsExactly("宋涛 PARTICIPANT 990121 [] 1");
        var shared = new Furnished(sql, standing).make(1);
        share(shared, "990122", "MONEY");
        see("lizhengyi", shared);
        assertThat(log(OWNER, shared)).containsExactly("黎正义 SHARE 990122 [] 1");
        world.as("lizhengyi").ask("query($id: ID!) { project(id: $id) { money { paid } cases { id } } }", of(shared));
        assertThat(log(OWNER, shared)).containsExactly("黎正义 SHARE 990122 [\"MONEY\"] 2");
    }

    @Test
    void theCityStandsInItsCountysLogAndWhoReadsAUnitAloneReadsNoLog() {
        var project = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "1000.00");
        world.as("zhaolei")
                .ask(
                        "query($code: String!) { projects(filter: {search: $code}) { edges { node { title } } } }",
                        Map.of("code", "T-" + project.id()));
        assertThat(log("houjianguo", project)).containsExactly("赵磊 CITY 990100 [] 1");
        assertThat(log(OWNER, project))
                .as("the city reads the log of its own data")
                .isEmpty();
        assertThat(log("duanhong", project)).as("a neighbour").isEmpty();
        var clerk = world.as("songtao").answer("{ auditViews { edges { cursor } } }", Map.of());
        assertThat(clerk.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void countsWhatIsLookedAtAgainAfterTenMinutes() {
        var project = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "1000.00");
        var at = Instant.parse("2026-05-20T04:00:00Z");
        world.clock().setTo(at);
        see("zhaolei", project);
        see("zhaolei", project);
        assertThat(log("houjianguo", project)).containsExactly("赵磊 CITY 990100 [] 1");
        world.clock().setTo(at.plus(Duration.ofMinutes(11)));
        see("zhaolei", project);
        assertThat(log("houjianguo", project)).containsExactly("赵磊 CITY 990100 [] 2");
    }

    @Test
    void costsOneStatementTheFirstTimeAndNoneAfterwards() {
        var project = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "1000.00");
        world.as("zhaolei").ask("{ viewer { name } }");
        var first = statements.during(() -> see("zhaolei", project));
        var again = statements.during(() -> see("zhaolei", project));
        assertThat(first).hasSize(again.size() + 1);
        assertThat(first.getLast()).contains("audit_view");
    }

    @Test
    void aDownloadStandsThereToo() throws IOException {
        var works = new Works(world, sql, standing);
        var project = works.project(ProjectStage.CONSTRUCTION, "DEVELOPMENT", "1000.00");
        share(project, "990102", "CONSTRUCTION");
        works.report(works.milestones(project).getFirst(), 100);
        var link = URI.create(world.as("duanhong")
                .ask(
                        "query($id: ID!) { project(id: $id) { milestones { reports { evidence { url } } } } }",
                        of(project))
                .at("/project/milestones/0/reports/0/evidence/url")
                .asString());
        var kept = Path.of(data, "files", "kept", "00", "0".repeat(64));
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "an empty report");
        // What was shown with the address is forgotten, so that the download alone speaks.
        sql.execute("update audit_view set areas = 0 where tenant_id = ? /*scope:all*/", project.tenantId());
        Objects.requireNonNull((Map<?, ?>) ReflectionTestUtils.getField(views, "recent"))
                .clear();
        var caller = world.as("duanhong");
        assertThat(caller.send(caller.request(link.getRawPath() + "?" + link.getRawQuery())
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        var seen = new ArrayList<String>();
        world.as(OWNER)
                .ask("{ auditViews(first: 5) { edges { node { viewerName areas times project { id } } } } }")
                .at("/auditViews/edges")
                .forEach(edge -> seen.add(edge.at("/node/viewerName").asString() + " " + edge.at("/node/areas") + " "
                        + edge.at("/node/project").isNull()));
        assertThat(seen).contains("段宏 [\"CONSTRUCTION\"] true");
    }

    private void see(String who, Made project) {
        world.as(who).ask("query($id: ID!) { project(id: $id) { title } }", of(project));
    }

    private static Map<String, String> of(Made project) {
        return Map.of("id", project.globalId());
    }

    private void share(Made project, String tenant, String area) {
        var input = Map.of(
                "projectId", project.globalId(),
                "receiverId", new GlobalId("Tenant", standing.tenantId(tenant)).toString(),
                "areas", List.of(area),
                "reason", "联调需要");
        assertThat(world.as("liweidong")
                        .mutate("projectShare", input, "project { id }")
                        .get("errors"))
                .isEmpty();
    }

    /** Person, ground, tenant, areas, times. */
    private List<String> log(String who, Made project) {
        var found = new ArrayList<String>();
        world.as(who)
                .ask(
                        "query($id: ID!) { auditViews(projectId: $id) { edges { node { viewerName ground viewerTenant { code }"
                                + " areas times project { id } } } } }",
                        of(project))
                .at("/auditViews/edges")
                .forEach(edge -> found.add(String.join(
                        " ",
                        edge.at("/node/viewerName").asString(),
                        edge.at("/node/ground").asString(),
                        edge.at("/node/viewerTenant/code").asString(),
                        edge.at("/node/areas").toString(),
                        edge.at("/node/times").asString())));
        return found;
    }
}
