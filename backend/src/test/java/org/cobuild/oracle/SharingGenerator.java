package org.cobuild.oracle;

import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;
import static org.cobuild.db.Tables.SHARING_REQUEST;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.cobuild.oracle.Generator.Place;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans what an approved project has published, of units of its city tree, and requests for it in every state. */
final class SharingGenerator {
    private static final List<String> STATES = List.of("REQUESTED", "GRANTED", "LIMITED", "REFUSED", "WITHDRAWN");
    private final Plan plan;
    private final Random random;
    private final List<Place> places;

    SharingGenerator(Plan plan, Random random, List<Place> places) {
        this.plan = plan;
        this.random = random;
        this.places = places;
    }

    void published(Planning planning) {
        for (var type : List.of("UNCONDITIONAL", "CONDITIONAL", "CONDITIONAL")) {
            var provider = inTree(planning);
            var unit = unit(provider);
            var resource = plan.add(
                    "PublishedResource",
                    PUBLISHED_RESOURCE,
                    "a resource (" + type + ")",
                    of(
                            PUBLISHED_RESOURCE.TENANT_ID,
                            planning,
                            PUBLISHED_RESOURCE.PROJECT_ID,
                            PUBLISHED_RESOURCE.PROVIDER_TENANT_ID,
                            provider.tenant(),
                            PUBLISHED_RESOURCE.PROVIDER_UNIT_ID,
                            unit,
                            PUBLISHED_RESOURCE.NAME,
                            "resource " + plan.rows().size(),
                            PUBLISHED_RESOURCE.SHARING_TYPE,
                            type));
            if (type.equals("CONDITIONAL")) {
                request(planning, provider, unit, resource);
            }
        }
    }

    private void request(Planning planning, Place provider, Ref unit, Ref resource) {
        var asker = inTree(planning);
        var state = STATES.get(random.nextInt(STATES.size()));
        plan.add(
                "SharingRequest",
                SHARING_REQUEST,
                "a request (" + state + ")",
                SHARING_REQUEST.TENANT_ID,
                provider.tenant(),
                SHARING_REQUEST.UNIT_ID,
                unit,
                SHARING_REQUEST.REQUESTER_TENANT_ID,
                asker.tenant(),
                SHARING_REQUEST.REQUESTER_UNIT_ID,
                unit(asker),
                SHARING_REQUEST.RESOURCE_TENANT_ID,
                planning.owner().tenant(),
                SHARING_REQUEST.RESOURCE_ID,
                resource,
                SHARING_REQUEST.PROJECT_ID,
                planning.project(),
                SHARING_REQUEST.STATE,
                state,
                SHARING_REQUEST.VERSION,
                1);
    }

    private Place inTree(Planning planning) {
        var tree = places.stream()
                .filter(place -> place.city().equals(planning.owner().city()))
                .toList();
        return tree.get(random.nextInt(tree.size()));
    }

    private Ref unit(Place place) {
        var units = List.copyOf(new TreeMap<>(place.units()).values());
        return units.get(random.nextInt(units.size()));
    }
}
