package org.cobuild.project;

import org.cobuild.platform.Refusals;

/** What is asked about who builds before the submission. */
final class BuilderRules {
    private BuilderRules() {}

    /** Departments use and don't build alone: where the policy says so, own build needs the authority's consent. */
    static void ownBuildHasConsent(Submittable whole, Refusals refusals) {
        var own = whole.ownBuild();
        if (own != null && whole.policy().ownBuildConsent()) {
            refusals.unless(
                    own.state() == OwnBuildState.GIVEN,
                    ProjectErrorCode.CONSENT_MISSING,
                    "project.submit.ownBuild." + own.state(),
                    "builder",
                    own.answer() == null ? "" : own.answer());
        }
    }
}
