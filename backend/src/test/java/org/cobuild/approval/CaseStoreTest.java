package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.Matters.SMALL;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseMoves;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Moment;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random verbs through the services, on the city's route: what the engine made of the case is what the database holds,
 * and a transaction that breaks off leaves nothing behind. {@code -Dcobuild.approval.stored=1000} plays more cases.
 */
@PortalTest
class CaseStoreTest {
    private static final int CASES = Integer.getInteger("cobuild.approval.stored", 12);
    private static final List<String> PEOPLE =
            List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong");

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    HandoverService handovers;

    @Autowired
    FlowRepository flows;

    @Autowired
    CaseStore store;

    @Autowired
    TransactionTemplate transaction;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @Test
    void whatAMoveMadeOfACaseIsWhatIsReadAgain() {
        for (int seed = 1; seed <= CASES; seed++) {
            var random = new Random(seed);
            var id = matters.submitted("chenjing", SMALL);
            for (int verb = 0; verb < 12 && matters.flow(id).state() == CaseState.OPEN; verb++) {
                move(id, random, "seed " + seed + ", verb " + verb);
            }
        }
    }

    /** Works a verb out, writes it, reads it again, and compares. */
    private void move(long id, Random random, String where) {
        transaction.executeWithoutResult(status -> {
            var before = matters.flow(id);
            var open = before.tasks().stream()
                    .filter(task -> CaseRules.decidable(before, task))
                    .toList();
            var task = open.get(random.nextInt(open.size()));
            var now = new Moment(
                    world.clock().now(),
                    days -> java.time.LocalDate.of(2026, 3, 2).plusDays(days));
            var after = random.nextInt(3) == 0 && CaseRules.mayAsk(before, task)
                    ? CaseMoves.ask(before, task, asked(task, random), now)
                    : CaseMoves.decide(
                            before,
                            task,
                            said(before, task, random, now),
                            holder(task).postId(),
                            now);
            if (after.decisions().size() > before.decisions().size()) {
                store.insert(TaskService.row(holder(task), after.decisions().getLast()));
            }
            store.write(matters.grant(), id, before, after, now.at(), null, null);
            assertThat(sorted(matters.flow(id))).as(where).isEqualTo(sorted(after));
        });
    }

    private Viewer holder(Task task) {
        return PEOPLE.stream()
                .map(matters::viewer)
                .filter(viewer -> task.seat().taken(viewer))
                .findFirst()
                .orElseThrow();
    }

    private Task asked(Task own, Random random) {
        var whom = matters.viewer(PEOPLE.get(random.nextInt(PEOPLE.size())));
        var kind = List.of(TaskKind.BEFORE, TaskKind.AFTER, TaskKind.ADVICE).get(random.nextInt(3));
        return HandoverService.asked(
                own,
                kind,
                own.tenantId(),
                new Seat(
                        java.util.Objects.requireNonNull(whom.unit()).id(),
                        java.util.Objects.requireNonNull(whom.post())
                                .roles()
                                .iterator()
                                .next(),
                        whom.postId()));
    }

    private static Decision said(CaseFlow flow, Task task, Random random, Moment now) {
        var verbs = List.of(DecisionVerb.values()).stream()
                .filter(verb -> CaseRules.fits(flow, task, verb) && verb != DecisionVerb.REFUSE)
                .toList();
        var verb = verbs.get(random.nextInt(verbs.size()));
        var targets = CaseRules.returnable(flow, task);
        var returns = verb == DecisionVerb.RETURN && !targets.isEmpty();
        var step = flow.stepOf(task);
        return new Decision(
                org.cobuild.platform.Ids.next(),
                step.tenantId(),
                step.caseId(),
                step.id(),
                task.id(),
                flow.round(),
                step.name(),
                step.nameEn(),
                verb,
                "意见",
                verb == DecisionVerb.APPROVE_CONDITIONALLY ? "条件" : null,
                returns ? targets.getFirst().id() : null,
                verb == DecisionVerb.RETURN ? Resubmission.values()[random.nextInt(2)] : null,
                null,
                "某人",
                "某单位",
                null,
                now.at());
    }

    private static CaseFlow sorted(CaseFlow flow) {
        return new CaseFlow(
                flow.state(),
                flow.round(),
                flow.amount(),
                flow.cutAt(),
                flow.expertsAt(),
                flow.steps(),
                flow.tasks().stream().sorted(Comparator.comparing(Task::id)).toList(),
                flow.decisions());
    }

    @Test
    void aTransactionThatBreaksOffLeavesTheCaseAsItWas() {
        var id = matters.submitted("chenjing", SMALL);
        var before = sorted(matters.flow(id));
        IntStream.range(0, 2).forEach(time -> {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        matters.approve(id, "zhaolei");
                        handovers.takeBack(
                                matters.viewer("zhaolei"),
                                new HandoverService.BackInput(
                                        new GlobalId(
                                                "Task",
                                                matters.flow(id)
                                                        .decisions()
                                                        .getLast()
                                                        .taskId()),
                                        "再核一遍",
                                        null));
                        throw new IllegalStateException("the power fails");
                    }))
                    .hasMessage("the power fails");
            assertThat(sorted(matters.flow(id))).isEqualTo(before);
        });
    }
}
