package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.PersonRecord;
import org.cobuild.db.tables.records.PostRecord;
import org.cobuild.db.tables.records.PostRoleRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.People;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out what lines about people would change, from whatever source they come. A person who is known already, also
 * from another tenant, is the same one by login name, and is renamed only where nobody else has it. A post that is not
 * among the whole ends; it does not while it is the last one that an open task or a route can turn to. Nobody gets a
 * password here.
 */
@Component
class PeoplePlanner {
    private final DSLContext sql;
    private final PortalClock clock;
    private final PeopleStanding standing;
    private final Seats seats;

    PeoplePlanner(DSLContext sql, PortalClock clock, PeopleStanding standing, Seats seats) {
        this.sql = sql;
        this.clock = clock;
        this.standing = standing;
        this.seats = seats;
    }

    /**
     * @param units the units in which people can work, by code, as they will stand
     * @param lines lines at fault are left out of the plan
     * @param whole takes the faults of posts that are not among the lines
     * @param zone in which days begin
     * @param routesToo whether routes need people; not when the same act tells the routes anew
     */
    Planned plan(
            Grant grant,
            Map<String, Unit> units,
            List<PersonLine> lines,
            Extent extent,
            Origin whole,
            ZoneId zone,
            boolean routesToo) {
        var known = standing.read(grant, lines, extent);
        var sound = PeopleChecks.check(lines, units.keySet(), known, extent);
        var run = new Run(grant, units, known, zone);
        sound.forEach(run::person);
        if (extent == Extent.WHOLE) {
            run.endOthers(sound, whole);
        }
        seats.check(grant, run.lost, run.taken, run.ended(), whole, routesToo);
        return new Planned(run.changes, run::write);
    }

    /** One working out. */
    private final class Run {
        private final Grant grant;
        private final Map<String, Unit> units;
        private final ZoneId zone;
        private final Map<Long, String> unitCodes = new HashMap<>();
        private final PeopleStanding.Known known;
        private final List<PlannedChange> changes = new ArrayList<>();
        private final List<PersonRecord> freshPeople = new ArrayList<>();
        private final List<PersonRecord> changedPeople = new ArrayList<>();
        private final List<Long> freedPhones = new ArrayList<>();
        private final List<PostRecord> freshPosts = new ArrayList<>();
        private final List<PostRecord> changedPosts = new ArrayList<>();
        private final Set<Long> newRoles = new HashSet<>();
        private final List<PostRoleRecord> roles = new ArrayList<>();
        private final Map<Long, String> names = new HashMap<>();
        /** Roles in units that a post gives up, and those that one takes or keeps. */
        private final Set<Seats.Seat> lost = new HashSet<>();

        private final Set<Seats.Seat> taken = new HashSet<>();

        Run(Grant grant, Map<String, Unit> units, PeopleStanding.Known known, ZoneId zone) {
            this.grant = grant;
            this.zone = zone;
            this.units = units;
            this.known = known;
            units.values().forEach(unit -> unitCodes.put(unit.id(), unit.code()));
            known.people().values().forEach(person -> names.put(person.getId(), person.getName()));
            names.putAll(known.holders());
        }

        void person(PersonLine line) {
            var person = known.people().get(line.username());
            var fresh = person == null;
            if (person == null) {
                person = new PersonRecord();
                person.setId(Ids.next());
                person.setUsername(line.username());
                person.setPasswordHash(People.unusablePassword());
                person.setEnabled(true);
                person.setCreatedAt(clock.now());
                person.setSignInEpoch(0);
                freshPeople.add(person);
            }
            var change = PlannedChange.of(
                            fresh ? "personAdd" : "personChange",
                            "Person",
                            person.getId(),
                            line.username(),
                            line.name())
                    .field("name", person.getName(), line.name())
                    .field("nameEn", person.getNameEn(), line.nameEn())
                    .field("phone", person.getPhone(), line.phone());
            if (change.changesAnything()) {
                changes.add(change.build());
                if (person.getPhone() != null && !person.getPhone().equals(line.phone())) {
                    freedPhones.add(person.getId());
                }
                person.setName(line.name());
                person.setNameEn(line.nameEn());
                person.setPhone(line.phone());
                if (!fresh) {
                    changedPeople.add(person);
                }
            }
            names.put(person.getId(), line.name());
            for (var post : line.posts()) {
                post(person.getId(), line, post);
            }
        }

        private void post(long person, PersonLine line, PostLine wanted) {
            var code = line.codeOf(wanted);
            var unit = Objects.requireNonNull(units.get(wanted.unit()));
            var post = known.posts().get(code);
            var fresh = post == null;
            if (post == null) {
                post = new PostRecord();
                post.setId(Ids.next());
                post.setTenantId(grant.tenantId());
                post.setCode(code);
                post.setCreatedAt(clock.now());
                freshPosts.add(post);
            }
            var before = known.rolesOf(post.getId());
            var enabled = Boolean.TRUE.equals(post.getEnabled());
            // Days of a post that a folder had ended are of before.
            var begun = enabled ? post.getBeginsAt() : null;
            var ended = enabled ? post.getEndsAt() : null;
            var change = PlannedChange.of(fresh ? "postAdd" : "postChange", "Post", post.getId(), code, line.name())
                    .field("person", nameOf(post.getPersonId()), line.name())
                    .field("unit", unitOf(post.getUnitId()), wanted.unit())
                    .field("title", post.getTitle(), wanted.title())
                    .field("titleEn", post.getTitleEn(), wanted.titleEn())
                    .field("roles", words(before), words(wanted.roles()))
                    .field("enabled", fresh ? null : enabled, true)
                    .field("beginsOn", PostTerm.day(post.getBeginsAt(), zone), told(wanted.beginsOn(), begun))
                    .field("endsOn", PostTerm.day(post.getEndsAt(), zone), told(wanted.endsOn(), ended))
                    .field("provider", post.getProvider(), null);
            if (enabled) {
                give(lost, post.getUnitId(), before);
            }
            var begins = begin(wanted.beginsOn(), begun);
            var ends = begin(wanted.endsOn(), ended);
            // A post that has not begun, or is over by its day, fills no seat today.
            var now = clock.now();
            if ((begins == null || !begins.isAfter(now)) && PostTerm.notOver(true, ends, now)) {
                give(taken, unit.id(), wanted.roles());
            }
            if (!change.changesAnything()) {
                return;
            }
            changes.add(change.build());
            post.setUnitId(unit.id());
            post.setPersonId(person);
            post.setTitle(wanted.title());
            post.setTitleEn(wanted.titleEn());
            post.setEnabled(true);
            post.setBeginsAt(begins);
            post.setEndsAt(ends);
            post.setProvider(null);
            if (!fresh) {
                changedPosts.add(post);
            }
            if (!before.equals(wanted.roles())) {
                newRoles.add(post.getId());
                var id = post.getId();
                wanted.roles().forEach(role -> roles.add(new PostRoleRecord(grant.tenantId(), id, role.name())));
            }
        }

        /** Posts that stand and are not among the lines end; the trail and what they signed keep them. */
        void endOthers(List<PersonLine> lines, Origin whole) {
            var kept = lines.stream()
                    .flatMap(line -> line.posts().stream().map(line::codeOf))
                    .collect(Collectors.toSet());
            known.posts().values().stream()
                    .filter(post -> known.stands(post) && !kept.contains(post.getCode()))
                    // A provider's are its to give and to take.
                    .filter(post -> post.getProvider() == null)
                    .forEach(post -> {
                        if (post.getBeginsAt() != null) {
                            whole.fault(
                                    "", "folder.post.came", post.getCode(), String.valueOf(nameOf(post.getPersonId())));
                            return;
                        }
                        var before = known.rolesOf(post.getId());
                        changes.add(PlannedChange.of(
                                        "postEnd",
                                        "Post",
                                        post.getId(),
                                        post.getCode(),
                                        Objects.requireNonNullElse(nameOf(post.getPersonId()), post.getCode()))
                                .field("title", post.getTitle(), null)
                                .field("roles", words(before), null)
                                .field("enabled", true, false)
                                .build());
                        give(lost, post.getUnitId(), before);
                        post.setEnabled(false);
                        changedPosts.add(post);
                    });
        }

        /** A day that is not told stays as it stands. */
        private @Nullable LocalDate told(@Nullable LocalDate day, @Nullable Instant standing) {
            return day == null ? PostTerm.day(standing, zone) : day;
        }

        private @Nullable Instant begin(@Nullable LocalDate day, @Nullable Instant standing) {
            return day == null ? standing : PostTerm.begin(day, zone);
        }

        Set<Long> ended() {
            return java.util.stream.Stream.concat(changedPosts.stream(), freshPosts.stream())
                    .map(PostRecord::getId)
                    .collect(Collectors.toSet());
        }

        private void give(Set<Seats.Seat> seats, @Nullable Long unit, Set<Role> held) {
            if (unit != null) {
                held.forEach(role -> seats.add(new Seats.Seat(unit, role)));
            }
        }

        private @Nullable String nameOf(@Nullable Long person) {
            return person == null ? null : names.get(person);
        }

        private @Nullable String unitOf(@Nullable Long unit) {
            return unit == null
                    ? null
                    : unitCodes.getOrDefault(unit, known.unitCodes().get(unit));
        }

        private void write() {
            // A phone that goes from one person to another is free before it is taken.
            if (!freedPhones.isEmpty()) {
                sql.update(PERSON)
                        .setNull(PERSON.PHONE)
                        .where(PERSON.ID.in(freedPhones))
                        .execute();
            }
            // A known person's password and its being enabled are not a line's.
            Rows.upsert(sql, PERSON, changedPeople, PERSON.NAME, PERSON.NAME_EN, PERSON.PHONE);
            Rows.insert(sql, PERSON, freshPeople);
            Rows.upsert(
                    sql,
                    POST,
                    changedPosts,
                    POST.UNIT_ID,
                    POST.PERSON_ID,
                    POST.TITLE,
                    POST.TITLE_EN,
                    POST.ENABLED,
                    POST.BEGINS_AT,
                    POST.ENDS_AT,
                    POST.PROVIDER);
            Rows.insert(sql, POST, freshPosts);
            if (!newRoles.isEmpty()) {
                sql.deleteFrom(POST_ROLE)
                        .where(grant.on(POST_ROLE))
                        .and(POST_ROLE.POST_ID.in(newRoles))
                        .execute();
            }
            Rows.insert(sql, POST_ROLE, roles);
        }
    }

    static @Nullable String words(Set<Role> roles) {
        return roles.isEmpty()
                ? null
                : EnumSet.copyOf(roles).stream().map(Role::name).collect(Collectors.joining(" "));
    }
}
