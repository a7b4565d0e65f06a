package org.cobuild.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom holders of tasks can ask to confirm their part: people of participants, of whatever tenant. */
@Service
class Confirmers {
    private final CaseRepository cases;
    private final ProxyRepository proxies;
    private final SubjectRooms rooms;
    private final Receivers receivers;
    private final Access access;

    Confirmers(CaseRepository cases, ProxyRepository proxies, SubjectRooms rooms, Receivers receivers, Access access) {
        this.cases = cases;
        this.proxies = proxies;
        this.rooms = rooms;
        this.receivers = receivers;
        this.access = access;
    }

    /** A task with the case that it is of. */
    private record Held(Task task, ApprovalCase matter) {}

    /** Cases whose participants are read at once. */
    private record Whose(CaseSubject subject, long tenantId) {}

    /**
     * At most {@link Colleagues#MOST} each, by task id; nobody for a task that the caller doesn't hold, itself or for
     * somebody. The number of statements doesn't grow with the tasks, but with the tenants and rooms of their cases.
     *
     * @param search part of a person's or a unit's name; null for everybody
     */
    @Transactional(readOnly = true)
    public Map<Long, List<Receiver>> of(Viewer viewer, Collection<Task> tasks, @Nullable String search) {
        var held = held(viewer, tasks);
        var byUnits = new HashMap<Long, Set<Long>>();
        held.stream()
                .collect(Collectors.groupingBy(
                        one -> new Whose(one.matter().subject(), one.matter().tenantId())))
                .forEach((whose, all) -> byUnits.putAll(participants(grant(viewer, all.getFirst()), whose, all)));
        var people = receivers.searchConfirming(viewer.scope(), Set.copyOf(byUnits.values()), Texts.clean(search));
        return byUnits.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, units -> people.getOrDefault(units.getValue(), List.of())));
    }

    private List<Held> held(Viewer viewer, Collection<Task> tasks) {
        var mine = new ArrayList<Task>();
        Mandates mandates = null;
        for (var task : tasks) {
            if (!viewer.may(Action.CASE_DECIDE, task.tenantId())) {
                continue;
            }
            if (!task.seat().taken(viewer) && mandates == null) {
                mandates = proxies.mandates(viewer);
            }
            if (task.seat().taken(viewer) || mandates != null && mandates.hold(task)) {
                mine.add(task);
            }
        }
        if (mine.isEmpty()) {
            return List.of();
        }
        var matters = cases.find(viewer.scope(), Batch.ids(mine, Task::caseId));
        return mine.stream()
                .filter(task -> matters.containsKey(task.caseId()))
                .map(task -> new Held(task, Objects.requireNonNull(matters.get(task.caseId()))))
                .toList();
    }

    private Grant grant(Viewer viewer, Held held) {
        var task = held.task();
        return access.requireFor(
                viewer,
                Action.CASE_DECIDE,
                task.tenantId(),
                task.unitId(),
                held.matter().tenantId());
    }

    /** Units that take part, by task. */
    private Map<Long, Set<Long>> participants(Grant grant, Whose whose, List<Held> held) {
        var parts = rooms.of(whose.subject())
                .partUnitIds(grant, Batch.ids(held, one -> one.matter().projectId()));
        return held.stream()
                .collect(Collectors.toMap(
                        one -> one.task().id(),
                        one -> besides(
                                one.matter(), parts.getOrDefault(one.matter().projectId(), Set.of()))));
    }

    /** Without the unit that leads. */
    static Set<Long> besides(ApprovalCase matter, Set<Long> partUnitIds) {
        return partUnitIds.stream()
                .filter(unit -> unit != matter.starterUnitId())
                .collect(Collectors.toSet());
    }
}
