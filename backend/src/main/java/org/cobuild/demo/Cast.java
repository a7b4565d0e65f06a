package org.cobuild.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.Viewers;

/** The people of the demo as viewers, and the units by {@code tenant/unit}. */
final class Cast {
    private static final String UNITS =
            "query($after:String){units(first:100,after:$after){edges{node{id code tenant{code}}} pageInfo{hasNextPage endCursor}}}";
    private final Viewers viewers;
    private final Map<String, Viewer> known = new HashMap<>();
    private final Map<String, String> unitIds = new HashMap<>();
    private final Map<String, String> unitKeys = new HashMap<>();

    /** @param anyone somebody of the city tree, who reads the directory */
    Cast(Viewers viewers, Api api, String tenant, String anyone) {
        this.viewers = viewers;
        var reader = viewers.inside(anyone, tenant);
        var variables = new HashMap<String, Object>();
        for (var more = true; more; ) {
            var page = api.ask(reader, UNITS, variables).part("units");
            for (var edge : page.list("edges")) {
                var key = edge.text("node.tenant.code") + "/" + edge.text("node.code");
                unitIds.put(key, edge.text("node.id"));
                unitKeys.put(edge.text("node.id"), key);
            }
            more = Boolean.parseBoolean(page.text("pageInfo.hasNextPage"));
            if (more) {
                variables.put("after", page.text("pageInfo.endCursor"));
            }
        }
    }

    /** The unit's opaque id; the key is {@code tenant/unit}. */
    String unitId(String key) {
        return Objects.requireNonNull(unitIds.get(key), key);
    }

    /** That person, in its post in that tenant. */
    Viewer person(String username, String tenant) {
        return known.computeIfAbsent(username + "@" + tenant, key -> viewers.inside(username, tenant));
    }

    /** Whoever holds the role in the unit. */
    Viewer holder(String unitKey, Role role) {
        return known.computeIfAbsent(unitKey + " " + role, key -> {
            var slash = unitKey.indexOf('/');
            return viewers.holder(unitKey.substring(0, slash), unitKey.substring(slash + 1), role);
        });
    }

    /** Whoever holds the role in the unit of that opaque id. */
    Viewer holderOf(String unitId, String role) {
        return holder(Objects.requireNonNull(unitKeys.get(unitId), unitId), Role.valueOf(role));
    }
}
