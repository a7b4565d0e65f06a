package org.cobuild.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.TenancyErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** Which numbers of rules contradict each other, a city's and its counties', over time. */
class PolicyChecksTest {
    private static final long CITY = 1;
    private static final long COUNTY = 2;
    private final List<PolicyValue> values = new ArrayList<>();

    @BeforeEach
    void aCityWithItsNumbers() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        add(CITY, "procedure_threshold", "300000", "2020-01-01", CountyMay.LOWER);
        add(CITY, "light_track_limit", "1000000", "2020-01-01", CountyMay.ANY);
        add(CITY, "leading_group_limit", "10000000", "2020-01-01", CountyMay.NO);
        add(CITY, "sharing_line", "0.95", "2020-01-01", CountyMay.RAISE);
        add(CITY, "prepayment_cap", "0.3", "2020-01-01", CountyMay.ANY);
        add(CITY, "retention_ratio", "0.03", "2020-01-01", CountyMay.NO);
        add(CITY, "statutory_payment_days", "30", "2020-01-01", CountyMay.NO);
        add(CITY, "statutory_payment_days_agreed", "60", "2020-01-01", CountyMay.NO);
        add(CITY, "evaluation_from_months", "12", "2020-01-01", CountyMay.NO);
        add(CITY, "evaluation_to_months", "24", "2020-01-01", CountyMay.NO);
    }

    @AfterEach
    void inNoLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aCountyHasWhatItsCityLetsItHaveAndNothingElse() {
        assertThat(says(COUNTY, "procedure_threshold", "200000", "2027-01-01")).isEmpty();
        assertThat(says(COUNTY, "procedure_threshold", "300000", "2027-01-01")).isEmpty();
        assertThat(says(COUNTY, "procedure_threshold", "300000.01", "2027-01-01"))
                .containsExactly("立项程序起点不能高于市级的 30 万元（2027-01-01 起），所填为 30.000001 万元");
        assertThat(says(COUNTY, "sharing_line", "0.98", "2027-01-01")).isEmpty();
        assertThat(says(COUNTY, "sharing_line", "0.9", "2027-01-01"))
                .containsExactly("共享达标线不能低于市级的 95 %（2027-01-01 起），所填为 90 %");
        assertThat(says(COUNTY, "retention_ratio", "0.02", "2027-01-01"))
                .containsExactly("质保金上限由市级统一规定为 3 %，县（市、区）不能另定（2027-01-01 起）");
        assertThat(says(COUNTY, "prepayment_cap", "0.5", "2027-01-01")).isEmpty();
    }

    @Test
    void aRefusalSaysTheCitysClauseAndWhatWouldLiftIt() {
        var refusal =
                refusals(COUNTY, "procedure_threshold", "400000", "2027-01-01").getFirst();
        assertThat(refusal.code()).isEqualTo(TenancyErrorCode.POLICY_OVERRIDE);
        assertThat(refusal.clause()).isEqualTo("clause of procedure_threshold");
        assertThat(refusal.lift()).isEqualTo("改为 30 万元 或更低");
        assertThat(refusal.path()).containsExactly("value");
    }

    @Test
    void whatTheCityPlansCountsForACountyToo() {
        add(CITY, "procedure_threshold", "150000", "2028-01-01", CountyMay.LOWER);
        assertThat(says(COUNTY, "procedure_threshold", "200000", "2027-01-01"))
                .containsExactly("立项程序起点不能高于市级的 15 万元（2028-01-01 起），所填为 20 万元");
    }

    @Test
    void aCitysChangeThatPutsCountiesOutNamesThemWithTheirNumbers() {
        add(COUNTY, "procedure_threshold", "200000", "2020-01-01", CountyMay.NO);
        add(3, "procedure_threshold", "100000", "2020-01-01", CountyMay.NO);
        assertThat(says(CITY, "procedure_threshold", "150000", "2027-01-01"))
                .containsExactly("这样改后，县（市、区）自己的立项程序起点不再允许：东平县 20 万元");
        assertThat(says(CITY, "procedure_threshold", "200000", "2028-01-01")).isEmpty();
    }

    @Test
    void pairsThatContradictAreRefusedWithBothNumbers() {
        assertThat(says(CITY, "light_track_limit", "10000001", "2027-01-01"))
                .containsExactly("简易程序金额线（1,000.0001 万元）不能高于上领导小组的金额线（1,000 万元），2027-01-01 起矛盾");
        assertThat(says(CITY, "light_track_limit", "200000", "2027-01-01"))
                .containsExactly("立项程序起点（30 万元）不能高于简易程序金额线（20 万元），2027-01-01 起矛盾");
        assertThat(says(CITY, "statutory_payment_days_agreed", "29", "2027-01-01"))
                .containsExactly("法定付款天数（30 天）不能高于约定付款最长天数（29 天），2027-01-01 起矛盾");
        assertThat(says(CITY, "evaluation_from_months", "25", "2027-01-01"))
                .containsExactly("自评价最早时间（验收后）（25 个月）不能高于自评价最迟时间（验收后）（24 个月），2027-01-01 起矛盾");
        values.removeIf(value -> value.name().equals("retention_ratio"));
        add(CITY, "retention_ratio", "0.11", "2020-01-01", CountyMay.NO);
        assertThat(says(CITY, "prepayment_cap", "0.9", "2027-01-01"))
                .containsExactly("预付款上限（90 %）与质保金上限（11 %）合计不能超过 100 %，2027-01-01 起矛盾");
        assertThat(says(CITY, "prepayment_cap", "0.89", "2027-01-01")).isEmpty();
    }

    @Test
    void aCountysPairIsMeasuredWithWhatItInherits() {
        assertThat(says(COUNTY, "light_track_limit", "250000", "2027-01-01"))
                .containsExactly("立项程序起点（30 万元）不能高于简易程序金额线（25 万元），2027-01-01 起矛盾");
        add(COUNTY, "light_track_limit", "300000", "2020-01-01", CountyMay.NO);
        assertThat(says(CITY, "procedure_threshold", "400000", "2027-01-01"))
                .containsExactly("这样改后，立项程序起点与简易程序金额线在这些县（市、区）互相矛盾：东平县");
    }

    @Test
    void aNumberOutOfItsRangeOrWithHalvesWhereThereAreNoneIsRefused() {
        assertThat(says(CITY, "sharing_line", "95", "2027-01-01")).containsExactly("共享达标线应在 50 % 至 100 % 之间");
        assertThat(says(CITY, "evaluation_to_months", "24.5", "2027-01-01")).hasSize(1);
        assertThat(says(CITY, "carry_loss_forward", "2", "2027-01-01")).containsExactly("亏损结转弥补只能是“是”或“否”");
    }

    private void add(long tenant, String name, String value, String on, CountyMay may) {
        values.add(value(tenant, name, value, on, may));
    }

    private static PolicyValue value(long tenant, String name, String value, String on, CountyMay may) {
        return new PolicyValue(
                tenant, name, value, LocalDate.parse(on), "clause of " + name, "C", may.name(), null, null);
    }

    private List<UserError> refusals(long tenant, String name, String number, String on) {
        var came = value(tenant, name, number, on, tenant == CITY ? CountyMay.LOWER : CountyMay.NO);
        var timeline = new PolicyTimeline(CITY, values);
        timeline.put(came);
        var refusals = new Refusals();
        new PolicyChecks(timeline, refusals, id -> id == COUNTY ? "东平县" : "县" + id)
                .came(PolicyRule.named(name).orElseThrow(), came);
        return refusals.list();
    }

    private List<String> says(long tenant, String name, String number, String on) {
        return refusals(tenant, name, number, on).stream()
                .map(UserError::message)
                .toList();
    }
}
