package org.cobuild.project;

import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** What a framework plan has to say before a co-built project is submitted, where the policy asks for one. */
final class FrameworkRules {
    private FrameworkRules() {}

    /** Co-built is what more than one participant has a package of. */
    static boolean asked(Submittable whole) {
        return whole.policy().framework()
                && whole.participants().stream()
                                .filter(participant -> !participant.appointed())
                                .count()
                        > 1;
    }

    /** Goals and main contents of the whole; of each unit its scope, and of each participant its flows and interfaces. */
    static void theFrameworkIsWritten(Submittable whole, Refusals refusals) {
        if (asked(whole)) {
            var framework = whole.framework();
            require(refusals, framework.goals() != null, "goals", "framework.goals", null);
            require(refusals, framework.contents() != null, "contents", "framework.contents", null);
            for (int i = 0; i < framework.parts().size(); i++) {
                var part = framework.parts().get(i);
                var path = "framework.parts." + i + ".";
                var title = title(part);
                require(refusals, !part.scope().isEmpty(), "scope", path + "scope", title);
                if (part.participant() != null) {
                    require(refusals, part.businessFlow() != null, "businessFlow", path + "businessFlow", title);
                    require(refusals, part.dataFlow() != null, "dataFlow", path + "dataFlow", title);
                    require(refusals, !part.interfaces().isEmpty(), "interfaces", path + "interfaces", title);
                }
            }
        }
    }

    /** Nothing is built twice: what is alike is changed, or ruled to be no overlap. */
    static void scopesDoNotOverlap(Submittable whole, Refusals refusals) {
        if (asked(whole)) {
            var overlaps = whole.framework().overlaps();
            for (int i = 0; i < overlaps.size(); i++) {
                var overlap = overlaps.get(i);
                refusals.unless(
                        overlap.ruling() != null,
                        ProjectErrorCode.SCOPE_OVERLAP,
                        "project.submit.framework.overlap." + overlap.kind(),
                        "framework.overlaps." + i,
                        overlap.one().text(),
                        overlap.other().text());
            }
        }
    }

    private static void require(Refusals refusals, boolean met, String what, String path, @Nullable String title) {
        refusals.unless(
                met,
                ProjectErrorCode.REQUIRED,
                "project.submit.framework." + what + (title != null && title.isEmpty() ? ".lead" : ""),
                path,
                title == null ? "" : title);
    }

    /** Of the package; empty for the lead's own part. */
    private static String title(FrameworkPart part) {
        var participant = part.participant();
        return participant == null ? "" : participant.packageTitle();
    }
}
