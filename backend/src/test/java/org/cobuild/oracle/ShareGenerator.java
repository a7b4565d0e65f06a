package org.cobuild.oracle;

import static org.cobuild.db.Tables.PROJECT_SHARE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Generator.Place;

/** Plans shares of a project: for tenants and for units, several for one tenant, lasting, revoked and run out. */
final class ShareGenerator {
    private static final List<String> AREAS = List.of("PLAN", "REVIEW", "MONEY", "CONSTRUCTION", "OPERATION");
    private final Plan plan;
    private final Random random;
    private final List<Place> places;

    ShareGenerator(Plan plan, Random random, List<Place> places) {
        this.plan = plan;
        this.random = random;
        this.places = places;
    }

    void shares(ProjectGenerator.Planning planning) {
        var owner = planning.owner();
        var others = places.stream()
                .filter(place ->
                        place.city().equals(owner.city()) && !place.tenant().equals(owner.tenant()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        for (int count = random.nextInt(4); count > 0; count--) {
            var place = others.get(random.nextInt(others.size()));
            var unit = random.nextInt(3) == 0
                    ? null
                    : place.units().get(Generator.UNITS.get(random.nextInt(Generator.UNITS.size())));
            var areas = new ArrayList<String>();
            AREAS.stream().filter(area -> random.nextBoolean()).forEach(areas::add);
            var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            plan.add(
                    "ProjectShare",
                    PROJECT_SHARE,
                    "a share of project " + planning.project().n() + " for "
                            + (unit == null ? place.name() : plan.row(unit.n()).words()) + " with " + areas,
                    ProjectGenerator.of(
                            PROJECT_SHARE.TENANT_ID,
                            planning,
                            PROJECT_SHARE.PROJECT_ID,
                            PROJECT_SHARE.RECEIVER_TENANT_ID,
                            place.tenant(),
                            PROJECT_SHARE.RECEIVER_UNIT_ID,
                            unit,
                            PROJECT_SHARE.AREAS,
                            String.join(" ", areas),
                            PROJECT_SHARE.UNTIL_AT,
                            until(now),
                            PROJECT_SHARE.ENDED_AT,
                            random.nextInt(4) == 0 ? now.minus(Duration.ofDays(1)) : null));
        }
    }

    /** For ever, gone, or so far ahead that no run of the questions reaches it unless it moves the clock. */
    private Instant until(Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> now.minus(Duration.ofMinutes(1));
            default -> now.plus(Duration.ofDays(1 + random.nextInt(5)));
        };
    }
}
