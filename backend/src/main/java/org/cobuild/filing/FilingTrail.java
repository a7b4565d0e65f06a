package org.cobuild.filing;

import java.util.List;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.Viewer;

/** How acts on filings stand in the trail, and on the timeline of their project from the filing on. */
final class FilingTrail {
    private FilingTrail() {}

    static Change.Builder of(String act, Viewer viewer, Filing filing) {
        var change = Change.of(act, viewer, filing.tenantId(), FilingPapers.FILING, filing.id())
                .detail(filing.inWords());
        return filing.projectId() == null ? change : change.project(filing.projectId());
    }

    /** For who sees all of the project: what stands in the register others read by the register. */
    static Change.Builder onTimeline(String act, Viewer viewer, Filing filing) {
        var change = of(act, viewer, filing);
        return filing.projectId() == null ? change : change.timeline(filing.projectId(), Change.Audience.WHOLE);
    }

    /** With each field that says something else, and the papers that came. */
    static Change.Builder changes(
            String act, Viewer viewer, Filing before, Filing after, List<FilingPapers.Given> papers) {
        var change = after.state() == FilingState.DRAFT ? of(act, viewer, after) : onTimeline(act, viewer, after);
        var said = before.content().inWords();
        after.content().inWords().forEach((field, value) -> change.field(field, said.get(field), value));
        var came = papers.stream().map(paper -> paper.paper().name()).collect(Collectors.joining(" "));
        return change.field("papers", null, came.isEmpty() ? null : came);
    }
}
