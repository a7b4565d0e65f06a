package org.cobuild.tenancy.policy;

import static org.cobuild.tenancy.policy.PolicyGroup.CONSTRUCTION;
import static org.cobuild.tenancy.policy.PolicyGroup.EVALUATION;
import static org.cobuild.tenancy.policy.PolicyGroup.MONEY;
import static org.cobuild.tenancy.policy.PolicyGroup.OPERATION;
import static org.cobuild.tenancy.policy.PolicyGroup.PLANNING;
import static org.cobuild.tenancy.policy.PolicyGroup.SAFEKEEPING;
import static org.cobuild.tenancy.policy.PolicyGroup.SHARING;
import static org.cobuild.tenancy.policy.PolicyUnit.COUNT;
import static org.cobuild.tenancy.policy.PolicyUnit.DAYS;
import static org.cobuild.tenancy.policy.PolicyUnit.FLAG;
import static org.cobuild.tenancy.policy.PolicyUnit.HOURS;
import static org.cobuild.tenancy.policy.PolicyUnit.MONTHS;
import static org.cobuild.tenancy.policy.PolicyUnit.RATIO;
import static org.cobuild.tenancy.policy.PolicyUnit.SCORE;
import static org.cobuild.tenancy.policy.PolicyUnit.WORKING_DAYS;
import static org.cobuild.tenancy.policy.PolicyUnit.YEARS;
import static org.cobuild.tenancy.policy.PolicyUnit.YUAN;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/**
 * The rules that have a number: what it counts and what it can be at all. The numbers themselves, their clauses and
 * days are data of the tenants; the range here keeps out slips of the pen and what would switch a rule off.
 */
@NamedInterface("policy")
public enum PolicyRule {
    PROCEDURE_THRESHOLD(PLANNING, YUAN, "10000", "10000000"),
    LIGHT_TRACK_LIMIT(PLANNING, YUAN, "10000", "100000000"),
    LEADING_GROUP_LIMIT(PLANNING, YUAN, "100000", "1000000000"),
    PARTICIPANT_ANSWER_DAYS(PLANNING, WORKING_DAYS, "1", "60"),
    EMERGENCY_FILING_DAYS(PLANNING, DAYS, "1", "180"),
    APPEALS_PER_BATCH(PLANNING, COUNT, "0", "5"),
    PROXY_CHAIN(PLANNING, COUNT, "0", "3"),
    RATIO_SIGN_OFF(PLANNING, RATIO, "0.5", "1"),
    URGE_INTERVAL_HOURS(PLANNING, HOURS, "1", "720"),
    ESCALATION_DAYS(PLANNING, WORKING_DAYS, "1", "60"),
    CONDITION_REMINDER_DAYS(PLANNING, WORKING_DAYS, "1", "60"),
    PERFORMANCE_TARGETS(PLANNING, COUNT, "0", "10"),
    FRAMEWORK_PLAN(PLANNING, FLAG, "0", "1"),
    CATALOGUE_COMPLETE(PLANNING, FLAG, "0", "1"),
    OWN_BUILD_CONSENT(PLANNING, FLAG, "0", "1"),
    CATEGORY_RULES(PLANNING, FLAG, "0", "1"),
    APPLICATION_PAPERS(PLANNING, FLAG, "0", "1"),

    PREPAYMENT_CAP(MONEY, RATIO, "0", "0.9"),
    RETENTION_RATIO(MONEY, RATIO, "0", "0.2"),
    STATUTORY_PAYMENT_DAYS(MONEY, DAYS, "1", "60"),
    STATUTORY_PAYMENT_DAYS_AGREED(MONEY, DAYS, "1", "90"),

    SHARING_LINE(SHARING, RATIO, "0.5", "1"),
    FACT_AGE_DAYS(SHARING, DAYS, "1", "90"),
    SHARING_ANSWER_DAYS(SHARING, WORKING_DAYS, "1", "30"),

    CHANGE_LIMIT_RATIO(CONSTRUCTION, RATIO, "0", "0.5"),
    ACCEPTANCE_MONTHS(CONSTRUCTION, MONTHS, "1", "36"),
    ACCEPTANCE_EXTENSIONS(CONSTRUCTION, COUNT, "0", "3"),

    UPGRADE_OPERATION_RATIO(OPERATION, RATIO, "0", "0.5"),
    UPGRADE_OPERATION_LIMIT(OPERATION, YUAN, "0", "10000000"),
    REINVESTMENT_RATIO(OPERATION, RATIO, "0", "1"),
    CARRY_LOSS_FORWARD(OPERATION, FLAG, "0", "1"),

    EVALUATION_FROM_MONTHS(EVALUATION, MONTHS, "1", "60"),
    EVALUATION_TO_MONTHS(EVALUATION, MONTHS, "1", "60"),
    GRADE_EXCELLENT_FROM(EVALUATION, SCORE, "1", "100"),
    GRADE_GOOD_FROM(EVALUATION, SCORE, "1", "100"),
    GRADE_FAIR_FROM(EVALUATION, SCORE, "1", "100"),

    RECORDS_YEARS(SAFEKEEPING, YEARS, "10", "100"),
    BREAK_GLASS_HOURS(SAFEKEEPING, HOURS, "1", "24"),
    LOG_SM(SAFEKEEPING, FLAG, "0", "1");

    private static final Map<String, PolicyRule> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PolicyRule::title, Function.identity()));

    private final PolicyGroup group;
    private final PolicyUnit unit;
    private final BigDecimal least;
    private final BigDecimal most;

    PolicyRule(PolicyGroup group, PolicyUnit unit, String least, String most) {
        this.group = group;
        this.unit = unit;
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** The rule of that name; empty when there is none. */
    public static Optional<PolicyRule> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Its name in the tenants' folders, in the database and in the API. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    PolicyGroup group() {
        return group;
    }

    public PolicyUnit unit() {
        return unit;
    }

    BigDecimal least() {
        return least;
    }

    BigDecimal most() {
        return most;
    }

    /** Whether a number is one of this rule: within its range, and whole where halves mean nothing. */
    boolean holds(BigDecimal number) {
        return number.compareTo(least) >= 0
                && number.compareTo(most) <= 0
                && number.stripTrailingZeros().scale() <= decimals();
    }

    private int decimals() {
        return switch (unit) {
            case RATIO -> 4;
            case YUAN, SCORE -> 2;
            default -> 0;
        };
    }
}
