package org.cobuild.oracle;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cobuild.World;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.VisibilityRebuild;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/** Builds generated worlds in the portal of the tests. */
@TestComponent
public class Worlds {
    private final DSLContext sql;
    private final VisibilityRebuild visibility;
    private final JWKSource<SecurityContext> keys;
    private final World world;
    private final PortalClock clock;
    private final Path data;
    final Joined joined = Rooms.all();

    Worlds(
            DSLContext sql,
            VisibilityRebuild visibility,
            JWKSource<SecurityContext> keys,
            World world,
            PortalClock clock,
            @Value("${cobuild.data}") String data) {
        this.sql = sql;
        this.visibility = visibility;
        this.keys = keys;
        this.world = world;
        this.clock = clock;
        this.data = Path.of(data);
    }

    /** The seed of this run; {@code -Dcobuild.oracle.seed=…} repeats one. */
    static long seed() {
        return Long.getLong("cobuild.oracle.seed", 20_261_125L);
    }

    static long questions(long normally) {
        return Long.getLong("cobuild.oracle.questions", normally);
    }

    void letTheClockRun() {
        clock.release();
    }

    Land build(Plan plan) {
        clock.release();
        keepTheFile();
        var base = new Settler(sql, visibility).settle(plan);
        return new Land(plan, base, joined, new Callers(keys, world.address(), linkKey()), clock, sql);
    }

    /** In words: every difference, and the first leak and the first loss made small. */
    String report(Land land, java.util.List<Finding> findings, java.util.List<Changes.Change> changes) {
        var words = new StringBuilder();
        findings.stream()
                .limit(10)
                .forEach(finding -> words.append("\n")
                        .append(finding)
                        .append(" for ")
                        .append(land.all().who(finding.who()).words()));
        for (var leaks : new boolean[] {true, false}) {
            findings.stream()
                    .filter(finding -> finding.leak() == leaks)
                    .findFirst()
                    .ifPresent(finding -> {
                        var small = new Shrinker(this::build).shrink(land, finding, changes);
                        words.append("\n")
                                .append(small == null ? "not again: " + finding : Shrinker.story(small, seed()));
                    });
        }
        return words.toString();
    }

    private String linkKey() {
        return read(data.resolve("file-links.key")).strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of all generated documents lies where the portal keeps files. */
    private void keepTheFile() {
        var digest = LifeGenerator.sha256();
        var file = data.resolve("files")
                .resolve("kept")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, LifeGenerator.CONTENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
