package org.cobuild.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The files of the demo, in the folder {@code demo} of the city's tenant folder. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class DemoData {
    private final Path tenants;
    private final Path folder;
    private final boolean withProjects;

    /** @param withProjects {@code cobuild.demo-projects}; false makes the tenants and their people alone */
    DemoData(
            @Value("${cobuild.tenants:}") String tenants,
            @Value("${cobuild.demo-city:370900}") String city,
            @Value("${cobuild.demo-projects:true}") boolean withProjects) {
        this.withProjects = withProjects;
        this.tenants = Path.of(tenants.isBlank() ? "tenants" : tenants);
        this.folder = this.tenants.resolve(city).resolve("demo");
    }

    /** Who signs in, machine clients, pools, servers, and what projects have in common. */
    Item settings() {
        return Item.read(folder.resolve("settings.yaml"));
    }

    /** Whether the demo lives through its projects, or leaves an empty city to those who tell a story of their own. */
    boolean hasProjects() {
        return withProjects;
    }

    /** Digest of all files from which the demo is made: the folders of its tenants and its own. */
    String told() {
        try (var walk = Files.walk(tenants)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : walk.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                digest.update(tenants.relativize(file).toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return "%s %s %s "
                    .formatted(HexFormat.of().formatHex(digest.digest()), tenants.relativize(folder), withProjects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every project, written out or filled in by the common course. */
    List<Item> projects() {
        var settings = settings();
        var plans = new ArrayList<Item>();
        for (var file : settings.texts("projects")) {
            for (var outline : Item.read(folder.resolve(file)).items("projects")) {
                var whole = new LinkedHashMap<>(outline.values());
                whole.putIfAbsent("company", settings.text("company"));
                var plan = new Item(whole);
                plans.add(plan.has("acts") ? plan : new Pattern(plan, settings).plan());
            }
        }
        return plans;
    }
}
