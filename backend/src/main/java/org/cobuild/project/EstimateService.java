package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the estimate lines of a draft. */
@Service
public class EstimateService {
    private static final int MOST = 2_000;
    private final EstimateRepository lines;
    private final EstimateWrites writes;
    private final ParticipantRepository participants;
    private final ProjectCodes codes;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    EstimateService(
            EstimateRepository lines,
            EstimateWrites writes,
            ParticipantRepository participants,
            ProjectCodes codes,
            Drafts drafts,
            ApplicationEventPublisher events) {
        this.lines = lines;
        this.writes = writes;
        this.participants = participants;
        this.codes = codes;
        this.drafts = drafts;
        this.events = events;
    }

    /** One line as it shall be. */
    public record Item(
            @Nullable GlobalId id,
            String costGroup,
            String title,
            BigDecimal quantity,
            String quantityUnit,
            BigDecimal unitPrice,
            @Nullable GlobalId participantId,
            boolean leads) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> lines,
            @Nullable String clientMutationId) {}

    /** Replaces the list. A line keeps its cut as long as its amount stays; otherwise the review looks at it anew. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var refusals = new Refusals();
        Rules.most(refusals, "lines", input.lines().size(), MOST);
        var section = new Section<>("EstimateLine", lines.list(draft.grant(), draft.id()));
        var packages = participants.list(draft.grant(), draft.id()).stream()
                .map(Participant::id)
                .collect(Collectors.toSet());
        var after = after(refusals, draft, section, packages, input.lines());
        checkCodes(refusals, viewer, input.lines());
        Rules.money(refusals, "lines", EstimateWrites.sum(after, EstimateLine::submittedAmount));
        refusals.throwIfAny();
        writes.save(draft.grant(), section.changed(after), section.removedIds());
        var saved = drafts.save(draft, EstimateWrites.totals(after));
        var change = Change.of("projectEstimateSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id())
                .field("submittedAmount", draft.project().submittedAmount(), saved.submittedAmount());
        section.record(change, after, EstimateLine::inWords);
        events.publishEvent(change.build());
        return saved;
    }

    private void checkCodes(Refusals refusals, Viewer viewer, List<Item> items) {
        var groups = new HashMap<String, String>();
        for (int i = 0; i < items.size(); i++) {
            groups.put("lines." + i + ".costGroup", items.get(i).costGroup());
        }
        codes.check(refusals, viewer.scope(), ProjectCodes.COST_GROUP, groups);
    }

    private static List<EstimateLine> after(
            Refusals refusals, Draft draft, Section<EstimateLine> section, Set<Long> packages, List<Item> items) {
        var after = new ArrayList<EstimateLine>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "lines." + i;
            var id = section.id(refusals, path, item.id());
            var participant =
                    item.participantId() == null ? null : item.participantId().of("Participant");
            if (participant != null && !packages.contains(participant)) {
                throw new NotFound();
            }
            refusals.unless(
                    participant == null || !item.leads(),
                    ProjectErrorCode.INVALID,
                    "project.line.both",
                    path + ".participantId");
            refusals.unless(
                    Money.positive(item.quantity()),
                    ProjectErrorCode.INVALID,
                    "project.line.quantity",
                    path + ".quantity");
            Rules.money(refusals, path + ".unitPrice", item.unitPrice());
            var amount = Money.times(item.quantity(), item.unitPrice());
            // What is wrong with the quantity itself is said once.
            if (Money.positive(item.quantity())) {
                Rules.money(refusals, path + ".quantity", amount);
            }
            after.add(new EstimateLine(
                            id,
                            draft.tenantId(),
                            draft.id(),
                            i + 1,
                            item.costGroup(),
                            text(refusals, path + ".title", item.title(), 2, 200),
                            item.quantity(),
                            text(refusals, path + ".quantityUnit", item.quantityUnit(), 1, 20),
                            item.unitPrice(),
                            amount,
                            Money.ZERO,
                            null,
                            null,
                            amount,
                            participant,
                            item.leads())
                    .withCutOf(section.before(id)));
        }
        return after;
    }

    private static String text(Refusals refusals, String path, String text, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most);
    }
}
