package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
        var after = after(refusals, viewer, draft, section, input.lines(), (index, before) -> index + 1);
        Rules.money(refusals, "lines", EstimateWrites.sum(after, EstimateLine::submittedAmount));
        refusals.throwIfAny();
        writes.save(draft.grant(), section.changed(after), section.removedIds());
        var saved = drafts.save(draft, EstimateWrites.totals(after));
        record(
                "projectEstimateSave",
                viewer,
                draft,
                saved,
                change -> section.record(change, after, EstimateLine::inWords));
        return saved;
    }

    /** Lines that are changed or added; the others stay as they are. */
    public record ChangeLines(
            GlobalId projectId,
            int version,
            List<Item> lines,
            @Nullable String clientMutationId) {}

    /** @param lines those that came, in their order, as they are now */
    public record Changed(Project project, List<EstimateLine> lines) {}

    /**
     * Changes some lines and adds others at the end: what a clerk does to a long list costs what was changed, and not
     * the list.
     */
    @Transactional
    public Changed change(Viewer viewer, ChangeLines input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var refusals = new Refusals();
        Rules.most(refusals, "lines", input.lines().size(), MOST);
        var ids = input.lines().stream()
                .map(Item::id)
                .filter(Objects::nonNull)
                .map(id -> id.of("EstimateLine"))
                .toList();
        var there = lines.some(draft.grant(), draft.id(), ids);
        var section = new Section<>("EstimateLine", there.lines());
        var next = new AtomicInteger(there.all());
        var after = after(
                refusals,
                viewer,
                draft,
                section,
                input.lines(),
                (index, before) -> before == null ? next.incrementAndGet() : before.ordinal());
        Rules.most(refusals, "lines", next.get(), MOST);
        var totals = EstimateWrites.totals(draft.row(), there.lines(), after);
        Rules.money(refusals, "lines", Objects.requireNonNull(totals.get(PROJECT.SUBMITTED_AMOUNT)));
        refusals.throwIfAny();
        writes.save(draft.grant(), section.changed(after), List.of());
        var saved = drafts.save(draft, totals);
        record(
                "projectEstimateChange",
                viewer,
                draft,
                saved,
                change -> after.forEach(line -> section.record(change, line.ordinal(), line, EstimateLine::inWords)));
        return new Changed(saved, after);
    }

    private void record(String act, Viewer viewer, Draft draft, Project saved, Consumer<Change.Builder> lines) {
        var change = Change.of(act, viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id())
                .field("submittedAmount", draft.project().submittedAmount(), saved.submittedAmount());
        lines.accept(change);
        events.publishEvent(change.build());
    }

    private void checkCodes(Refusals refusals, Viewer viewer, List<Item> items) {
        var groups = new HashMap<String, String>();
        for (int i = 0; i < items.size(); i++) {
            groups.put("lines." + i + ".costGroup", items.get(i).costGroup());
        }
        codes.check(refusals, viewer.scope(), ProjectCodes.COST_GROUP, groups);
    }

    /** Where a line stands: by its index among those that came, and what it was. */
    private interface Place {
        int of(int index, @Nullable EstimateLine before);
    }

    private List<EstimateLine> after(
            Refusals refusals,
            Viewer viewer,
            Draft draft,
            Section<EstimateLine> section,
            List<Item> items,
            Place place) {
        checkCodes(refusals, viewer, items);
        var packages = participants.list(draft.grant(), draft.id()).stream()
                .map(Participant::id)
                .collect(Collectors.toSet());
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
            var before = section.before(id);
            after.add(new EstimateLine(
                            id,
                            draft.tenantId(),
                            draft.id(),
                            place.of(i, before),
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
                    .withCutOf(before));
        }
        return after;
    }

    private static String text(Refusals refusals, String path, String text, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most);
    }
}
