package org.cobuild.approval;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.approval.HeldCases.HeldCase;
import org.cobuild.approval.Readers.Reader;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a case to the notice of people who see it anyhow, and keeps when they have read it. */
@Service
class CopyService {
    private static final int MOST = 20;
    private static final int NOTE = 200;
    private final HeldCases cases;
    private final FlowRepository flows;
    private final CopyRepository copies;
    private final CaseStore store;
    private final Readers readers;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CopyService(
            HeldCases cases,
            FlowRepository flows,
            CopyRepository copies,
            CaseStore store,
            Readers readers,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.flows = flows;
        this.copies = copies;
        this.store = store;
        this.readers = readers;
        this.clock = clock;
        this.events = events;
    }

    /** @param postIds who gets one, at most {@value #MOST} */
    record CopyInput(
            GlobalId caseId,
            List<GlobalId> postIds,
            @Nullable String note,
            @Nullable String clientMutationId) {}

    record ReadInput(GlobalId caseId, @Nullable String clientMutationId) {}

    /**
     * Who can get a copy of each case, at most {@link Colleagues#MOST}, by case id; nobody of those of which the caller
     * can't send any. Two statements, whatever the number of cases.
     */
    @Transactional(readOnly = true)
    public Map<Long, List<Reader>> receivers(Viewer viewer, Collection<ApprovalCase> matters, @Nullable String search) {
        var found = flows.find(viewer.scope(), Batch.ids(matters, ApprovalCase::id));
        var copied = new LinkedHashMap<ApprovalCase, Grant>();
        matters.stream()
                .filter(matter -> found.containsKey(matter.id()))
                .filter(matter -> cases.mayCopy(viewer, matter, Objects.requireNonNull(found.get(matter.id()))))
                .forEach(matter -> copied.put(matter, cases.grant(viewer, matter)));
        var own = new GlobalId("Post", viewer.postId());
        return readers.search(copied, Texts.clean(search)).entrySet().stream()
                .collect(Collectors.toMap(
                        readers -> readers.getKey().id(),
                        readers -> readers.getValue().stream()
                                .filter(reader -> !reader.postId().equals(own))
                                .toList()));
    }

    @Transactional
    public ApprovalCase copy(Viewer viewer, CopyInput input) {
        var held = cases.copied(viewer, input.caseId());
        var refusals = new Refusals();
        var count = input.postIds().size();
        refusals.unless(
                count > 0 && count <= MOST, ApprovalErrorCode.INVALID, "approval.copy.count", "postIds", MOST, count);
        var note = Texts.clean(Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "note", input.note(), 0, NOTE));
        refusals.throwIfAny();
        var to = check(refusals, held, input.postIds());
        refusals.throwIfAny();
        copies.insert(held, to, note, clock.now());
        store.touch(held.grant(), held.matter().id());
        var names = to.stream().map(Reader::personName).collect(Collectors.joining("、"));
        events.publishEvent(Change.of(
                        "caseCopy",
                        viewer,
                        held.matter().tenantId(),
                        "Case",
                        held.matter().id())
                .timeline(held.matter().projectId(), Audience.WHOLE)
                .detail(names)
                .field("receivers", null, names)
                .field("note", null, note)
                .build());
        return held.matter();
    }

    /** Who is named, in that order; a reason by the place of each who can't get one. */
    private List<Reader> check(Refusals refusals, HeldCase held, List<GlobalId> postIds) {
        var ids = postIds.stream().map(id -> id.of("Post")).toList();
        var found = readers.find(held.grant(), held.matter(), ids);
        var has = new HashSet<>(copies.unread(held.grant(), held.matter().id()));
        var to = new LinkedHashMap<Long, Reader>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            var reader = found.get(id);
            var wrong = reader == null
                    ? "none"
                    : id == held.viewer().postId() ? "self" : !reader.sees() ? "unseen" : has.add(id) ? null : "unread";
            if (wrong != null) {
                refusals.add(
                        ApprovalErrorCode.RECEIVER,
                        "approval.copy." + wrong,
                        "postIds." + i,
                        reader == null ? "" : reader.personName());
            } else if (reader != null) {
                to.put(id, reader);
            }
        }
        return List.copyOf(to.values());
    }

    /** The receiver has opened the case: its receipts for all copies that it had not read. */
    @Transactional
    public ApprovalCase read(Viewer viewer, ReadInput input) {
        var matter = cases.find(viewer, input.caseId());
        var grant = cases.actsIn(viewer, Action.PROJECT_READ, matter);
        var count = copies.read(grant, matter.id(), viewer.postId(), clock.now());
        if (count > 0) {
            events.publishEvent(Change.of("caseCopyRead", viewer, matter.tenantId(), "Case", matter.id())
                    .project(matter.projectId())
                    .field("read", null, count)
                    .build());
        }
        return matter;
    }
}
