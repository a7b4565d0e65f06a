package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cobuild.approval.ConditionRules.ConditionInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Post;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What conditions a decision may name, and whose they are to lift, without a database. */
class ConditionRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 9, 12);
    private final Refusals refusals = new Refusals();

    @Test
    void aSingleOneHoldsNothing() {
        assertThat(check(DecisionVerb.APPROVE_CONDITIONALLY, " 补齐测评 ", null))
                .containsExactly(new ConditionTerm("补齐测评", ConditionGate.NONE, null, null));
        assertThat(check(DecisionVerb.APPROVE_CONDITIONALLY, "补齐测评", List.of())).hasSize(1);
        assertThat(refusals.isEmpty()).isTrue();
    }

    @Test
    void aConditionalApprovalNamesOne() {
        check(DecisionVerb.APPROVE_CONDITIONALLY, null, null);
        assertThat(said()).containsExactly("REQUIRED condition");
    }

    @Test
    void nothingElseNamesAny() {
        assertThat(check(DecisionVerb.APPROVE, null, null)).isEmpty();
        assertThat(check(DecisionVerb.APPROVE, " ", List.of())).isEmpty();
        assertThat(refusals.isEmpty()).isTrue();
        assertThat(check(DecisionVerb.RETURN, "补齐测评", List.of(gate(null, null, null))))
                .isEmpty();
        assertThat(said()).containsExactly("INVALID condition", "INVALID conditions");
    }

    @Test
    void itIsEitherOneOrAList() {
        check(DecisionVerb.APPROVE_CONDITIONALLY, "补齐测评", List.of(gate(null, null, null)));
        assertThat(said()).containsExactly("INVALID condition");
    }

    @Test
    void eachIsKeptOnceAndInOrder() {
        var due = TODAY.plusDays(1);
        assertThat(check(
                        DecisionVerb.APPROVE_CONDITIONALLY,
                        null,
                        List.of(
                                gate(ConditionGate.CONTRACT, null, due),
                                gate(null, null, null),
                                gate(ConditionGate.CONTRACT, null, due))))
                .containsExactly(
                        new ConditionTerm("补齐测评", ConditionGate.CONTRACT, null, due),
                        new ConditionTerm("补齐测评", ConditionGate.NONE, null, null));
        assertThat(refusals.isEmpty()).isTrue();
    }

    @Test
    void thereAreTenAtMost() {
        assertThat(check(DecisionVerb.APPROVE_CONDITIONALLY, null, many(10))).hasSize(10);
        assertThat(refusals.isEmpty()).isTrue();
        assertThat(check(DecisionVerb.APPROVE_CONDITIONALLY, null, many(11))).isEmpty();
        assertThat(said()).containsExactly("INVALID conditions");
    }

    @Test
    void onlyAnAllocationHasANumberAndThatHasOneOf1To99() {
        for (var number : List.of(1, 99)) {
            check(gate(ConditionGate.ALLOCATION, number, null));
        }
        check(gate(ConditionGate.ACCEPTANCE, null, null));
        assertThat(refusals.isEmpty()).isTrue();
        for (var number : List.of(0, 100)) {
            check(gate(ConditionGate.ALLOCATION, number, null));
        }
        check(gate(ConditionGate.ALLOCATION, null, null));
        check(gate(ConditionGate.CONTRACT, 1, null));
        assertThat(said())
                .containsExactly(
                        "INVALID conditions.0.allocationNumber",
                        "INVALID conditions.0.allocationNumber",
                        "REQUIRED conditions.0.allocationNumber",
                        "INVALID conditions.0.allocationNumber");
    }

    @Test
    void itsDayIsNotPastAndItsTextIsOne() {
        check(gate(null, null, TODAY));
        assertThat(refusals.isEmpty()).isTrue();
        check(gate(null, null, TODAY.minusDays(1)));
        check(new ConditionInput("好", null, null, null));
        check(new ConditionInput("好".repeat(501), null, null, null));
        assertThat(said())
                .containsExactly(
                        "INVALID conditions.0.dueOn", "INVALID conditions.0.text", "INVALID conditions.0.text");
    }

    @Test
    void whatAMeetingNamedItsSecretaryLifts() {
        assertThat(ConditionRules.mayLift(viewer(Role.AUTHORITY_DIRECTOR), condition(false)))
                .isTrue();
        assertThat(ConditionRules.mayLift(viewer(Role.LEADING_SECRETARY), condition(true)))
                .isTrue();
        assertThat(ConditionRules.mayLift(viewer(Role.AUTHORITY_DIRECTOR), condition(true)))
                .isFalse();
        assertThat(ConditionRules.mayLift(viewer(null), condition(true))).isFalse();
    }

    private void check(ConditionInput one) {
        check(DecisionVerb.APPROVE_CONDITIONALLY, null, List.of(one));
    }

    private List<ConditionTerm> check(DecisionVerb verb, @Nullable String one, @Nullable List<ConditionInput> many) {
        return ConditionRules.check(refusals, verb, one, many, TODAY);
    }

    private List<String> said() {
        return refusals.list().stream()
                .map(error -> error.code() + " " + String.join(".", error.path()))
                .toList();
    }

    private static ConditionInput gate(
            @Nullable ConditionGate gate, @Nullable Integer number, @Nullable LocalDate due) {
        return new ConditionInput("补齐测评", gate, number, due);
    }

    private static List<ConditionInput> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ConditionInput("第" + i + "条", null, null, null))
                .toList();
    }

    private static ApprovalCondition condition(boolean meeting) {
        return new ApprovalCondition(
                1,
                1,
                1,
                1,
                1,
                1,
                "市本级",
                "City",
                "补齐测评",
                ConditionGate.NONE,
                null,
                null,
                null,
                null,
                null,
                meeting,
                ConditionState.OPEN,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null);
    }

    private static Viewer viewer(@Nullable Role role) {
        return new Viewer(
                1L,
                null,
                "某人",
                null,
                "someone",
                role == null ? null : new Post(1, 1, 1, 1, "p", "秘书", "Secretary", Set.of(role)),
                null,
                Set.of(),
                List.of(),
                new Tenant(
                        1,
                        1,
                        null,
                        "990100",
                        TenantLevel.CITY,
                        "某市",
                        "City",
                        null,
                        "Asia/Shanghai",
                        null,
                        null,
                        TenantStatus.ACTIVE),
                Collections.emptySet(),
                true,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
