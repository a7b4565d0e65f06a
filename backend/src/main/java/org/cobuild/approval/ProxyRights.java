package org.cobuild.approval;

import java.util.Set;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;

/** Who gives proxies and who can be given one: people who sign, be it that they decide or that they submit. */
final class ProxyRights {
    private ProxyRights() {}

    /** Whether the caller is a person who decides or submits. */
    static boolean given(Viewer viewer) {
        return viewer.may(Action.CASE_DECIDE, viewer.tenantId()) || submits(viewer);
    }

    static Grant require(Access access, Viewer viewer) {
        return access.require(viewer, submits(viewer) ? Action.PROJECT_SUBMIT : Action.CASE_DECIDE, viewer.tenantId());
    }

    /** What somebody may who can act for the caller: only who decides does so for another. */
    static Set<Action> ofProxy(Viewer viewer) {
        return submits(viewer) ? Set.of(Action.CASE_DECIDE, Action.PROJECT_SUBMIT) : Set.of(Action.CASE_DECIDE);
    }

    /** A machine may submit, too, but is never absent. */
    private static boolean submits(Viewer viewer) {
        return viewer.post() != null && viewer.may(Action.PROJECT_SUBMIT, viewer.tenantId());
    }
}
