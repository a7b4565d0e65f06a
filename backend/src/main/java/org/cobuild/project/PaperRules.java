package org.cobuild.project;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import org.cobuild.platform.Refusals;

/** Which papers an application has, and which it lacks where the policy asks for them. */
final class PaperRules {
    private PaperRules() {}

    /** Of each kind the newest version, in the order of the form. */
    static List<ProjectPaper> newest(List<ProjectPaper> papers) {
        var newest = new LinkedHashMap<ApplicationPaper, ProjectPaper>();
        papers.forEach(paper ->
                newest.merge(paper.kind(), paper, (one, other) -> one.number() > other.number() ? one : other));
        return newest.values().stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** Asked by category and track; one paper of each kind is enough. */
    static void everyPaperIsThere(Submittable whole, Refusals refusals) {
        if (!whole.policy().papers()) {
            return;
        }
        var there = whole.papers().stream().map(ProjectPaper::kind).collect(toSet());
        for (var paper : whole.policy().asked(whole.project().category(), whole.track())) {
            refusals.unless(
                    there.contains(paper),
                    ProjectErrorCode.PAPER_MISSING,
                    "project.submit.paper",
                    "papers." + paper,
                    Refusals.words("project.paper." + paper));
        }
    }
}
