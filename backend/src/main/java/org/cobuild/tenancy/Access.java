package org.cobuild.tenancy;

import java.util.Collection;
import org.cobuild.platform.Forbidden;
import org.springframework.stereotype.Component;

/**
 * Asks before a write. A machine passes by the scopes of its token, a person by the roles of its post; what is right
 * for the case at hand (separation of duties, stage) is asked by the act itself.
 */
@Component
public class Access {

    /**
     * Whether the caller may do this for anything of that tenant.
     *
     * @param tenantId the tenant that owns the subject
     * @return the scope of the subject's tenant, for the writes that follow
     * @throws Forbidden when not
     */
    public Grant require(Viewer viewer, Action action, long tenantId) {
        return require(viewer, action, tenantId, tenantId);
    }

    /**
     * Whether the caller may do this in that tenant, about what is written in another one's rows.
     *
     * @param actsFor the tenant whose word it is: a city's, in a case of its county
     * @param ownerTenantId the tenant that owns the rows to be written
     * @throws Forbidden when not
     */
    public Grant require(Viewer viewer, Action action, long actsFor, long ownerTenantId) {
        if (!viewer.may(action, actsFor)) {
            throw refusal(viewer, action);
        }
        return new Grant(ownerTenantId);
    }

    /**
     * Whether the caller may do this for that unit: acting in it, or as a machine of the unit's tenant.
     *
     * @param ownerTenantId the tenant that owns the rows to be written (a participant answers in another tenant's
     *     project)
     * @throws Forbidden when not
     */
    public Grant requireFor(Viewer viewer, Action action, long unitTenantId, long unitId, long ownerTenantId) {
        if (!viewer.mayFor(action, unitTenantId, unitId)) {
            throw refusal(viewer, action);
        }
        return new Grant(ownerTenantId);
    }

    /**
     * Whether the caller may do this for that unit in the name of a colleague of it: what the colleague may in its post is
     * what counts, not what the caller may.
     *
     * @param roles of the colleague's post
     * @throws Forbidden when not
     */
    public Grant requireActing(Viewer viewer, Action action, Collection<Role> roles, long tenantId, long unitId) {
        var unit = viewer.unit();
        if (viewer.tenantId() != tenantId
                || unit == null
                || unit.id() != unitId
                || !Rights.of(roles).contains(action)) {
            throw refusal(viewer, action);
        }
        return new Grant(tenantId);
    }

    /** For what the portal itself does in the wake of a decision, in the transaction of that decision. */
    public Grant consequence(long ownerTenantId) {
        return new Grant(ownerTenantId);
    }

    private static Forbidden refusal(Viewer viewer, Action action) {
        if (viewer.machine()) {
            return new Forbidden(action.scope() == null ? "forbidden.machine" : "forbidden.scope");
        }
        return new Forbidden("forbidden.role");
    }
}
