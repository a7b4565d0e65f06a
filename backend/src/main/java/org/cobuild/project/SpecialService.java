package org.cobuild.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a draft on the special track, or takes it off again. */
@Service
public class SpecialService {
    private final SpecialRepository specials;
    private final Drafts drafts;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    SpecialService(SpecialRepository specials, Drafts drafts, PortalClock clock, ApplicationEventPublisher events) {
        this.specials = specials;
        this.drafts = drafts;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Which way the draft goes.
     *
     * @param kind null for the usual way; the rest is not read then
     */
    public record Save(
            GlobalId projectId,
            int version,
            @Nullable SpecialKind kind,
            @Nullable String leader,
            @Nullable String basis,
            @Nullable String basisNumber,
            @Nullable LocalDate basisOn,
            @Nullable List<SkippedStep> skipped,
            @Nullable String clientMutationId) {}

    /** Replaces all of it. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var before = specials.find(draft.grant(), draft.id()).orElse(null);
        // What comes back after a return goes on with its case, and so on its route.
        new Refusals()
                .unless(
                        draft.project().stage() != ProjectStage.RETURNED || (before == null) == (input.kind() == null),
                        ProjectErrorCode.STAGE,
                        "project.special.returned",
                        "kind")
                .throwIfAny();
        var after = input.kind() == null
                ? null
                : after(
                        draft,
                        input,
                        input.kind(),
                        before,
                        clock.today(viewer.tenant().zone()));
        if (after != null) {
            specials.save(after);
        } else if (before != null) {
            specials.delete(draft.grant(), before);
        }
        events.publishEvent(Change.of("projectSpecialSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id())
                .field("special", SpecialTrack.inWords(before), SpecialTrack.inWords(after))
                .build());
        return drafts.save(draft, Map.of());
    }

    private static SpecialTrack after(
            Draft draft, Save input, SpecialKind kind, @Nullable SpecialTrack before, LocalDate today) {
        var refusals = new Refusals();
        var leader = text(refusals, "leader", input.leader(), 2, 100);
        var basis = text(refusals, "basis", input.basis(), 2, 1_000);
        var number = Texts.clean(text(refusals, "basisNumber", input.basisNumber(), 0, 100));
        var on = input.basisOn();
        if (on == null) {
            refusals.add(ProjectErrorCode.REQUIRED, "text.required", "basisOn");
        } else {
            refusals.unless(!on.isAfter(today), ProjectErrorCode.DATES, "project.special.future", "basisOn");
        }
        var skipped = Objects.requireNonNullElse(input.skipped(), List.<SkippedStep>of()).stream()
                .distinct()
                .sorted()
                .toList();
        refusals.unless(!skipped.isEmpty(), ProjectErrorCode.REQUIRED, "project.special.nothing", "skipped");
        refusals.throwIfAny();
        return new SpecialTrack(
                before == null ? Ids.next() : before.id(),
                draft.tenantId(),
                draft.id(),
                kind,
                leader,
                basis,
                number,
                Objects.requireNonNull(on),
                skipped,
                List.of(),
                null);
    }

    private static String text(Refusals refusals, String path, @Nullable String given, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, given, least, most);
    }
}
