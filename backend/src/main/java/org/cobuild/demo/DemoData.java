package org.cobuild.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The files of the demo, in the folder {@code demo} of the city's tenant folder. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class DemoData {
    private final Path folder;
    private final boolean withProjects;

    /** @param withProjects {@code cobuild.demo-projects}; false makes the tenants and their people alone */
    DemoData(
            @Value("${cobuild.tenants:}") String tenants,
            @Value("${cobuild.demo-city:370900}") String city,
            @Value("${cobuild.demo-projects:true}") boolean withProjects) {
        this.withProjects = withProjects;
        this.folder =
                Path.of(tenants.isBlank() ? "tenants" : tenants).resolve(city).resolve("demo");
    }

    /** Who signs in, machine clients, pools, servers, and what projects have in common. */
    Item settings() {
        return Item.read(folder.resolve("settings.yaml"));
    }

    /** Whether the demo lives through its projects, or leaves an empty city to those who tell a story of their own. */
    boolean hasProjects() {
        return withProjects;
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
