package org.cobuild.tenancy.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.jspecify.annotations.Nullable;

/** The units of a tenant, as an act finds and changes them. A unit's parent is the truth; circles are refused. */
final class UnitTree {
    private final Map<Long, UnitRecord> units;
    private final List<UnitRecord> fresh = new ArrayList<>();
    private final Map<Long, UnitRecord> changed = new LinkedHashMap<>();

    UnitTree(Map<Long, UnitRecord> units) {
        this.units = units;
    }

    Map<Long, UnitRecord> all() {
        return units;
    }

    /**
     * Notes why the act cannot be done with the units as they stand.
     *
     * @param planned units that another act concerns that waits for its day
     * @param lead the unit of the city that is to lead one from then on; null: none
     */
    void check(Refusals refusals, UnitChange change, Set<Long> planned, @Nullable Unit lead) {
        refusals.unless(
                lead == null || lead.closedOn() == null,
                TenancyErrorCode.UNIT_ENDED,
                "unit.ended",
                "leadId",
                lead == null ? "" : lead.name());
        var codes = units.values().stream().map(UnitRecord::getCode).collect(Collectors.toSet());
        for (var part : change.parts()) {
            var path = part.side() == UnitChange.Side.FROM ? "units" : "successors";
            var unit = part.unitId() == null ? null : units.get(part.unitId());
            if (unit == null) {
                refusals.unless(
                        !codes.contains(part.code()), TenancyErrorCode.UNIT_CODE, "unit.codeTaken", path, part.code());
            } else {
                refusals.unless(
                        unit.getClosedOn() == null, TenancyErrorCode.UNIT_ENDED, "unit.ended", path, unit.getName());
                refusals.unless(
                        !planned.contains(unit.getId()),
                        TenancyErrorCode.UNIT_PLANNED,
                        "unit.planned",
                        path,
                        unit.getName());
            }
            above(refusals, change, part);
        }
    }

    /** The unit above a moved or new one stands, is not below it, and does not end by the same act. */
    private void above(Refusals refusals, UnitChange change, Part part) {
        var above = part.parentId() == null ? null : units.get(part.parentId());
        var moved = change.kind() == UnitChangeKind.MOVE;
        if (above == null || !moved && part.unitId() != null) {
            return;
        }
        refusals.unless(
                above.getClosedOn() == null, TenancyErrorCode.UNIT_ENDED, "unit.ended", "parentId", above.getName());
        refusals.unless(
                moved
                        ? !ancestors(above.getId()).contains(part.unitId())
                        : change.from().stream().noneMatch(from -> above.getId().equals(from.unitId())),
                TenancyErrorCode.UNIT_CIRCLE,
                "unit.circle",
                "parentId",
                above.getName());
    }

    /** The unit and those above it, upwards. */
    private Set<Long> ancestors(long id) {
        var seen = new LinkedHashSet<Long>();
        for (Long at = id; at != null && seen.add(at); ) {
            var unit = units.get(at);
            at = unit == null ? null : unit.getParentId();
        }
        return seen;
    }

    /** How many units that stand are directly below. */
    int below(long id) {
        return (int) units.values().stream()
                .filter(unit -> unit.getClosedOn() == null && Objects.equals(unit.getParentId(), id))
                .count();
    }

    /** Makes the new units of an act; its parts with their ids. */
    UnitChange make(UnitChange change, Instant now) {
        var parts = change.parts().stream()
                .map(part -> part.unitId() != null ? part : part.made(add(change, part, now)))
                .toList();
        return new UnitChange(
                change.id(),
                change.tenantId(),
                change.kind(),
                change.state(),
                change.effectiveOn(),
                change.basis(),
                change.plannerName(),
                change.createdAt(),
                change.settledAt(),
                change.problem(),
                change.version(),
                parts);
    }

    private long add(UnitChange change, Part part, Instant now) {
        var unit = new UnitRecord();
        unit.setId(Ids.next());
        unit.setTenantId(change.tenantId());
        unit.setParentId(part.parentId());
        unit.setCode(part.code());
        unit.setName(part.name());
        unit.setNameEn(part.nameEn());
        unit.setKind(part.kind().name());
        unit.setCreditCode(part.creditCode());
        lead(unit, common(change));
        unit.setClosedOn(null);
        unit.setCreatedAt(now);
        unit.setVersion(1);
        units.put(unit.getId(), unit);
        fresh.add(unit);
        return unit.getId();
    }

    /** Who leads all of the units that change or end: a new one of them is led by the same, and else by nobody. */
    private @Nullable UnitLead common(UnitChange change) {
        var leads = change.from().stream()
                .map(part -> Optional.ofNullable(UnitLead.of(Objects.requireNonNull(units.get(part.unitId())))))
                .collect(Collectors.toSet());
        return leads.size() == 1 ? leads.iterator().next().orElse(null) : null;
    }

    private static void lead(UnitRecord unit, @Nullable UnitLead lead) {
        unit.setLeadTenantId(lead == null ? null : lead.tenantId());
        unit.setLeadUnitId(lead == null ? null : lead.unitId());
    }

    /** Renames, moves, ends, or gives another lead. @param heirs the first successor of each unit that ends */
    void alter(UnitChange change, Map<Long, Long> heirs, LocalDate today) {
        for (var part : change.from()) {
            var unit = Objects.requireNonNull(units.get(part.unitId()));
            switch (change.kind()) {
                case RENAME -> {
                    unit.setName(Objects.requireNonNull(part.newName()));
                    unit.setNameEn(Objects.requireNonNull(part.newNameEn()));
                }
                case MOVE -> unit.setParentId(part.parentId());
                case LEAD -> lead(unit, part.lead());
                case MERGE, SPLIT, CLOSE -> {
                    if (ends(change, unit.getId())) {
                        unit.setClosedOn(today);
                    }
                }
            }
            touch(unit);
        }
        if (change.kind().hasSuccessors()) {
            hang(change, heirs);
        }
    }

    /** Units below one that ends come below its successor, which takes its place where it was below it itself. */
    private void hang(UnitChange change, Map<Long, Long> heirs) {
        var ending = change.from().stream()
                .map(Part::unitId)
                .filter(id -> id != null && ends(change, id))
                .collect(Collectors.toSet());
        for (var heir : Set.copyOf(heirs.values())) {
            var ancestors = ancestors(heir);
            if (ancestors.stream().anyMatch(ending::contains)) {
                setParent(Objects.requireNonNull(units.get(heir)), above(ancestors, ending));
            }
        }
        List.copyOf(units.values()).stream()
                .filter(unit -> unit.getClosedOn() == null && ending.contains(unit.getParentId()))
                .forEach(unit -> setParent(unit, heirs.get(unit.getParentId())));
    }

    /** What is above the topmost of the ending units. @param ancestors upwards */
    private @Nullable Long above(Set<Long> ancestors, Set<Long> ending) {
        Long parent = null;
        for (var ancestor : ancestors) {
            if (ending.contains(ancestor)) {
                parent = Objects.requireNonNull(units.get(ancestor)).getParentId();
            }
        }
        return parent;
    }

    private void setParent(UnitRecord unit, @Nullable Long parent) {
        if (!Objects.equals(unit.getParentId(), parent)) {
            unit.setParentId(parent);
            touch(unit);
        }
    }

    private void touch(UnitRecord unit) {
        if (!fresh.contains(unit) && changed.put(unit.getId(), unit) == null) {
            unit.setVersion(unit.getVersion() + 1);
        }
    }

    /** Whether the unit ends by the act; a divided one that goes on does not. */
    static boolean ends(UnitChange change, long unit) {
        return change.kind().hasSuccessors()
                && change.to().stream().noneMatch(part -> part.unitId() != null && part.unitId() == unit);
    }

    List<UnitRecord> fresh() {
        return fresh;
    }

    List<UnitRecord> changed() {
        return List.copyOf(changed.values());
    }

    Unit unit(long id) {
        return UnitRepository.unit(Objects.requireNonNull(units.get(id)));
    }
}
