package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.platform.Refused;
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
import tools.jackson.databind.JsonNode;

/** A route is taken out of force: new matters go by the others, running ones keep theirs, and none is left without. */
@PortalTest
class RouteOutTest {
    private static final BigDecimal LARGE = new BigDecimal("6000000.00");

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
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @TempDir
    Path root;

    private County county;
    private Matters matters;

    @BeforeEach
    void twoRoutes() {
        county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                    - {code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                - code: large
                  subject: PROJECT
                  name: 大额立项评审
                  nameEn: Large initiation
                  from: "5000000"
                  steps:
                    - {code: decide, name: 审定, nameEn: Decision, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        folders.apply(root, county.code);
        matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
    }

    @Test
    void newMattersGoByTheOthersAndRunningOnesKeepTheirs() {
        var running = submitted();
        assertThat(step(running)).isEqualTo("decide");

        var out = takeOut("large", 1);
        assertThat(out.get("errors")).isEmpty();
        assertThat(out.at("/route/outOn").asString()).isEqualTo(county.today());
        assertThat(out.at("/route/versions/0/outOn").asString()).isEqualTo(county.today());
        assertThat(out.at("/route/versions/0/inForce").asBoolean()).isFalse();
        assertThat(out.at("/route/versions/0/running").asInt()).isOne();
        assertThat(out.at("/route/content/name").asString()).isEqualTo("大额立项评审");

        assertThat(step(submitted())).isEqualTo("check");
        assertThat(step(running)).isEqualTo("decide");
        matters.approve(running, "director" + county.code);
        assertThat(matters.flow(running).state()).isEqualTo(CaseState.APPROVED);

        refused(takeOut("large", 1), "NOT_NOW", "code");
        county.export();
        assertThat(root.resolve(county.code).resolve("routes.yaml"))
                .content()
                .contains("initiation")
                .doesNotContain("large");
        assertThat(world.as("admin" + county.code)
                        .ask("{ approvalRoutes { code outOn } }")
                        .get("approvalRoutes")
                        .valueStream()
                        .filter(route -> !route.get("outOn").isNull())
                        .map(route -> route.get("code").asString()))
                .containsExactly("large");
    }

    @Test
    void whatNoOtherRouteWouldTakeKeepsItInForce() {
        var refused = takeOut("initiation", 2);
        refused(refused, "NOT_NOW", "code");
        assertThat(refused.at("/errors/0/message").asString()).contains("0.00");
        assertThat(refused.at("/errors/0/lift").asString()).isNotEmpty();
        refused(takeOut("large", 2), "STALE", "version");
        refused(takeOut("nowhere", 1), "STALE", "version");
        assertThat(step(submitted())).isEqualTo("decide");
    }

    @Test
    void theNextVersionPutsItInForceAgainAlsoFromTheFolder() {
        takeOut("large", 1);
        assertThat(folders.changes(root, county.code)).hasSize(1);
        folders.apply(root, county.code);
        assertThat(folders.changes(root, county.code)).isEmpty();
        assertThat(step(submitted())).isEqualTo("decide");
        refused(takeOut("large", 1), "STALE", "version");
        assertThat(takeOut("large", 2).get("errors")).isEmpty();
    }

    @Test
    void ofTwoWhoTakeItOutAtOnceOneDoes() {
        assertThat(AtOnce.done(8, i -> () -> {
                    var payload = takeOut("large", 1);
                    if (!payload.get("errors").isEmpty()) {
                        throw new Refused(List.of());
                    }
                    return payload;
                }))
                .isOne();
    }

    private long submitted() {
        return matters.submitted("clerk" + county.code, LARGE);
    }

    private String step(long id) {
        return matters.flow(id).steps().getFirst().code();
    }

    private JsonNode takeOut(String code, int version) {
        return world.as("admin" + county.code)
                .mutate(
                        "routeTakeOut",
                        Map.of("code", code, "version", version),
                        "route { outOn content { name } versions { version outOn inForce running } }");
    }

    private static void refused(JsonNode payload, String code, String path) {
        assertThat(payload.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(payload.at("/errors/0/path/0").asString()).isEqualTo(path);
        assertThat(payload.get("route").isNull()).isTrue();
    }
}
