package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.StepState;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule changes on 1 January: what was submitted before is decided as it was, what is submitted then by the new one. */
@PortalTest
class CasePolicyTest {
    private static final BigDecimal AMOUNT = new BigDecimal("9000000.00");
    private static final Map<String, String> NEW_LIMIT =
            Map.of("name", "leading_group_limit", "effectiveOn", "2055-01-01");

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

    private Matters matters;

    @BeforeEach
    void theLimitFallsOnTheFirstOfJanuary() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        var input = new java.util.HashMap<String, Object>(NEW_LIMIT);
        input.put("value", "8000000");
        assertThat(world.as("denghui")
                        .mutate("policyValueSet", input, "rule { name }")
                        .get("errors"))
                .isEmpty();
    }

    @AfterEach
    void asBefore() {
        world.clock().release();
        assertThat(world.as("denghui")
                        .mutate("policyValueWithdraw", NEW_LIMIT, "rule { name }")
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void whatWasSubmittedOnNewYearsEveIsDecidedByTheOldLimit() {
        // Half an hour before midnight where the tenant is.
        world.clock().setTo(Instant.parse("2054-12-31T15:30:00Z"));
        var id = matters.submitted("chenjing", AMOUNT);
        world.clock().setTo(Instant.parse("2055-01-05T02:00:00Z"));
        decideUpToTheDirector(id);
        assertThat(seen(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(seen(id).policyOn()).isEqualTo(LocalDate.of(2054, 12, 31));
        assertThat(matters.step(id, "leading_group").state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void whatIsSubmittedOnNewYearsDayIsDecidedByTheNewLimit() {
        world.clock().setTo(Instant.parse("2054-12-31T16:00:00Z"));
        var id = matters.submitted("chenjing", AMOUNT);
        decideUpToTheDirector(id);
        assertThat(seen(id).policyOn()).isEqualTo(LocalDate.of(2055, 1, 1));
        assertThat(seen(id).state()).isEqualTo(CaseState.OPEN);
        assertThat(matters.step(id, "leading_group").state()).isEqualTo(StepState.OPEN);
        assertThat(matters.step(id, "leading_group").aboveAmount()).isEqualByComparingTo("8000000");
    }

    @Test
    void aReturnedCaseThatIsSubmittedAgainKeepsTheVersionOfItsFirstSubmission() {
        world.clock().setTo(Instant.parse("2054-12-31T15:30:00Z"));
        var id = matters.submitted("chenjing", AMOUNT);
        matters.decide(id, "zhaolei", DecisionVerb.RETURN);
        world.clock().setTo(Instant.parse("2055-01-05T02:00:00Z"));
        matters.resubmit("chenjing", id, AMOUNT);
        decideUpToTheDirector(id);
        assertThat(seen(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(seen(id).policyOn()).isEqualTo(LocalDate.of(2054, 12, 31));
    }

    private void decideUpToTheDirector(long id) {
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        matters.approve(id, "liweidong", "zhouguodong");
    }

    private ApprovalCase seen(long id) {
        return read.find(matters.viewer("zhouguodong").scope(), java.util.List.of(id))
                .values()
                .iterator()
                .next();
    }
}
