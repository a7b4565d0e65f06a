package org.cobuild.tenancy.unit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.project.VisibilityRebuild;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** A portal with a county of its own for each test, and what its people see. */
@PortalTest
abstract class Reorganising {
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
    CaseService cases;

    @Autowired
    UnitChangeJob job;

    @Autowired
    VisibilityRebuild visibility;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path root;

    @SuppressWarnings("NullAway.Init") // set before each test
    County county;

    @BeforeEach
    void aCounty() {
        county = new Counties(world, folders, export, standing).make(root);
    }

    @AfterEach
    void theClockRuns() {
        world.clock().release();
    }

    List<VisibilityRebuild.Difference> differences(Made... projects) {
        var ids = List.of(projects).stream().map(Made::id).toList();
        return visibility.compare().stream()
                .filter(difference -> ids.contains(difference.projectId()))
                .toList();
    }

    String viewer(String who) {
        return county.as(who).ask("{ viewer { post { unit { name } } } }").toString();
    }

    List<String> titles(String who) {
        return county.as(who)
                .ask("{ projects(first: 100) { edges { node { id } } } }")
                .get("projects")
                .get("edges")
                .findValuesAsString("id");
    }

    JsonNode seen(String who, Made project, String selection) {
        return county.as(who)
                .ask("query($id: ID!) { project(id: $id) { " + selection + " } }", Map.of("id", project.globalId()))
                .get("project");
    }
}
