package org.cobuild.expert;

import java.util.List;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * Who is shown what of a panel. Names are for who reads the pool of the case's tenant; scores and opinions, while the
 * panel is open, for who keeps it; afterwards opinions are for everybody who sees the review, and scores one by one for
 * who reads the pool. Everybody can repeat the draw.
 */
@Controller
class PanelSight {

    @SchemaMapping
    @Nullable
    String mean(ExpertPanel panel, @ContextValue Viewer viewer) {
        if (!said(viewer, panel.tenantId(), panel.closed())) {
            return null;
        }
        var mean = panel.closed() ? panel.mean() : panel.meanNow();
        return mean == null ? null : mean.toPlainString();
    }

    @SchemaMapping
    @Nullable
    Integer dissents(ExpertPanel panel, @ContextValue Viewer viewer) {
        return said(viewer, panel.tenantId(), panel.closed()) ? panel.dissents() : null;
    }

    /** Minutes name who was there. */
    @SchemaMapping
    @Nullable
    String minutes(ExpertPanel panel, @ContextValue Viewer viewer) {
        return reads(viewer, panel.tenantId()) ? panel.minutes() : null;
    }

    @SchemaMapping
    List<@Nullable ExpertField> emptySeats(ExpertPanel panel) {
        return panel.empty();
    }

    @SchemaMapping
    @Nullable
    String name(PanelMember member, @ContextValue Viewer viewer) {
        return reads(viewer, member.tenantId()) ? member.name() : null;
    }

    @SchemaMapping
    @Nullable
    String employer(PanelMember member, @ContextValue Viewer viewer) {
        return reads(viewer, member.tenantId()) ? member.employer() : null;
    }

    @SchemaMapping
    @Nullable
    String title(PanelMember member, @ContextValue Viewer viewer) {
        return reads(viewer, member.tenantId()) ? member.title() : null;
    }

    @SchemaMapping
    @Nullable
    String recusalReason(PanelMember member, @ContextValue Viewer viewer) {
        return reads(viewer, member.tenantId()) ? member.recusalReason() : null;
    }

    @SchemaMapping
    @Nullable
    Boolean ownWish(PanelMember member) {
        return member.seated() ? null : member.ownWish();
    }

    @SchemaMapping
    @Nullable
    Integer score(PanelMember member, @ContextValue Viewer viewer) {
        return reads(viewer, member.tenantId()) && said(viewer, member.tenantId(), member.closed())
                ? member.score()
                : null;
    }

    @SchemaMapping
    @Nullable
    String opinion(PanelMember member, @ContextValue Viewer viewer) {
        return said(viewer, member.tenantId(), member.closed()) ? member.opinion() : null;
    }

    @SchemaMapping
    @Nullable
    String dissent(PanelMember member, @ContextValue Viewer viewer) {
        return said(viewer, member.tenantId(), member.closed()) ? member.dissent() : null;
    }

    @SchemaMapping
    @Nullable
    String name(PanelCandidate candidate, @ContextValue Viewer viewer) {
        return reads(viewer, candidate.tenantId()) ? candidate.name() : null;
    }

    @SchemaMapping
    @Nullable
    String employer(PanelCandidate candidate, @ContextValue Viewer viewer) {
        return reads(viewer, candidate.tenantId()) ? candidate.employer() : null;
    }

    /** With it the digest can be checked; without it names can't be tried. */
    @SchemaMapping
    @Nullable
    String personSalt(PanelCandidate candidate, @ContextValue Viewer viewer) {
        return reads(viewer, candidate.tenantId()) ? candidate.personSalt() : null;
    }

    @SchemaMapping
    @Nullable
    String leftOutFor(PanelCandidate candidate, @ContextValue Viewer viewer) {
        return reads(viewer, candidate.tenantId()) ? candidate.leftOutFor() : null;
    }

    private static boolean reads(Viewer viewer, long tenantId) {
        return viewer.may(Action.EXPERT_READ, tenantId);
    }

    private static boolean said(Viewer viewer, long tenantId, boolean closed) {
        return closed || viewer.may(Action.EXPERT_PANEL, tenantId);
    }
}
