package org.cobuild.journey;

import static org.cobuild.Works.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.people.Posts;
import org.cobuild.tenancy.unit.Counties;

/** Posts are given, move and end, and people are disabled, while so many tasks wait for them. */
final class BudgetPosts {
    private final Counties counties;
    private final Posts posts;
    private final int rows;

    BudgetPosts(World world, Folders folders, FolderExport export, Standing standing, Posts posts, int rows) {
        this.counties = new Counties(world, folders, export, standing);
        this.posts = posts;
        this.rows = rows;
    }

    void live() {
        var county = county();
        for (int n = 0; n < rows; n++) {
            posts.submitted(county);
        }
        done(posts.act(county, "postGrant", posts.granting(county, "driver", "health", "CLERK")));
        var move = posts.ending(county, "checker");
        move.remove("endsOn");
        move.putAll(Map.of(
                "movesOn",
                county.today(),
                "unitId",
                county.id("insurance"),
                "successorId",
                posts.person("driver" + county.code)));
        done(posts.act(county, "postMove", move));
        var end = posts.ending(county, "reviewer");
        end.put("successorId", posts.person("insurer" + county.code));
        done(posts.act(county, "postEnd", end));
        var disable = posts.disabling(county, "driver");
        disable.put("successorId", posts.person("deputy" + county.code));
        done(posts.act(county, "personDisable", disable));
        done(posts.act(
                county, "personEnable", Map.of("personId", posts.person("driver" + county.code), "reason", "返岗")));
    }

    private Counties.County county() {
        try {
            return counties.make(Files.createTempDirectory("budget"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
