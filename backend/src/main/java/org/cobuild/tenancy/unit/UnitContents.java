package org.cobuild.tenancy.unit;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.onboarding.StandingUse.UnitUse;
import org.cobuild.tenancy.onboarding.UnitHoldings;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.cobuild.tenancy.unit.UnitChangeRepository.Choices;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What units hold: counted for a look before an act, and one by one for the choices of a division. */
@Component
class UnitContents {
    private final DSLContext sql;
    private final UnitHoldings holdings;
    private final List<UnitFollower> followers;
    private final PortalClock clock;

    UnitContents(DSLContext sql, UnitHoldings holdings, List<UnitFollower> followers, PortalClock clock) {
        this.sql = sql;
        this.holdings = holdings;
        this.followers = followers;
        this.clock = clock;
    }

    /** How much of a kind a unit holds. */
    record Count(Unit unit, String kind, int count) {}

    /** A post or a project of a unit. */
    record Holding(String type, long id, String kind, String label, String code) {}

    /** What the units that change or end hold. */
    List<Count> held(Grant grant, UnitTree tree, UnitChange change) {
        var ids = change.from().stream()
                .map(Part::unitId)
                .filter(Objects::nonNull)
                .toList();
        var uses = holdings.of(grant, ids);
        var counts = new ArrayList<Count>();
        for (var id : ids) {
            var below = tree.below(id);
            if (below > 0) {
                counts.add(new Count(tree.unit(id), "BELOW", below));
            }
            for (UnitUse use : uses.getOrDefault(id, List.of())) {
                counts.add(new Count(tree.unit(id), use.kind().toUpperCase(Locale.ROOT), use.count()));
            }
        }
        return counts;
    }

    /** A unit that holds something is not closed without a successor. */
    static void holds(Refusals refusals, UnitChange change, List<Count> held) {
        refusals.unless(
                change.kind() != UnitChangeKind.CLOSE || !change.to().isEmpty() || held.isEmpty(),
                TenancyErrorCode.UNIT_HOLDS,
                "unit.holds",
                "successors");
    }

    /** What goes elsewhere than to the first; whatever is not the unit's is not found. */
    Choices choices(Grant grant, UnitChange change, Reorganisation wanted) {
        if (wanted.choices().isEmpty()) {
            return Choices.NONE;
        }
        var posts = new HashMap<Long, Integer>();
        var projects = new HashMap<Long, Integer>();
        for (var choice : wanted.choices()) {
            if (choice.successor() < 0 || choice.successor() >= change.to().size()) {
                throw new NotFound();
            }
            var to = change.to().get(choice.successor()).ordinal();
            if (choice.subjectId().of("Post") != 0) {
                posts.put(choice.subjectId().of("Post"), to);
            } else {
                projects.put(choice.subjectId().of("Project"), to);
            }
        }
        var unit = Objects.requireNonNull(change.from().getFirst().unitId());
        var known = sql.select(POST.ID)
                .from(POST)
                .where(grant.on(POST))
                .and(POST.UNIT_ID.eq(unit))
                .and(PostTerm.notOver(clock.now()))
                .fetchSet(POST.ID);
        var there = projects(grant, unit, projects.keySet(), "", projects.size()).stream()
                .map(UnitFollower.Held::projectId)
                .collect(Collectors.toSet());
        if (change.kind() != UnitChangeKind.SPLIT
                || !known.containsAll(posts.keySet())
                || !there.containsAll(projects.keySet())) {
            throw new NotFound();
        }
        return new Choices(posts, projects);
    }

    private List<UnitFollower.Held> projects(
            Grant grant, long unit, Collection<Long> only, String afterCode, int most) {
        return followers.stream()
                .flatMap(follower -> follower.projects(grant, unit, only, afterCode, most).stream())
                .toList();
    }

    /** Posts and then projects of a unit, by their codes; one more than the page. */
    List<Holding> list(Grant grant, long unitId, Page page) {
        var most = page.first() + 1;
        var inProjects = !page.isFirstPage() && page.afterText(0).equals("P");
        var found = new ArrayList<Holding>();
        if (!inProjects) {
            sql.select(POST.ID, POST.CODE, POST.TITLE, PERSON.NAME)
                    .from(POST)
                    .join(PERSON)
                    .on(PERSON.ID.eq(POST.PERSON_ID))
                    .where(grant.on(POST))
                    .and(POST.UNIT_ID.eq(unitId))
                    .and(PostTerm.notOver(clock.now()))
                    .and(POST.CODE.gt(page.isFirstPage() ? "" : page.afterText(1)))
                    .orderBy(POST.CODE)
                    .limit(most)
                    .forEach(row -> found.add(new Holding(
                            "Post", row.value1(), "POSTS", row.value4() + " · " + row.value3(), row.value2())));
        }
        if (found.size() < most) {
            projects(grant, unitId, List.of(), inProjects ? page.afterText(1) : "", most - found.size())
                    .forEach(held -> found.add(new Holding(
                            "Project",
                            held.projectId(),
                            held.leads() ? "LEADS" : "PARTICIPATIONS",
                            held.code(),
                            held.code())));
        }
        return found;
    }
}
