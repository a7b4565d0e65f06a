package org.cobuild.project;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.Foresight;
import org.cobuild.approval.RouteFacts;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

/** Which way a draft would go if it was submitted today: five statements for all drafts, and none when there is none. */
@Controller
class ProcedureController {
    private final SubmissionPolicy policy;
    private final ParticipantRepository participants;
    private final CategoryRepository categories;
    private final SpecialRepository specials;
    private final Foresight foresight;
    private final ProjectRights rights;

    ProcedureController(
            SubmissionPolicy policy,
            ParticipantRepository participants,
            CategoryRepository categories,
            SpecialRepository specials,
            Foresight foresight,
            ProjectRights rights) {
        this.policy = policy;
        this.participants = participants;
        this.categories = categories;
        this.specials = specials;
        this.foresight = foresight;
        this.rights = rights;
    }

    /** As the schema has it. */
    record Procedure(
            @Nullable ProjectTrack track,
            BigDecimal amount,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal lightLimit,
            @Nullable String routeName,
            @Nullable String routeNameEn,
            List<Foresight.Step> steps,
            @Nullable String refusal,
            @Nullable ProjectCategory countsAs) {}

    @BatchMapping(typeName = "Project")
    Map<Project, Procedure> procedure(List<Project> rows, @ContextValue Viewer viewer) {
        var drafts = rows.stream()
                .filter(row -> row.approvedAmount() != null && rights.planned(row, viewer))
                .toList();
        if (drafts.isEmpty()) {
            return Map.of();
        }
        var ways = foresight.today(viewer, CaseSubject.PROJECT);
        var numbers = policy.of(viewer);
        var ids = drafts.stream().map(Project::id).toList();
        var taking = participants.list(viewer.scope(), ids);
        var facts = categories.ofProjects(viewer.scope(), ids);
        var special = specials.ofProjects(viewer.scope(), ids);
        var procedures = new HashMap<Project, Procedure>();
        for (var draft : drafts) {
            var amount = draft.approved();
            var way = ways.apply(new RouteFacts(
                    draft.category().name(),
                    amount,
                    Submittable.crosses(draft, taking.getOrDefault(draft.id(), List.of())),
                    special.containsKey(draft.id())));
            procedures.put(
                    draft,
                    new Procedure(
                            numbers.track(amount),
                            amount,
                            numbers.threshold(),
                            numbers.lightLimit(),
                            way.routeName(),
                            way.routeNameEn(),
                            way.steps(),
                            way.refusal(),
                            numbers.countsAs(draft.category(), amount, facts.get(draft.id()))));
        }
        return procedures;
    }
}
