package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Many people at once. */
@PortalTest
class CaseRaceTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    CaseRepository read;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    ReplyNumbers numbers;

    @Autowired
    TransactionTemplate transaction;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @AfterEach
    void clock() {
        world.clock().release();
    }

    @Test
    void oneOfThirtyTwoWhoDecideTheSameTaskWinsAndTheOthersFindItClosed() {
        var id = matters.submitted("chenjing", SMALL);
        var input = matters.input(matters.task(id, "zhaolei"), id, APPROVE, null);
        var people = List.of(matters.viewer("zhaolei"), matters.viewer("zhengjie"));
        var answers = atOnce(IntStream.range(0, 32).<Callable<String>>mapToObj(i -> () -> {
            try {
                tasks.decide(people.get(i % 2), input);
                return "decided";
            } catch (Refused refused) {
                return refused.errors().getFirst().code().name();
            }
        }));
        assertThat(answers).containsOnlyOnce("decided").hasSize(32);
        assertThat(answers.stream().filter("TASK_CLOSED"::equals)).hasSize(31);
        assertThat(matters.flow(id).decisions()).hasSize(1);
        assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void aJointReviewClosesOnceWhenAllConcludeAtTheSameMoment() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        var everybody = List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        var inputs = everybody.stream()
                .map(name -> matters.input(matters.task(id, name), id, APPROVE, null))
                .toList();
        atOnce(IntStream.range(0, 5)
                .<Callable<Task>>mapToObj(i -> () -> tasks.decide(matters.viewer(everybody.get(i)), inputs.get(i))));
        assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.DONE);
        assertThat(matters.step(id, "review").state()).isEqualTo(StepState.OPEN);
        assertThat(matters.flow(id).decisions()).hasSize(6);
    }

    @Test
    void fiftyApprovalsAtOnceAreNumberedFromOneToFiftyInANewYear() {
        world.clock().setTo(Instant.parse("2041-03-01T02:00:00Z"));
        var ready = IntStream.range(0, 50).mapToObj(i -> beforeTheDirector()).toList();
        var inputs = ready.stream()
                .map(id -> matters.input(matters.task(id, "zhouguodong"), id, APPROVE, null))
                .toList();
        var director = matters.viewer("zhouguodong");
        atOnce(inputs.stream().<Callable<Task>>map(input -> () -> tasks.decide(director, input)));
        assertThat(replies(ready))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> "青数项〔2041〕" + number + "号")
                        .toList());
    }

    @Test
    void aNumberIsGivenBackByADecisionThatFailsEvenTheFirstOfAYear() {
        world.clock().setTo(Instant.parse("2042-03-01T02:00:00Z"));
        var ready = IntStream.range(0, 20).mapToObj(i -> beforeTheDirector()).toList();
        var director = matters.viewer("zhouguodong");
        var answers = atOnce(IntStream.range(0, 20).<Callable<Boolean>>mapToObj(i -> () -> {
            var id = ready.get(i);
            var input = matters.input(matters.task(id, "zhouguodong"), id, APPROVE, null);
            return Boolean.TRUE.equals(transaction.execute(status -> {
                tasks.decide(director, input);
                if (i % 2 == 0) {
                    status.setRollbackOnly();
                }
                return i % 2 != 0;
            }));
        }));
        assertThat(answers.stream().filter(Boolean::booleanValue)).hasSize(10);
        assertThat(replies(ready))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> "青数项〔2042〕" + number + "号")
                        .toList());
    }

    @Test
    void numbersGoOnWithoutGapsAfterThoseThatWereIssuedOnPaper() {
        world.clock().setTo(Instant.parse("2043-03-01T02:00:00Z"));
        var director = matters.viewer("zhouguodong");
        var grant = access.consequence(director.tenantId());
        var series = new ReplyNumbers.Series(CaseSubject.PROJECT.name(), 2043);
        numbers.begin(grant, Map.of(series, 29));
        var ready = IntStream.range(0, 20).mapToObj(i -> beforeTheDirector()).toList();
        var inputs = ready.stream()
                .map(id -> matters.input(matters.task(id, "zhouguodong"), id, APPROVE, null))
                .toList();
        atOnce(inputs.stream().<Callable<Task>>map(input -> () -> tasks.decide(director, input)));
        assertThat(replies(ready))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(30, 49)
                        .mapToObj(number -> "青数项〔2043〕" + number + "号")
                        .toList());
        assertThatThrownBy(() -> numbers.begin(grant, Map.of(series, 60))).isInstanceOf(DuplicateKeyException.class);
        assertThat(numbers.last(grant)).containsEntry(series, 49);
    }

    private long beforeTheDirector() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong");
        return id;
    }

    private List<String> replies(Collection<Long> ids) {
        return read.find(matters.viewer("zhouguodong").scope(), ids).values().stream()
                .flatMap(matter -> Stream.ofNullable(matter.replyNumber()))
                .toList();
    }

    /** All begin at the same moment; fails when one of them does. */
    private static <T> List<T> atOnce(Stream<Callable<T>> acts) {
        return AtOnce.all(acts.toList());
    }
}
