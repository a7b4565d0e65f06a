package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteConditions;
import org.cobuild.approval.route.RouteData;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteRepository;
import org.cobuild.approval.route.RouteService;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Routes change, running cases do not. On the lone county, whose routes no other test relies on. */
@PortalTest
class RouteServiceTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    RouteService routes;

    @Autowired
    RouteRepository stored;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    private Grant grant;
    private Matters matters;

    @BeforeEach
    void grant() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990321", "gumin");
        grant = matters.grant();
    }

    @Test
    void aRouteThatIsAppliedAgainKeepsItsVersionAndAChangedOneGetsTheNext() {
        apply(route("initiation", "主任审定", 4, "authority", "finance"));
        var first = version("initiation");
        apply(route("initiation", "主任审定", 4, "finance", "authority"));
        assertThat(version("initiation")).isEqualTo(first);
        apply(route("initiation", "主任审定", 7, "authority", "finance"));
        assertThat(version("initiation")).isEqualTo(first + 1);
    }

    @Test
    void aRunningCaseKeepsTheStepsOnWhichItWasOpened() {
        apply(route("initiation", "旧步骤", 5, "authority"));
        var id = matters.submitted("gumin", Matters.SMALL);
        apply(route("initiation", "新步骤", 5, "authority", "finance"));
        assertThat(matters.flow(id).steps()).extracting(Step::name).containsExactly("旧步骤");
        assertThat(matters.flow(matters.submitted("gumin", Matters.SMALL)).steps())
                .extracting(Step::name)
                .containsExactly("新步骤");
    }

    @Test
    void aRouteIsRefusedWithEveryFaultAtOnce() {
        var faulty = new RouteData(
                "faulty",
                CaseSubject.PROJECT,
                "立项",
                "Initiation",
                RouteConditions.NONE,
                List.of(
                        step("甲", 0, "leading_group_limit", List.of()),
                        step(
                                "乙",
                                5,
                                "leading_group_limit",
                                List.of(new Assignee(Level.OWN, "nowhere", Role.REVIEWER, false)))));
        assertThatThrownBy(() -> apply(faulty))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(error -> String.join(".", error.path()))
                        .containsExactlyInAnyOrder(
                                "steps", "steps.0.assignees", "steps.0.workingDays", "steps.1.assignees"));
        assertThat(stored.newest(grant)).doesNotContainKey("faulty");
    }

    private void apply(RouteData route) {
        routes.plan(grant, LocalDate.of(2026, 1, 1), List.of(route)).write().run();
    }

    private int version(String code) {
        return Objects.requireNonNull(stored.newest(grant).get(code)).version();
    }

    private static RouteData route(String code, String stepName, int days, String... units) {
        var assignees = List.of(units).stream()
                .map(unit -> new Assignee(
                        Level.OWN, unit, unit.equals("finance") ? Role.REVIEWER : Role.AUTHORITY_DIRECTOR, false))
                .toList();
        return new RouteData(
                code,
                CaseSubject.PROJECT,
                "立项评审",
                "Initiation",
                RouteConditions.NONE,
                List.of(step(stepName, days, null, assignees)));
    }

    private static StepData step(String name, int days, @Nullable String above, List<Assignee> assignees) {
        return new StepData(
                "s", name, "Step", 1, 1, StepRule.ALL, null, above, days, false, false, false, false, assignees);
    }
}
