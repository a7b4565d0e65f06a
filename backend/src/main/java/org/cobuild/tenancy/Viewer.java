package org.cobuild.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cobuild.platform.Change;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person in one of its posts, or a machine client of a tenant. Made once a request from the authenticated
 * caller; controllers take it with {@code @ContextValue Viewer viewer}.
 *
 * @param post the post in which the person acts, null for a machine
 * @param unit the unit of that post, null for a machine
 * @param unitIds units of all posts that the person holds, whatever the tenant: separation of duties looks at the
 *     person, not at the post in which it happens to act; empty for a machine
 * @param posts all posts that the person holds, whatever the tenant; empty for a machine
 * @param actions what the caller may do somewhere in its scope
 * @param tenantWide whether it reads all of its tenant or only what its unit leads or takes part in
 * @param scopes scopes of the token, null when a session is used
 * @param at the instant of the request, at which it is looked whether something has run out
 */
public record Viewer(
        @Nullable Long personId,
        @Nullable Long clientId,
        String name,
        @Nullable String nameEn,
        @Nullable String username,
        @Nullable Post post,
        @Nullable Unit unit,
        Set<Long> unitIds,
        List<Post> posts,
        Tenant tenant,
        Set<Action> actions,
        boolean tenantWide,
        @Nullable Set<String> scopes,
        @Nullable String source,
        @Nullable String requestId,
        Instant at)
        implements Change.Actor {

    public boolean machine() {
        return clientId != null;
    }

    /** What the caller reads. */
    public TenantScope scope() {
        return new TenantScope(tenant.id(), tenant.cityId(), tenantWide, unit == null ? 0 : unit.id(), at);
    }

    /** Whether the caller may do this for anything of that tenant, as far as its rights go. */
    public boolean may(Action action, long tenantId) {
        return actions.contains(action) && tenant.id() == tenantId;
    }

    /** Whether the caller may do this for that unit: acting in it, or as a machine of its tenant. */
    public boolean mayFor(Action action, long tenantId, long unitId) {
        return may(action, tenantId) && (machine() || (unit != null && unit.id() == unitId));
    }

    /** Whether an operator looks into the tenant in an emergency. */
    public boolean brokeGlass() {
        return post != null && post.roles().contains(Role.BREAK_GLASS);
    }

    /** The tenant that the caller comes from: its own, and the operator's for one who broke the glass. */
    public long homeTenantId() {
        return unit == null ? tenant.id() : unit.tenantId();
    }

    /** Id of the post in which the person acts, 0 for a machine. */
    public long postId() {
        return post == null ? 0 : post.id();
    }

    @Override
    public @Nullable String postTitle() {
        return post == null ? null : post.title();
    }

    @Override
    public String unitName() {
        return unit == null ? tenant.name() : unit.name();
    }

    @Override
    public long tenantId() {
        return tenant.id();
    }
}
