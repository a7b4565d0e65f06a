package org.cobuild.approval;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.tenancy.Post;
import org.cobuild.tenancy.Viewer;

/**
 * For whom somebody acts now. What is addressed to oneself is decided as oneself, and who has a voice of its own in a
 * step, or has spoken in it, speaks for nobody there: no person counts twice.
 */
record Mandates(List<Mandate> all) {
    static final Mandates NONE = new Mandates(List.of());

    /** The mandate that reaches a task which is not the caller's own, whether or not it may be used in it. */
    Optional<Mandate> reaching(Viewer viewer, ApprovalCase matter, CaseFlow flow, Task task) {
        return reach(viewer, matter, flow, task).findFirst();
    }

    /** The mandate by which the caller may act in a task that is not its own, as far as the case has it. */
    Optional<Mandate> of(Viewer viewer, ApprovalCase matter, CaseFlow flow, Task task) {
        return reach(viewer, matter, flow, task)
                .filter(mandate -> !HeldTasks.ownMatter(mandate, matter, Set.of()))
                .filter(mandate -> !HeldTasks.ownMatter(viewer, matter, Set.of()) && !hasVoice(viewer, flow, task))
                .findFirst();
    }

    /** Those for people who hold no post in any of these units. */
    Mandates outside(Set<Long> unitIds) {
        return new Mandates(all.stream()
                .filter(mandate -> Collections.disjoint(mandate.unitIds(), unitIds))
                .toList());
    }

    private Stream<Mandate> reach(Viewer viewer, ApprovalCase matter, CaseFlow flow, Task task) {
        return task.seat().taken(viewer)
                ? Stream.of()
                : all.stream()
                        .filter(mandate -> mandate.holds(task.seat()))
                        .filter(mandate -> mandate.covers(matter.subject(), flow.stepOf(task)));
    }

    /** Whether somebody's task is among those for whom the caller acts, whatever the scope. */
    boolean hold(Task task) {
        return all.stream().anyMatch(mandate -> mandate.holds(task.seat()));
    }

    /** Whether what the task says was said for oneself, or for somebody for whom the caller acts still. */
    boolean still(ApprovalCase matter, CaseFlow flow, Task task) {
        var said = flow.lastOf(task);
        return said == null || said.actedFor() == null || by(matter, flow, task).isPresent();
    }

    /** The mandate in force by which the task's decision was made. */
    Optional<Mandate> by(ApprovalCase matter, CaseFlow flow, Task task) {
        var said = flow.lastOf(task);
        var absent = said == null ? null : said.actedFor();
        return absent == null
                ? Optional.empty()
                : all.stream()
                        .filter(mandate -> mandate.postId() == absent.postId())
                        .filter(mandate -> mandate.covers(matter.subject(), flow.stepOf(task)))
                        .findFirst();
    }

    /** Whether the caller has spoken, or will have to speak, in the task's step, in whichever of its posts. */
    static boolean hasVoice(Viewer viewer, CaseFlow flow, Task task) {
        return hasVoice(viewer.posts(), flow, task);
    }

    /** The same of somebody who holds these posts. */
    static boolean hasVoice(Collection<Post> posts, CaseFlow flow, Task task) {
        return flow.tasksOf(flow.stepOf(task)).stream()
                .filter(other -> other.id() != task.id())
                .anyMatch(other -> posts.stream().anyMatch(post -> speaks(other, post)));
    }

    private static boolean speaks(Task task, Post post) {
        return Objects.equals(task.decidedByPostId(), post.id())
                || TaskState.TO_COME.contains(task.state().name())
                        && task.seat().taken(post);
    }
}
