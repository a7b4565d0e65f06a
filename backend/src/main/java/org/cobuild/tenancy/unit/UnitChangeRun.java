package org.cobuild.tenancy.unit;

import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitLeadsChanged;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.unit.Succession.Seat;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.cobuild.tenancy.unit.UnitChangeRepository.Choices;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does an act in the caller's transaction: the units themselves, their posts, and what the rooms keep for them. */
@Component
class UnitChangeRun {
    private final DSLContext sql;
    private final UnitChangeRepository changes;
    private final UnitRepository units;
    private final List<UnitFollower> followers;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    UnitChangeRun(
            DSLContext sql,
            UnitChangeRepository changes,
            UnitRepository units,
            List<UnitFollower> followers,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.changes = changes;
        this.units = units;
        this.followers = followers;
        this.clock = clock;
        this.events = events;
    }

    /** All units of the tenant, locked: nobody else names one of them in a new row until this is over. */
    UnitTree lock(Grant grant) {
        return new UnitTree(new LinkedHashMap<>(sql.selectFrom(UNIT)
                .where(grant.on(UNIT))
                .orderBy(UNIT.ID)
                .forUpdate()
                .fetchMap(UNIT.ID)));
    }

    /** The same without the lock, for a look. */
    UnitTree look(Grant grant) {
        return new UnitTree(
                new LinkedHashMap<>(sql.selectFrom(UNIT).where(grant.on(UNIT)).fetchMap(UNIT.ID)));
    }

    /** @param change was checked against the tree */
    void execute(Grant grant, Change.Actor by, UnitTree tree, UnitChange change, Choices choices, LocalDate today) {
        var before = units(tree, change.from());
        var made = tree.make(change, clock.now());
        Rows.insert(sql, UNIT, tree.fresh());
        if (!tree.fresh().isEmpty()) {
            changes.write(grant, made);
        }
        var heirs = heirs(made);
        tree.alter(made, heirs, today);
        Rows.upsert(sql, UNIT, tree.changed());
        var seats = movePosts(grant, made, heirs, choices.posts());
        var led = follow(grant, heirs);
        var after = units(tree, made.parts());
        var succession = new Succession(
                grant,
                by,
                made.id(),
                made.kind(),
                made.effectiveOn(),
                made.basis(),
                before,
                after,
                heirs,
                targets(made, choices.projects()),
                seats,
                led.keySet());
        followers.forEach(follower -> follower.follow(succession));
        if (made.kind() == UnitChangeKind.LEAD) {
            events.publishEvent(new UnitLeadsChanged(succession.units()));
        }
        var entries = trail(succession, tree, made);
        led.values().forEach(unit -> entries.add(ledOn(succession, unit)));
        events.publishEvent(new Changes(entries));
    }

    /** Units of counties that some of these led beside their tenants are led by the successor. @return which, as they were */
    private Map<Long, UnitRecord> follow(Grant grant, Map<Long, Long> heirs) {
        if (heirs.isEmpty()) {
            return Map.of();
        }
        var ofThem = UNIT.LEAD_TENANT_ID
                .eq(grant.tenantId())
                .and(UNIT.LEAD_UNIT_ID.in(heirs.keySet()))
                .and(SystemScope.all(SystemScope.Reason.REORGANISATION));
        var led = sql.selectFrom(UNIT).where(ofThem).orderBy(UNIT.ID).fetchMap(UNIT.ID);
        if (!led.isEmpty()) {
            sql.update(UNIT)
                    .set(UNIT.LEAD_UNIT_ID, Succession.heirOf(heirs, UNIT.LEAD_UNIT_ID))
                    .set(UNIT.VERSION, UNIT.VERSION.plus(1))
                    .where(ofThem)
                    .execute();
        }
        return led;
    }

    private static Map<Long, Unit> units(UnitTree tree, List<Part> parts) {
        return parts.stream()
                .map(Part::unitId)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(id -> id, tree::unit, (one, other) -> one, LinkedHashMap::new));
    }

    /** The first successor of each unit; a divided one that is the first itself has none. */
    private static Map<Long, Long> heirs(UnitChange change) {
        var heirs = new LinkedHashMap<Long, Long>();
        if (!change.to().isEmpty()) {
            var first = Objects.requireNonNull(change.to().getFirst().unitId());
            change.from().stream()
                    .map(Part::unitId)
                    .filter(from -> from != null && !from.equals(first))
                    .forEach(from -> heirs.put(from, first));
        }
        return heirs;
    }

    private static Map<Long, Long> targets(UnitChange change, Map<Long, Integer> ordinals) {
        var targets = new HashMap<Long, Long>();
        ordinals.forEach((id, ordinal) -> targets.put(
                id,
                change.parts().stream()
                        .filter(part -> part.ordinal() == ordinal)
                        .map(Part::unitId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow()));
        return targets;
    }

    /** People go with their titles and roles; posts that have ended stay where they were. */
    private Map<Seat, Long> movePosts(
            Grant grant, UnitChange change, Map<Long, Long> heirs, Map<Long, Integer> chosen) {
        if (!change.kind().hasSuccessors() || change.to().isEmpty()) {
            return Map.of();
        }
        var from = change.from().stream().map(Part::unitId).toList();
        var targets = targets(change, chosen);
        var moves = new LinkedHashMap<Long, List<Long>>();
        var seats = new HashMap<Seat, Integer>();
        sql.select(POST.ID, POST.UNIT_ID, POST_ROLE.ROLE)
                .from(POST)
                .leftJoin(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .where(grant.on(POST))
                .and(POST.UNIT_ID.in(from))
                .and(PostTerm.notOver(clock.now()))
                .orderBy(POST.ID)
                .forEach(row -> {
                    if (row.value3() != null) {
                        var seat = new Seat(row.value2(), Role.valueOf(row.value3()));
                        var first = change.to().getFirst().ordinal();
                        seats.merge(seat, chosen.getOrDefault(row.value1(), first), Math::min);
                    }
                    var target = targets.getOrDefault(row.value1(), heirs.getOrDefault(row.value2(), row.value2()));
                    if (!target.equals(row.value2())) {
                        var posts = moves.computeIfAbsent(target, unit -> new ArrayList<>());
                        if (!posts.contains(row.value1())) {
                            posts.add(row.value1());
                        }
                    }
                });
        moves.forEach((unit, posts) -> sql.update(POST)
                .set(POST.UNIT_ID, unit)
                .where(grant.on(POST))
                .and(POST.ID.in(posts))
                .execute());
        var followed = new HashMap<Seat, Long>();
        seats.forEach((seat, ordinal) -> {
            var place = Map.of(0L, ordinal);
            followed.put(seat, Objects.requireNonNull(targets(change, place).get(0L)));
        });
        return followed;
    }

    private List<Change> trail(Succession done, UnitTree tree, UnitChange change) {
        var entries = new ArrayList<Change>();
        ToLongFunction<Part> id = part -> Objects.requireNonNull(part.unitId());
        for (var part : change.from()) {
            var was = done.named(id.applyAsLong(part), true);
            var is = done.named(id.applyAsLong(part), false);
            entries.add(Change.of("unitReorganise", done.by(), change.tenantId(), "Unit", was.id())
                    .detail(change.kind() + " " + was.name() + " " + change.basis())
                    .field("name", was.name(), is.name())
                    .field("nameEn", was.nameEn(), is.nameEn())
                    .field("parent", code(tree, was.parentId()), code(tree, is.parentId()))
                    .field("ledBy", name(was.lead()), name(is.lead()))
                    .field("closedOn", was.closedOn(), is.closedOn())
                    .field("successors", null, codes(change))
                    .build());
        }
        tree.fresh()
                .forEach(unit -> entries.add(Change.of("unitAdd", done.by(), change.tenantId(), "Unit", unit.getId())
                        .detail(unit.getName() + " (" + unit.getCode() + ")")
                        .field("name", null, unit.getName())
                        .field("kind", null, unit.getKind())
                        .build()));
        return entries;
    }

    /** In the trail of the county. */
    private static Change ledOn(Succession done, UnitRecord unit) {
        var lead = unit.getLeadUnitId();
        return Change.of("unitReorganise", done.by(), unit.getTenantId(), "Unit", unit.getId())
                .detail(done.kind() + " " + done.named(lead, true).name() + " " + done.basis())
                .field(
                        "ledBy",
                        done.named(lead, true).name(),
                        done.named(done.heirs().getOrDefault(lead, lead), false).name())
                .build();
    }

    private @Nullable String name(@Nullable UnitLead lead) {
        return lead == null
                ? null
                : Objects.requireNonNull(units.named(List.of(lead.unitId())).get(lead.unitId()))
                        .name();
    }

    private static @Nullable String codes(UnitChange change) {
        return change.to().isEmpty()
                ? null
                : change.to().stream().map(Part::code).collect(Collectors.joining(" "));
    }

    private static @Nullable String code(UnitTree tree, @Nullable Long unit) {
        return unit == null ? null : tree.unit(unit).code();
    }
}
