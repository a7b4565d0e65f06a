package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Stream;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.db.tables.Post;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whose tasks a list of the caller's is of, as conditions: {@link Seat#taken} and {@link Mandates#of} say the same of one
 * that was read.
 *
 * @param own whether those that it holds itself are among them
 * @param mandates for whom it acts
 */
public record Seats(boolean own, Mandates mandates) {

    /** @param acting only those in which it acts for somebody, or only its own; null for both */
    public static Seats of(Mandates mandates, @Nullable Boolean acting) {
        return new Seats(acting == null || !acting, acting == null || acting ? mandates : Mandates.NONE);
    }

    /** What was handed to a post stays in its unit, so that the unit finds it when the post has ended. */
    static Condition held(Collection<Role> roles, long postId, Instant now) {
        return APPROVAL_TASK
                .ROLE
                .in(roles.stream().map(Role::name).toList())
                .and(APPROVAL_TASK
                        .POST_ID
                        .isNull()
                        .or(APPROVAL_TASK.POST_ID.eq(postId))
                        .or(PostTerm.notOver(now).not()));
    }

    Condition actedIn(Viewer viewer, Mandate mandate, Instant now) {
        var own = viewer.post();
        var persons = Stream.of(viewer.personId(), (Long) mandate.personId()).toList();
        var units = new ArrayList<>(viewer.unitIds());
        units.addAll(mandate.unitIds());
        return and(
                held(mandate.roles(), mandate.postId(), now),
                own == null ? noCondition() : held(own.roles(), own.id(), now).not(),
                mandate.subjects().isEmpty()
                        ? noCondition()
                        : APPROVAL_CASE.SUBJECT.in(mandate.subjects().stream()
                                .map(CaseSubject::name)
                                .toList()),
                mandate.steps().isEmpty() ? noCondition() : APPROVAL_STEP.CODE.in(mandate.steps()),
                APPROVAL_CASE.STARTER_UNIT_ID.notIn(units),
                notStartedBy(persons),
                hasVoice(viewer, now).not());
    }

    /** As {@link ApprovalCase#startedBy} denies it of each. */
    static Condition notStartedBy(Collection<Long> persons) {
        return and(
                APPROVAL_CASE.STARTER_PERSON_ID.isNull().or(APPROVAL_CASE.STARTER_PERSON_ID.notIn(persons)),
                APPROVAL_CASE.STARTER_FOR_PERSON_ID.isNull().or(APPROVAL_CASE.STARTER_FOR_PERSON_ID.notIn(persons)));
    }

    /** As {@link Mandates#hasVoice}; a scalar subquery as in {@link TenantScope}. */
    private static Condition hasVoice(Viewer viewer, Instant now) {
        var other = APPROVAL_TASK.as("other");
        var holder = POST.as("holder");
        var posts = viewer.posts();
        var ids = posts.stream().map(org.cobuild.tenancy.Post::id).toList();
        var free = other.POST_ID.isNull().or(over(holder, now));
        var waits = or(posts.stream()
                .map(post -> other.UNIT_ID
                        .eq(post.unitId())
                        .and(other.ROLE.in(post.roles().stream().map(Role::name).toList())))
                .toList());
        var found = selectOne()
                .from(other)
                .leftJoin(holder)
                .on(holder.ID.eq(other.POST_ID))
                .and(TenantScope.alongside(holder, other))
                .where(other.STEP_ID.eq(APPROVAL_TASK.STEP_ID))
                .and(other.CASE_TENANT_ID.eq(APPROVAL_TASK.CASE_TENANT_ID))
                .and(viewer.scope().owns(other))
                .and(other.ID.ne(APPROVAL_TASK.ID))
                .and(other.DECIDED_BY_POST_ID
                        .in(ids)
                        .or(other.STATE
                                .in(TaskState.TO_COME)
                                .and(other.POST_ID
                                        .in(ids)
                                        .andNot(over(holder, now))
                                        .or(free.and(waits)))))
                .limit(1);
        return TenantScope.isThere(found);
    }

    private static Condition over(Post holder, Instant now) {
        return holder.ENABLED
                .isTrue()
                .and(holder.ENDS_AT.isNull().or(holder.ENDS_AT.gt(now)))
                .not();
    }
}
