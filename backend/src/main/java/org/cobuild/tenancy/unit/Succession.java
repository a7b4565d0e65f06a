package org.cobuild.tenancy.unit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Unit;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Who follows whom by an act, for whoever moves what is theirs.
 *
 * @param by who acts, for the trail
 * @param before units that change or end, by id, as they were
 * @param after the units that follow, or the renamed ones, by id, as they are
 * @param heirs the first successor of each unit that others follow; empty when the units go on themselves
 * @param projects projects of a divided unit that go to another than the first
 * @param seats roles of a divided unit that go with their people to another than the first
 * @param led units of counties that those led beside their tenants, and that the first successor leads now
 */
public record Succession(
        Grant grant,
        Change.Actor by,
        long changeId,
        UnitChangeKind kind,
        LocalDate on,
        String basis,
        Map<Long, Unit> before,
        Map<Long, Unit> after,
        Map<Long, Long> heirs,
        Map<Long, Long> projects,
        Map<Seat, Long> seats,
        Set<Long> led) {

    /** A role in a unit. */
    public record Seat(long unitId, Role role) {}

    /** The units that change or end. */
    public Set<Long> units() {
        return before.keySet();
    }

    /** Who follows a unit in a project; the unit itself when it goes on there. */
    public long inProject(long unit, long project) {
        var chosen = projects.get(project);
        return chosen != null ? chosen : heirs.getOrDefault(unit, unit);
    }

    /** Who follows a unit in a role. */
    public long inSeat(long unit, Role role) {
        var chosen = seats.get(new Seat(unit, role));
        return chosen != null ? chosen : heirs.getOrDefault(unit, unit);
    }

    /** A column of units, each replaced by its first successor. */
    public Field<Long> heirOf(Field<Long> unit) {
        return heirOf(heirs, unit);
    }

    static Field<Long> heirOf(Map<Long, Long> heirs, Field<Long> unit) {
        if (heirs.isEmpty()) {
            return unit;
        }
        var map = new LinkedHashMap<Field<Long>, Field<Long>>();
        heirs.forEach((from, to) -> map.put(DSL.val(from), DSL.val(to)));
        return DSL.case_(unit).mapFields(map).else_(unit);
    }

    /** A column of units, each replaced by who follows it in the project that the other column names. */
    public Field<Long> heirOf(Field<Long> unit, Field<Long> project) {
        var byUnit = projects.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        var result = heirOf(unit);
        for (var choice : byUnit.entrySet()) {
            result = DSL.when(project.in(choice.getValue()), DSL.val(choice.getKey()))
                    .otherwise(result);
        }
        return result;
    }

    /** A column of units, each replaced by who follows it in the role that the other column names. */
    public Field<Long> heirInSeat(Field<Long> unit, Field<String> role) {
        var result = heirOf(unit);
        for (var seat : seats.entrySet()) {
            result = DSL.when(
                            unit.eq(seat.getKey().unitId())
                                    .and(role.eq(seat.getKey().role().name())),
                            DSL.val(seat.getValue()))
                    .otherwise(result);
        }
        return result;
    }

    /** The unit as it was, or as it is. */
    public Unit named(long unit, boolean asItWas) {
        return Objects.requireNonNull(asItWas ? before.get(unit) : after.get(unit));
    }

    /** Whether nobody follows anybody: the units go on themselves. */
    public boolean nobodyFollows() {
        return heirs.isEmpty() && projects.isEmpty() && seats.isEmpty();
    }
}
