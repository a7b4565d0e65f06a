package org.cobuild.tenancy.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.cobuild.tenancy.unit.UnitChange.Side;
import org.jspecify.annotations.Nullable;

/** Reads what was sent into an act, and notes what is wrong with its form. */
final class UnitChangeForm {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int MOST_FROM = 50;
    private static final int MOST_TO = 10;
    private static final int FARTHEST_DAYS = 366;
    private final Refusals refusals;
    private final Map<Long, UnitRecord> units;
    private final Reorganisation wanted;
    private final LongFunction<RuntimeException> absent;
    private final @Nullable Unit lead;

    /**
     * @param units all units of the tenant, by id
     * @param absent what is thrown for one that is none of them
     * @param lead the unit that is to lead the other, as the caller sees it; null: none
     */
    UnitChangeForm(
            Refusals refusals,
            Map<Long, UnitRecord> units,
            Reorganisation wanted,
            LongFunction<RuntimeException> absent,
            @Nullable Unit lead) {
        this.refusals = refusals;
        this.absent = absent;
        this.lead = lead;
        this.units = units;
        this.wanted = wanted;
    }

    UnitChange read(Viewer viewer, LocalDate today, Instant now) {
        var parts = new ArrayList<Part>();
        var parent = wanted.parentId() == null ? null : get(wanted.parentId().of("Unit"));
        var seen = new HashSet<Long>();
        for (int i = 0; i < wanted.units().size(); i++) {
            var unit = get(wanted.units().get(i).id());
            refusals.unless(seen.add(unit.getId()), TenancyErrorCode.UNIT_SHAPE, "unit.twice", "units." + i);
            refusals.unless(
                    unit.getVersion() == wanted.units().get(i).version(),
                    TenancyErrorCode.STALE,
                    "unit.stale",
                    "units." + i,
                    unit.getName());
            parts.add(from(parts.size() + 1, unit, parent));
        }
        for (int i = 0; i < wanted.successors().size(); i++) {
            parts.add(
                    to(parts.size() + 1, "successors." + i, wanted.successors().get(i), parent));
        }
        shape(parts);
        lead(viewer, parts);
        refusals.unless(
                !wanted.effectiveOn().isBefore(today) && !wanted.effectiveOn().isAfter(today.plusDays(FARTHEST_DAYS)),
                TenancyErrorCode.UNIT_DATE,
                "unit.date",
                "effectiveOn",
                today.toString(),
                today.plusDays(FARTHEST_DAYS).toString());
        var basis = text("basis", wanted.basis(), 2, 200);
        return new UnitChange(
                Ids.next(),
                viewer.tenantId(),
                wanted.kind(),
                UnitChange.State.PLANNED,
                wanted.effectiveOn(),
                basis,
                viewer.name(),
                now,
                null,
                null,
                1,
                List.copyOf(parts));
    }

    private UnitRecord get(long id) {
        var unit = units.get(id);
        if (unit == null) {
            throw absent.apply(id);
        }
        return unit;
    }

    private Part from(int ordinal, UnitRecord unit, @Nullable UnitRecord parent) {
        var renamed = wanted.kind() == UnitChangeKind.RENAME;
        var name = renamed ? text("name", wanted.name(), 2, 100) : null;
        var nameEn = renamed ? text("nameEn", wanted.nameEn(), 2, 100) : null;
        if (renamed) {
            refusals.unless(
                    !unit.getName().equals(name) || !unit.getNameEn().equals(nameEn),
                    TenancyErrorCode.INVALID,
                    "unit.sameName",
                    "name");
        }
        return new Part(
                ordinal,
                Side.FROM,
                unit.getId(),
                unit.getCode(),
                unit.getName(),
                unit.getNameEn(),
                name,
                nameEn,
                UnitKind.valueOf(unit.getKind()),
                unit.getCreditCode(),
                wanted.kind() == UnitChangeKind.MOVE && parent != null ? parent.getId() : null,
                wanted.kind() == UnitChangeKind.LEAD && lead != null ? new UnitLead(lead.tenantId(), lead.id()) : null);
    }

    private Part to(int ordinal, String path, Reorganisation.Successor successor, @Nullable UnitRecord parent) {
        if (successor.unitId() != null) {
            var unit = get(successor.unitId().of("Unit"));
            return new Part(
                    ordinal,
                    Side.TO,
                    unit.getId(),
                    unit.getCode(),
                    unit.getName(),
                    unit.getNameEn(),
                    null,
                    null,
                    UnitKind.valueOf(unit.getKind()),
                    unit.getCreditCode(),
                    unit.getParentId(),
                    null);
        }
        var code = text(path + ".code", successor.code(), 1, 64);
        refusals.unless(
                code.isEmpty() || CODE.matcher(code).matches(), TenancyErrorCode.INVALID, "unit.code", path + ".code");
        var first =
                wanted.units().isEmpty() ? null : get(wanted.units().getFirst().id());
        var kind = successor.kind() != null
                ? successor.kind()
                : first == null ? UnitKind.DEPARTMENT : UnitKind.valueOf(first.getKind());
        return new Part(
                ordinal,
                Side.TO,
                null,
                code,
                text(path + ".name", successor.name(), 2, 100),
                text(path + ".nameEn", successor.nameEn(), 2, 100),
                null,
                null,
                kind,
                successor.creditCode(),
                parent == null ? null : parent.getId(),
                null);
    }

    /** A unit of a county is led by one of its city; that it is what is so already, nobody has to document. */
    private void lead(Viewer viewer, List<Part> parts) {
        if (wanted.kind() != UnitChangeKind.LEAD) {
            return;
        }
        var city = viewer.tenant().cityId();
        refusals.unless(city != viewer.tenantId(), TenancyErrorCode.UNIT_SHAPE, "unit.lead.county", "units");
        refusals.unless(
                lead == null || lead.tenantId() == city,
                TenancyErrorCode.INVALID,
                "unit.lead.city",
                "leadId",
                lead == null ? "" : lead.name());
        for (var part : parts) {
            var unit = part.unitId() == null ? null : units.get(part.unitId());
            refusals.unless(
                    unit == null || !Objects.equals(UnitLead.of(unit), part.lead()),
                    TenancyErrorCode.INVALID,
                    "unit.lead.same",
                    "leadId");
        }
    }

    private void shape(List<Part> parts) {
        var from = parts.stream().filter(part -> part.side() == Side.FROM).toList();
        var to = parts.stream().filter(part -> part.side() == Side.TO).toList();
        var made = to.stream().filter(part -> part.unitId() == null).count();
        var right = switch (wanted.kind()) {
            case RENAME, MOVE, LEAD -> from.size() == 1 && to.isEmpty();
            // One unit that a new one follows is called otherwise, no more.
            case MERGE -> to.size() == 1 && from.size() + (1 - made) >= 2;
            case SPLIT -> from.size() == 1 && to.size() >= 2;
            case CLOSE -> from.size() == 1 && to.size() <= 1 && made == 0;
        };
        refusals.unless(
                right && from.size() <= MOST_FROM && to.size() <= MOST_TO,
                TenancyErrorCode.UNIT_SHAPE,
                "unit.shape." + wanted.kind(),
                "units");
        var keys = new HashSet<Object>();
        to.forEach(part -> refusals.unless(
                keys.add(part.unitId() == null ? part.code() : part.unitId()),
                TenancyErrorCode.UNIT_SHAPE,
                "unit.twice",
                "successors"));
        // A divided unit may be among those that go on; a merged or closed one that went on would not end.
        refusals.unless(
                wanted.kind() == UnitChangeKind.SPLIT || from.stream().noneMatch(part -> keys.contains(part.unitId())),
                TenancyErrorCode.UNIT_SHAPE,
                "unit.itself",
                "successors");
    }

    private String text(String path, @Nullable String text, int least, int most) {
        return Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, path, text, least, most);
    }
}
