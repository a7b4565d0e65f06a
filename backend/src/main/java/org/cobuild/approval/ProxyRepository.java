package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_PROXY;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.ApprovalProxyRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Post;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps who acts for whom, and answers for whom somebody acts now. */
@Repository
public class ProxyRepository {
    private final DSLContext sql;
    private final PortalClock clock;

    ProxyRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * For whom the caller acts in its post: one statement, and one for each further proxy as far as those that are there
     * may be reached over several. A circle comes to its end there.
     */
    public Mandates mandates(Viewer viewer) {
        return viewer.post() != null && viewer.may(Action.CASE_DECIDE, viewer.tenantId())
                ? reached(viewer, posts -> given(viewer, APPROVAL_PROXY.PROXY_POST_ID.in(posts)))
                : Mandates.NONE;
    }

    /**
     * The same for who starts matters, and so need not decide any; in one statement, however far it goes: what it costs
     * is part of what an act may cost.
     */
    Mandates starting(Viewer viewer) {
        if (viewer.post() == null || !ProxyRights.given(viewer)) {
            return Mandates.NONE;
        }
        var ofUnit = given(viewer, noCondition());
        return reached(
                viewer,
                posts -> ofUnit.stream()
                        .filter(given -> posts.contains(given.to()))
                        .toList());
    }

    /** @param to what was given to these posts */
    private Mandates reached(Viewer viewer, Function<Set<Long>, List<Given>> to) {
        var all = new ArrayList<Mandate>();
        var nearest =
                to.apply(Set.of(viewer.postId())).stream().map(Given::mandate).toList();
        for (int hops = 1; !nearest.isEmpty(); hops++) {
            all.addAll(nearest);
            var far = hops + 1;
            var passable =
                    nearest.stream().filter(mandate -> mandate.chain() >= far).toList();
            nearest = passable.isEmpty()
                    ? List.of()
                    : to.apply(passable.stream().map(Mandate::postId).collect(Collectors.toSet())).stream()
                            .filter(next -> next.mandate().chain() >= far)
                            .flatMap(next -> passable.stream()
                                    .filter(mandate -> mandate.postId() == next.to())
                                    .map(next.mandate()::through)
                                    .flatMap(Optional::stream))
                            .toList();
        }
        return new Mandates(all.stream()
                .filter(mandate -> mandate.postId() != viewer.postId())
                .toList());
    }

    /** @param to the post that acts */
    private record Given(long to, Mandate mandate) {}

    /** What absent colleagues of the caller's unit have given, as it is in force now. */
    private List<Given> given(Viewer viewer, Condition which) {
        var now = clock.now();
        var held = POST.as("held");
        return sql
                .select(APPROVAL_PROXY.fields())
                .select(POST.UNIT_ID, PERSON.ID, PERSON.NAME, POST_ROLE.ROLE, held.UNIT_ID)
                .from(APPROVAL_PROXY)
                .join(POST)
                .on(POST.ID.eq(APPROVAL_PROXY.POST_ID))
                .and(viewer.scope().ownsUnit(POST, POST.UNIT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(TenantScope.alongside(POST_ROLE, APPROVAL_PROXY))
                .join(held)
                .on(held.PERSON_ID.eq(POST.PERSON_ID))
                .and(viewer.scope().tree(held))
                .and(held.ENABLED.isTrue())
                .and(held.ENDS_AT.isNull().or(held.ENDS_AT.gt(now)))
                .where(viewer.scope().owns(APPROVAL_PROXY))
                .and(which)
                .and(APPROVAL_PROXY.ENDED_AT.isNull())
                .and(APPROVAL_PROXY.BEGINS_AT.le(now))
                .and(APPROVAL_PROXY.ENDS_AT.gt(now))
                .and(PostTerm.held(now))
                .and(PERSON.ENABLED.isTrue())
                .orderBy(APPROVAL_PROXY.ID)
                .fetchGroups(APPROVAL_PROXY.ID)
                .values()
                .stream()
                .map(rows -> given(rows, held.UNIT_ID))
                .toList();
    }

    private static Given given(List<? extends Record> rows, Field<Long> unit) {
        var first = rows.getFirst();
        var subjects = subjects(first);
        return new Given(
                first.get(APPROVAL_PROXY.PROXY_POST_ID),
                new Mandate(
                        first.get(APPROVAL_PROXY.POST_ID),
                        first.get(PERSON.ID),
                        first.get(PERSON.NAME),
                        first.get(POST.UNIT_ID),
                        rows.stream().map(row -> row.get(unit)).collect(Collectors.toSet()),
                        rows.stream()
                                .map(row -> Role.valueOf(row.get(POST_ROLE.ROLE)))
                                .collect(Collectors.toSet()),
                        Set.copyOf(subjects),
                        words(first.get(APPROVAL_PROXY.STEPS)).collect(Collectors.toSet()),
                        first.get(APPROVAL_PROXY.CHAIN)));
    }

    /** Locks the post of who gives one, so that what follows sees all that it has given. */
    void lock(Grant grant, long postId) {
        sql.select(POST.ID)
                .from(POST)
                .where(POST.ID.eq(postId))
                .and(grant.on(POST))
                .forUpdate()
                .fetch();
    }

    /** Those of the tenant that were not ended and are in force at any moment of that time. */
    List<Proxy> during(Grant grant, Instant begins, Instant ends) {
        return select(grant.on(APPROVAL_PROXY)
                        .and(APPROVAL_PROXY.ENDED_AT.isNull())
                        .and(APPROVAL_PROXY.BEGINS_AT.lt(ends))
                        .and(APPROVAL_PROXY.ENDS_AT.gt(begins)))
                .stream()
                .filter(Proxy::stands)
                .toList();
    }

    void insert(ApprovalProxyRecord row) {
        sql.insertInto(APPROVAL_PROXY).set(row).execute();
    }

    /** @return false when it was ended already */
    boolean end(Grant grant, long id, Instant at) {
        return sql.update(APPROVAL_PROXY)
                        .set(APPROVAL_PROXY.ENDED_AT, at)
                        .where(APPROVAL_PROXY.ID.eq(id))
                        .and(APPROVAL_PROXY.ENDED_AT.isNull())
                        .and(grant.on(APPROVAL_PROXY))
                        .execute()
                > 0;
    }

    /** By id; those that the caller may not see are absent. */
    Map<Long, Proxy> find(Viewer viewer, Collection<Long> ids) {
        return select(readable(viewer).and(APPROVAL_PROXY.ID.in(ids))).stream()
                .collect(Collectors.toMap(Proxy::id, Function.identity()));
    }

    /** Newest first; one row more than the page. @param tenant all that the caller may see, not only its own */
    List<Proxy> list(Viewer viewer, boolean tenant, Page page) {
        return select(
                (tenant ? readable(viewer) : own(viewer))
                        .and(page.isFirstPage() ? noCondition() : APPROVAL_PROXY.ID.lt(page.afterLong(0))),
                page.first() + 1);
    }

    /** Whoever looks after the tenant's people reads all of them. */
    private static Condition readable(Viewer viewer) {
        return viewer.may(Action.PERSON_READ, viewer.tenantId())
                ? viewer.scope().owns(APPROVAL_PROXY)
                : own(viewer);
    }

    /** Given or received by a post of the caller. */
    private static Condition own(Viewer viewer) {
        var posts = viewer.posts().stream().map(Post::id).toList();
        return viewer.scope()
                .owns(APPROVAL_PROXY)
                .and(APPROVAL_PROXY.POST_ID.in(posts).or(APPROVAL_PROXY.PROXY_POST_ID.in(posts)));
    }

    private List<Proxy> select(Condition which) {
        return select(which, Integer.MAX_VALUE);
    }

    private List<Proxy> select(Condition which, int most) {
        var now = clock.now();
        var absent = POST.as("absent");
        var acting = POST.as("acting");
        var absentPerson = PERSON.as("absent_person");
        var actingPerson = PERSON.as("acting_person");
        return sql.select(APPROVAL_PROXY.fields())
                .select(absent.ENABLED, absent.ENDS_AT, acting.ENABLED, acting.ENDS_AT)
                .select(absentPerson.ENABLED, actingPerson.ENABLED)
                .from(APPROVAL_PROXY)
                .join(absent)
                .on(absent.ID.eq(APPROVAL_PROXY.POST_ID))
                .and(TenantScope.alongside(absent, APPROVAL_PROXY))
                .join(absentPerson)
                .on(absentPerson.ID.eq(absent.PERSON_ID))
                .join(acting)
                .on(acting.ID.eq(APPROVAL_PROXY.PROXY_POST_ID))
                .and(TenantScope.alongside(acting, APPROVAL_PROXY))
                .join(actingPerson)
                .on(actingPerson.ID.eq(acting.PERSON_ID))
                .where(which)
                .orderBy(APPROVAL_PROXY.ID.desc())
                .limit(most)
                .fetch(row -> proxy(
                        row,
                        PostTerm.notOver(row.get(absent.ENABLED), row.get(absent.ENDS_AT), now)
                                && PostTerm.notOver(row.get(acting.ENABLED), row.get(acting.ENDS_AT), now)
                                && row.get(absentPerson.ENABLED)
                                && row.get(actingPerson.ENABLED)));
    }

    private static Proxy proxy(Record row, boolean stands) {
        return new Proxy(
                row.get(APPROVAL_PROXY.ID),
                row.get(APPROVAL_PROXY.TENANT_ID),
                row.get(APPROVAL_PROXY.POST_ID),
                row.get(APPROVAL_PROXY.PROXY_POST_ID),
                row.get(APPROVAL_PROXY.PERSON_NAME),
                row.get(APPROVAL_PROXY.PROXY_NAME),
                row.get(APPROVAL_PROXY.UNIT_NAME),
                row.get(APPROVAL_PROXY.FIRST_ON),
                row.get(APPROVAL_PROXY.LAST_ON),
                row.get(APPROVAL_PROXY.BEGINS_AT),
                row.get(APPROVAL_PROXY.ENDS_AT),
                subjects(row),
                words(row.get(APPROVAL_PROXY.STEPS)).toList(),
                row.get(APPROVAL_PROXY.REASON),
                row.get(APPROVAL_PROXY.GRANTED_AT),
                row.get(APPROVAL_PROXY.ENDED_AT),
                stands);
    }

    private static List<CaseSubject> subjects(Record row) {
        return words(row.get(APPROVAL_PROXY.SUBJECTS)).map(CaseSubject::valueOf).toList();
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null || text.isEmpty() ? Stream.of() : Arrays.stream(text.split(" "));
    }
}
