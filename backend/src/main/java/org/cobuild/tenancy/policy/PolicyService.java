package org.cobuild.tenancy.policy;

import static java.util.Objects.requireNonNullElse;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans numbers of rules for the caller's tenant, and takes back what was planned. A value that is in force stays as it
 * is for ever: what was decided under it can be read again by its day alone.
 */
@Service
public class PolicyService {
    private static final Set<String> MARKS = Set.of("T", "L", "C");
    private final DSLContext sql;
    private final PolicyProfile profile;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PolicyService(
            DSLContext sql,
            PolicyProfile profile,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.profile = profile;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What is to hold.
     *
     * @param inherit instead of a value, for a county: from that day on what its city has
     * @param effectiveOn from tomorrow on
     * @param clause null: as before
     * @param mark T, L or C; null: as before
     * @param countyMay for a city; null: as before
     */
    record Setting(
            String name,
            @Nullable BigDecimal value,
            boolean inherit,
            LocalDate effectiveOn,
            @Nullable String clause,
            @Nullable String mark,
            @Nullable CountyMay countyMay) {}

    /** Every rule as it stands for the caller's tenant today, in the order of the register. */
    @Transactional(readOnly = true)
    public List<PolicyRuleState> list(Viewer viewer) {
        var timeline = timeline(viewer.tenant().cityId());
        var today = today(viewer);
        return Arrays.stream(PolicyRule.values())
                .map(rule -> PolicyRuleState.of(timeline, rule, viewer, today))
                .toList();
    }

    /**
     * Plans a value of a rule.
     *
     * @throws org.cobuild.platform.Refused POLICY_UNKNOWN, POLICY_DATE, POLICY_TWICE, POLICY_RANGE, POLICY_OVERRIDE,
     *     POLICY_CONTRADICTS, INVALID
     */
    @Transactional
    public PolicyRuleState set(Viewer viewer, Setting setting) {
        var grant = access.require(viewer, Action.POLICY_SET, viewer.tenantId());
        var rule = rule(setting.name());
        if (setting.inherit() == (setting.value() != null)) {
            throw Refusals.refused(TenancyErrorCode.INVALID, "policy.one", "value");
        }
        var timeline = lock(viewer.tenant().cityId());
        var today = today(viewer);
        var refusals = new Refusals();
        var before = timeline.inForce(grant.tenantId(), rule.title(), setting.effectiveOn());
        var value = value(grant, viewer, setting, before, refusals);
        var planned = timeline.own(grant.tenantId(), rule.title()).get(setting.effectiveOn());
        if (!setting.effectiveOn().isAfter(today)) {
            refusals.add(
                    TenancyErrorCode.POLICY_DATE,
                    "policy.date",
                    "effectiveOn",
                    today.plusDays(1).toString());
        } else if (planned != null) {
            refusals.add(
                    TenancyErrorCode.POLICY_TWICE,
                    "policy.twice",
                    "effectiveOn",
                    PolicyWords.name(rule),
                    setting.effectiveOn().toString(),
                    PolicyWords.value(rule, planned));
        } else if (value.inherits() && grant.tenantId() == timeline.cityId()) {
            refusals.add(TenancyErrorCode.INVALID, "policy.city", "inherit");
        } else if (value.inherits() && timeline.own(grant.tenantId(), rule.title(), setting.effectiveOn()) == null) {
            refusals.add(TenancyErrorCode.POLICY_UNKNOWN, "policy.inherits", "inherit", PolicyWords.name(rule));
        } else {
            timeline.put(value);
            checks(timeline, refusals).came(rule, value);
        }
        refusals.throwIfAny();

        sql.insertInto(POLICY_VALUE)
                .set(POLICY_VALUE.TENANT_ID, value.tenantId())
                .set(POLICY_VALUE.NAME, value.name())
                .set(POLICY_VALUE.EFFECTIVE_ON, value.effectiveOn())
                .set(POLICY_VALUE.VALUE, value.value())
                .set(POLICY_VALUE.CLAUSE, value.clause())
                .set(POLICY_VALUE.MARK, value.mark())
                .set(POLICY_VALUE.COUNTY_MAY, value.countyMay())
                .set(POLICY_VALUE.SET_BY_NAME, value.setByName())
                .set(POLICY_VALUE.SET_AT, value.setAt())
                .execute();
        events.publishEvent(change("policyValueSet", viewer, value)
                .field(rule.title(), before == null ? null : before.value(), value.value())
                .field("clause", before == null ? null : before.clause(), value.clause())
                .field("mark", before == null ? null : before.mark(), value.mark())
                .field("countyMay", before == null ? null : before.countyMay(), value.countyMay())
                .build());
        return PolicyRuleState.of(timeline, rule, viewer, today);
    }

    /**
     * Takes back a value of the caller's tenant that is not in force yet.
     *
     * @throws org.cobuild.platform.Refused POLICY_UNKNOWN when there is none, POLICY_DATE when it is in force,
     *     POLICY_OVERRIDE and POLICY_CONTRADICTS when something else that is planned needs it
     */
    @Transactional
    public PolicyRuleState withdraw(Viewer viewer, String name, LocalDate effectiveOn) {
        var grant = access.require(viewer, Action.POLICY_SET, viewer.tenantId());
        var rule = rule(name);
        var timeline = lock(viewer.tenant().cityId());
        var today = today(viewer);
        var value = Optional.ofNullable(
                        timeline.own(grant.tenantId(), rule.title()).get(effectiveOn))
                .orElseThrow(() -> Refusals.refused(
                        TenancyErrorCode.POLICY_UNKNOWN,
                        "policy.none",
                        "effectiveOn",
                        PolicyWords.name(rule),
                        effectiveOn.toString()));
        if (!effectiveOn.isAfter(today)) {
            throw Refusals.refused(
                    TenancyErrorCode.POLICY_DATE,
                    "policy.inforce",
                    "effectiveOn",
                    PolicyWords.name(rule),
                    effectiveOn.toString());
        }
        timeline.remove(value);
        var refusals = new Refusals();
        checks(timeline, refusals).around(rule, grant.tenantId(), effectiveOn);
        refusals.throwIfAny();
        sql.deleteFrom(POLICY_VALUE)
                .where(grant.on(POLICY_VALUE))
                .and(POLICY_VALUE.NAME.eq(rule.title()))
                .and(POLICY_VALUE.EFFECTIVE_ON.eq(effectiveOn))
                .execute();
        events.publishEvent(change("policyValueWithdraw", viewer, value)
                .field(rule.title(), value.value(), null)
                .build());
        return PolicyRuleState.of(timeline, rule, viewer, today);
    }

    private PolicyValue value(
            Grant grant, Viewer viewer, Setting setting, @Nullable PolicyValue before, Refusals refusals) {
        var city = viewer.tenant().cityId() == grant.tenantId();
        var clause = Texts.clean(setting.clause());
        if (clause != null) {
            clause =
                    Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "clause", clause, 2, 200);
        }
        var mark = requireNonNullElse(setting.mark(), before == null ? "C" : before.mark());
        refusals.unless(MARKS.contains(mark), TenancyErrorCode.INVALID, "policy.mark", "mark", mark);
        if (!city && setting.countyMay() != null) {
            refusals.add(TenancyErrorCode.INVALID, "policy.countymay", "countyMay");
        }
        var countyMay = setting.countyMay() != null
                ? setting.countyMay().name()
                : city && before != null ? before.countyMay() : CountyMay.NO.name();
        return new PolicyValue(
                grant.tenantId(),
                setting.name(),
                setting.value() == null
                        ? null
                        : setting.value().stripTrailingZeros().toPlainString(),
                setting.effectiveOn(),
                clause == null && before != null && setting.value() != null ? before.clause() : clause,
                mark,
                countyMay,
                viewer.name(),
                clock.now());
    }

    private static PolicyRule rule(String name) {
        return PolicyRule.named(name)
                .orElseThrow(() -> Refusals.refused(TenancyErrorCode.POLICY_UNKNOWN, "policy.unknown", "name", name));
    }

    private PolicyChecks checks(PolicyTimeline timeline, Refusals refusals) {
        return new PolicyChecks(timeline, refusals, id -> tenants.get(id).name());
    }

    private PolicyTimeline timeline(long cityId) {
        return new PolicyTimeline(cityId, profile.history(cityId));
    }

    /** One lock a city: a city's and its county's changes at the same time could fit each alone and not together. */
    private PolicyTimeline lock(long cityId) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(cityId))
                .forUpdate()
                .execute();
        return timeline(cityId);
    }

    private LocalDate today(Viewer viewer) {
        return clock.today(viewer.tenant().zone());
    }

    private static Change.Builder change(String action, Viewer viewer, PolicyValue value) {
        return Change.of(action, viewer, value.tenantId(), "Tenant", value.tenantId())
                .detail(value.name() + " (" + value.effectiveOn() + ")");
    }
}
