package org.cobuild.oracle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who asks: a person in one of its posts, or a machine client.
 *
 * @param id of the post or of the client
 * @param personId 0 for a machine
 * @param unitId 0 for a machine
 * @param unitIds of all posts that the person holds and may act in
 * @param machine whether it comes by a machine's token
 * @param scopes of a machine's token
 * @param usable whether this very post or client may come in now
 */
record Who(
        long id,
        long personId,
        long tenantId,
        long cityId,
        long unitId,
        Set<Long> unitIds,
        Set<String> roles,
        boolean machine,
        Set<String> scopes,
        boolean usable,
        String level,
        String words) {

    static Who holding(Row post, Census all) {
        var tenant = all.get("Tenant", post.number("tenant_id"));
        var unit = all.get("Unit", post.number("unit_id"));
        var roles = rolesOf(post, all);
        var unitIds = new HashSet<Long>();
        usablePosts(post.number("person_id"), all).forEach(held -> unitIds.add(held.number("unit_id")));
        return new Who(
                post.id(),
                post.number("person_id"),
                tenant.id(),
                tenant.number("city_id"),
                unit.id(),
                unitIds,
                roles,
                false,
                Set.of(),
                usable(post, all),
                tenant.text("level"),
                post.text("title") + " (" + unit.text("name") + ", " + String.join("+", roles) + ")");
    }

    /** An operator who looks into a tenant after breaking the glass: as if it held a post of its own unit there. */
    static Who looking(Row glass, Census all) {
        var tenant = all.get("Tenant", glass.number("tenant_id"));
        var person = glass.number("person_id");
        var operator = usablePosts(person, all).stream()
                .filter(post -> rolesOf(post, all).contains("OPERATOR"))
                .findFirst();
        var unitIds = new HashSet<Long>();
        usablePosts(person, all).forEach(held -> unitIds.add(held.number("unit_id")));
        return new Who(
                glass.id(),
                person,
                tenant.id(),
                tenant.number("city_id"),
                operator.map(post -> post.number("unit_id")).orElse(0L),
                unitIds,
                Set.of("BREAK_GLASS"),
                false,
                Set.of(),
                operator.isPresent() && lasts(glass, all) && tenant.is("status", "ACTIVE"),
                tenant.text("level"),
                "operator who broke the glass of " + tenant.text("name"));
    }

    /** Nobody has ended it and its hours are not over. */
    static boolean lasts(Row glass, Census all) {
        return !glass.has("ended_at") && glass.instant("ends_at").isAfter(all.at());
    }

    static Who machine(Row client, Census all) {
        var tenant = all.get("Tenant", client.number("tenant_id"));
        return new Who(
                client.id(),
                0,
                tenant.id(),
                tenant.number("city_id"),
                0,
                Set.of(),
                Set.of(),
                true,
                Set.of(client.text("scopes").split(" ")),
                client.flag("enabled") && tenant.is("status", "ACTIVE"),
                tenant.text("level"),
                "machine of " + tenant.text("name") + " with " + client.text("scopes"));
    }

    private static Set<String> rolesOf(Row post, Census all) {
        var roles = new HashSet<String>();
        all.where("PostRole", "post_id", post.id()).forEach(row -> roles.add(row.text("role")));
        return roles;
    }

    /** Whether the post is held at this moment by somebody who may sign in. */
    static boolean heldByEnabled(Row post, Census all) {
        return Law.stands(post, all)
                && (!post.has("begins_at") || !post.instant("begins_at").isAfter(all.at()))
                && all.get("Person", post.number("person_id")).flag("enabled");
    }

    private static boolean usable(Row post, Census all) {
        return heldByEnabled(post, all)
                && all.get("Tenant", post.number("tenant_id")).is("status", "ACTIVE")
                && !rolesOf(post, all).isEmpty();
    }

    /** Posts in which the person may act, by tenant code and post code: the first is the one it acts in unasked. */
    static List<Row> usablePosts(long personId, Census all) {
        return all.where("Post", "person_id", personId).stream()
                .filter(post -> usable(post, all))
                .sorted(Comparator.comparing((Row post) ->
                                all.get("Tenant", post.number("tenant_id")).text("code"))
                        .thenComparing(post -> post.text("code")))
                .toList();
    }

    /** As whom a request in this post's name is answered: a post that is no more lets nobody in, who else it may be. */
    Who acting() {
        return usable ? this : null;
    }

    boolean wide() {
        return machine || Law.readsAll(roles);
    }

    boolean may(String right) {
        return machine ? Law.scopesGive(scopes, right) : Law.rolesGive(roles, right);
    }

    /** May do it for anything of that tenant. */
    boolean mayIn(String right, long tenant) {
        return tenantId == tenant && may(right);
    }

    /** May do it for that unit: acting in it, or as a machine of its tenant. */
    boolean mayFor(String right, long tenant, long unit) {
        return mayIn(right, tenant) && (machine || unitId == unit);
    }
}
