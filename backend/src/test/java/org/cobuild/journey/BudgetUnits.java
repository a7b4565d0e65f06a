package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import tools.jackson.databind.JsonNode;

/** A unit that leads so many projects and takes part in as many of the city's is followed by another. */
final class BudgetUnits {
    private final Counties counties;
    private final Standing standing;
    private final World.Caller operator;
    private final int rows;

    BudgetUnits(World world, World.Caller operator, Folders folders, FolderExport export, Standing standing, int rows) {
        this.operator = operator;
        this.counties = new Counties(world, folders, export, standing);
        this.standing = standing;
        this.rows = rows;
    }

    void live() {
        var county = county();
        for (int n = 0; n < rows; n++) {
            standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
            standing.participant(
                    standing.project("990100", "health", ProjectStage.CONSTRUCTION, "1000.00"),
                    county.code,
                    "insurance");
        }
        var act = county.act("MERGE", List.of("insurance"), List.of(county.standing("health")));
        act.put("effectiveOn", LocalDate.parse(county.today()).plusDays(1).toString());
        var planned = done(county, "unitReorganise", act).at("/unitChange/id").asString();
        done(county, "unitChangeWithdraw", Map.of("id", planned, "version", 1));
        act.put("effectiveOn", county.today());
        done(county, "unitReorganise", act);
        var tenant = new GlobalId("Tenant", standing.tenantId(county.code)).toString();
        breakGlass(tenant);
        suspend(tenant);
        close(new GlobalId("Tenant", standing.tenantId(county().code)).toString());
    }

    private void close(String tenant) {
        for (var act : List.of("tenantSuspend", "tenantClose")) {
            var payload = operator.mutate(act, Map.of("tenantId", tenant, "reason", "并入邻县"), "tenant { code }");
            assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        }
    }

    private void suspend(String tenant) {
        for (var act : List.of("tenantSuspend", "tenantResume")) {
            var input = new LinkedHashMap<String, Object>(Map.of("tenantId", tenant));
            if (act.equals("tenantSuspend")) {
                input.put("reason", "机房搬迁");
            }
            var payload = operator.mutate(act, input, "tenant { code }");
            assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        }
    }

    private void breakGlass(String tenant) {
        var payload = operator.mutate(
                "breakGlassOpen",
                Map.of("tenantId", tenant, "reason", "核对付款记录", "hours", 1),
                "postId breakGlass { id }");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        var own = operator.ask("{ viewer { posts { id } } }")
                .at("/viewer/posts/0/id")
                .asString();
        operator.mutate(
                "viewerSwitchPost", Map.of("postId", payload.at("/postId").asString()), "viewer { name }");
        var ended = operator.mutate(
                "breakGlassEnd",
                Map.of("breakGlassId", payload.at("/breakGlass/id").asString()),
                "breakGlass { id }");
        assertThat(ended.at("/errors")).as(ended.toString()).isEmpty();
        operator.mutate("viewerSwitchPost", Map.of("postId", own), "viewer { name }");
    }

    private Counties.County county() {
        try {
            return counties.make(Files.createTempDirectory("budget"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode done(Counties.County county, String mutation, Map<String, Object> input) {
        var payload = county.as("admin").mutate(mutation, input, "unitChange { id }");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload;
    }
}
