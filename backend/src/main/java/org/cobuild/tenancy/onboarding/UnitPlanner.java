package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitLeadsChanged;
import org.cobuild.tenancy.UnitRepository;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Works out what lines about units would change, from whatever source they come. A unit that is not among the whole is
 * closed: history keeps it under its name, and nobody works in it from that day on. It is not closed while it holds
 * anything: then the line has to stay until what it holds was handed over.
 */
@Component
class UnitPlanner {
    private final DSLContext sql;
    private final PortalClock clock;
    private final UnitHoldings holdings;
    private final UnitActs acts;
    private final ApplicationEventPublisher events;

    UnitPlanner(
            DSLContext sql, PortalClock clock, UnitHoldings holdings, UnitActs acts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.holdings = holdings;
        this.acts = acts;
        this.events = events;
    }

    /**
     * What would change, and the units as they would then stand.
     *
     * @param open units in which people can work, by code
     */
    record Result(Planned planned, Map<String, Unit> open) {}

    /**
     * @param city the city above, whose units may lead those of the tenant; null when there is none, or lines do not tell
     * @param lines lines at fault are left out of the plan
     * @param whole takes the faults of units that are not among the lines
     * @param settled kinds of use that do not hold a unit back, because the same act tells them anew
     */
    Result plan(
            Grant grant,
            @Nullable Grant city,
            LocalDate today,
            List<UnitLine> lines,
            Extent extent,
            Origin whole,
            Set<String> settled) {
        var known =
                sql.selectFrom(UNIT).where(grant.on(UNIT)).orderBy(UNIT.CODE).fetchMap(UNIT.CODE);
        return new Run(grant, today, known, lines, extent, leads(city, known.values(), lines)).plan(whole, settled);
    }

    /** Units of the city above by code, when it matters. */
    private Map<String, UnitRecord> leads(@Nullable Grant city, Collection<UnitRecord> known, List<UnitLine> lines) {
        return city == null
                        || known.stream().allMatch(unit -> unit.getLeadUnitId() == null)
                                && lines.stream().allMatch(line -> line.ledBy() == null)
                ? Map.of()
                : sql.selectFrom(UNIT).where(city.on(UNIT)).fetchMap(UNIT.CODE);
    }

    /** One working out. */
    private final class Run {
        private final Grant grant;
        private final LocalDate today;
        private final Map<String, UnitRecord> known;
        private final Map<String, UnitLine> lines = new LinkedHashMap<>();
        private final Map<String, UnitRecord> leads;
        private final Map<Long, String> leadCodes = new HashMap<>();
        private final Set<Long> ledAnew = new HashSet<>();
        private final Set<String> told;
        private final Extent extent;
        private final Map<String, Long> ids = new HashMap<>();
        private final Map<Long, String> codes = new HashMap<>();
        private final List<PlannedChange.Builder> changes = new ArrayList<>();
        private final List<UnitRecord> fresh = new ArrayList<>();
        private final List<UnitRecord> changed = new ArrayList<>();

        Run(
                Grant grant,
                LocalDate today,
                Map<String, UnitRecord> known,
                List<UnitLine> lines,
                Extent extent,
                Map<String, UnitRecord> leads) {
            this.grant = grant;
            this.today = today;
            this.known = known;
            this.extent = extent;
            this.leads = leads;
            leads.values().forEach(unit -> leadCodes.put(unit.getId(), unit.getCode()));
            this.told = lines.stream().map(UnitLine::code).collect(Collectors.toSet());
            var parents = new HashMap<String, @Nullable String>();
            known.values().forEach(unit -> codes.put(unit.getId(), unit.getCode()));
            known.values().stream()
                    .filter(unit -> extent == Extent.SOME && unit.getClosedOn() == null)
                    .forEach(unit -> parents.put(unit.getCode(), codes.get(unit.getParentId())));
            UnitChecks.check(lines, parents).forEach(line -> this.lines.put(line.code(), line));
            known.values().forEach(unit -> ids.put(unit.getCode(), unit.getId()));
        }

        Result plan(Origin whole, Set<String> settled) {
            var done = acts.of(grant);
            lines.values().removeIf(line -> contradicts(done, line) || ledByNobodyThere(line));
            // A unit above is written before those below it, wherever it stands.
            lines.values().forEach(this::line);
            var closing = extent == Extent.SOME
                    ? List.<UnitRecord>of()
                    : known.values().stream()
                            .filter(unit -> unit.getClosedOn() == null && !told.contains(unit.getCode()))
                            .toList();
            closing.forEach(unit -> done.closing(unit, whole));
            close(closing.stream().filter(unit -> !done.holds(unit.getId())).toList(), whole, settled);
            var records = new LinkedHashMap<>(known);
            fresh.forEach(unit -> records.put(unit.getCode(), unit));
            var open = new LinkedHashMap<String, Unit>();
            records.values().stream()
                    .filter(unit -> unit.getClosedOn() == null)
                    .forEach(unit -> open.put(unit.getCode(), unit(unit)));
            return new Result(
                    new Planned(
                            changes.stream().map(PlannedChange.Builder::build).toList(), this::write),
                    open);
        }

        /** Whether the line takes back what an act has done; it says so. */
        private boolean contradicts(UnitActs.Done done, UnitLine line) {
            var unit = known.get(line.code());
            return unit != null
                    && (done.contradicts(unit, line, codes)
                            || extent == Extent.WHOLE && done.contradicts(unit, line, ledBy(unit)));
        }

        private @Nullable String ledBy(UnitRecord unit) {
            return unit.getLeadUnitId() == null ? null : leadCodes.get(unit.getLeadUnitId());
        }

        /** Whether the city has no such unit that stands; it says so. */
        private boolean ledByNobodyThere(UnitLine line) {
            var told = line.ledBy();
            if (told == null) {
                return false;
            }
            var lead = leads.get(told);
            var none = lead == null || lead.getClosedOn() != null;
            if (none) {
                line.from().fault("ledBy", "folder.unit.ledBy", told);
            }
            return none;
        }

        private void line(UnitLine line) {
            var unit = known.get(line.code());
            if (unit == null) {
                unit = new UnitRecord();
                unit.setId(ids.computeIfAbsent(line.code(), code -> Ids.next()));
                unit.setTenantId(grant.tenantId());
                unit.setCode(line.code());
                unit.setCreatedAt(clock.now());
                unit.setVersion(1);
                fresh.add(unit);
                describe("unitAdd", unit, line).forEach(changes::add);
            } else {
                var what = describe("unitChange", unit, line).toList();
                if (!what.isEmpty()) {
                    unit.setVersion(unit.getVersion() + 1);
                    changed.add(unit);
                    changes.addAll(what);
                }
            }
            unit.setParentId(line.parent() == null ? null : idOf(line.parent()));
            unit.setName(line.name());
            unit.setNameEn(line.nameEn());
            unit.setKind(line.kind().name());
            unit.setCreditCode(line.creditCode());
            unit.setClosedOn(null);
            if (extent == Extent.WHOLE) {
                lead(unit, line.ledBy() == null ? null : leads.get(line.ledBy()));
            }
        }

        private void lead(UnitRecord unit, @Nullable UnitRecord lead) {
            var id = lead == null ? null : lead.getId();
            if (!Objects.equals(unit.getLeadUnitId(), id)) {
                ledAnew.add(unit.getId());
                unit.setLeadTenantId(lead == null ? null : lead.getTenantId());
                unit.setLeadUnitId(id);
            }
        }

        private long idOf(String code) {
            return ids.computeIfAbsent(code, c -> Ids.next());
        }

        private Stream<PlannedChange.Builder> describe(String action, UnitRecord unit, UnitLine line) {
            var change = PlannedChange.of(
                            action,
                            "Unit",
                            unit.getId(),
                            line.code(),
                            unit.getName() == null ? line.name() : unit.getName())
                    .field("name", unit.getName(), line.name())
                    .field("nameEn", unit.getNameEn(), line.nameEn())
                    .field("kind", unit.getKind(), line.kind())
                    .field("parent", codes.get(unit.getParentId()), line.parent())
                    .field("ledBy", ledBy(unit), extent == Extent.WHOLE ? line.ledBy() : ledBy(unit))
                    .field("creditCode", unit.getCreditCode(), line.creditCode())
                    .field("closedOn", unit.getClosedOn(), null);
            return change.changesAnything() ? Stream.of(change) : Stream.empty();
        }

        private void close(Collection<UnitRecord> closing, Origin whole, Set<String> settled) {
            var held = holdings.of(
                    grant,
                    Stream.concat(changed.stream(), closing.stream())
                            .map(UnitRecord::getId)
                            .toList());
            changes.forEach(change -> held.getOrDefault(change.subjectId(), List.of())
                    .forEach(use -> change.effect(use.kind(), use.count())));
            var given = settled.contains("posts")
                    ? holdings.byProviders(
                            grant, closing.stream().map(UnitRecord::getId).toList())
                    : Map.<Long, StandingUse.UnitUse>of();
            for (var unit : closing) {
                var uses = Stream.concat(
                                held.getOrDefault(unit.getId(), List.of()).stream()
                                        .filter(use -> !settled.contains(use.kind())),
                                Stream.ofNullable(given.get(unit.getId())))
                        .toList();
                uses.forEach(use ->
                        whole.fault("", "folder.unit.used." + use.kind(), unit.getCode(), unit.getName(), use.count()));
                if (uses.isEmpty()) {
                    changes.add(PlannedChange.of("unitClose", "Unit", unit.getId(), unit.getCode(), unit.getName())
                            .field("closedOn", null, today));
                    unit.setClosedOn(today);
                    changed.add(unit);
                }
            }
        }

        private void write() {
            // A unit above stands before those below it, which name it.
            var ordered = new ArrayList<>(fresh);
            ordered.sort(Comparator.comparingInt(unit -> UnitChecks.depth(lines, unit.getCode())));
            Rows.insert(sql, UNIT, ordered);
            Rows.upsert(sql, UNIT, changed, written(extent));
            if (!ledAnew.isEmpty()) {
                events.publishEvent(new UnitLeadsChanged(ledAnew));
            }
        }
    }

    /** Who leads them from above is told by a folder alone: lines of a workbook leave what an act may just have written. */
    private static Field<?>[] written(Extent extent) {
        var told = new ArrayList<Field<?>>(List.of(
                UNIT.PARENT_ID, UNIT.NAME, UNIT.NAME_EN, UNIT.KIND, UNIT.CREDIT_CODE, UNIT.CLOSED_ON, UNIT.VERSION));
        if (extent == Extent.WHOLE) {
            told.addAll(List.of(UNIT.LEAD_TENANT_ID, UNIT.LEAD_UNIT_ID));
        }
        return told.toArray(Field<?>[]::new);
    }

    /** The open units as they stand, for who changes people alone. */
    Map<String, Unit> standing(Grant grant) {
        return sql.selectFrom(UNIT)
                .where(grant.on(UNIT))
                .and(UNIT.CLOSED_ON.isNull())
                .orderBy(UNIT.CODE)
                .fetchMap(UNIT.CODE, UnitPlanner::unit);
    }

    private static Unit unit(UnitRecord unit) {
        return UnitRepository.unit(unit);
    }
}
