package org.cobuild.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The security administrator keeps the policy profile; every value that is planned here is taken back. */
@PortalTest
class PolicyTest {
    private static final String CITY = "denghui";
    private static final String COUNTY = "jiangping";
    private static final String RULE = "rule { name inherited countyMay least most"
            + " inForce { value effectiveOn } planned { value effectiveOn clause mark setByName tenant { code }"
            + " viewerCanWithdraw } history { value effectiveOn } }";

    @Autowired
    World world;

    @Autowired
    PolicyProfile profile;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @AfterEach
    void nothingStaysPlanned() {
        for (var who : List.of(COUNTY, CITY)) {
            for (var rule : rules(who)) {
                for (var value : rule.get("planned")) {
                    if (value.get("viewerCanWithdraw").asBoolean()) {
                        withdraw(
                                who,
                                rule.get("name").asString(),
                                value.get("effectiveOn").asString());
                    }
                }
            }
        }
    }

    @Test
    void everyRuleStandsWithItsValueItsUnitAndWhatTheTenantMayHave() {
        var rules = rules(COUNTY);
        assertThat(rules).hasSize(PolicyRule.values().length);
        assertThat(rules).allMatch(rule -> !rule.get("inForce").isNull());
        var threshold = rule(COUNTY, "procedure_threshold");
        assertThat(threshold.get("inherited").asBoolean()).isFalse();
        assertThat(threshold.at("/inForce/value").asString()).isEqualTo("200000");
        assertThat(threshold.get("most").asString()).isEqualTo("300000");
        assertThat(threshold.get("viewerCanSet").asBoolean()).isTrue();
        assertThat(threshold.get("history")).hasSize(1);
        var months = rule(COUNTY, "acceptance_months");
        assertThat(months.get("inherited").asBoolean()).isTrue();
        assertThat(months.get("viewerCanSet").asBoolean()).isFalse();
        assertThat(rule("chenjing", "acceptance_months").get("viewerCanSet").asBoolean())
                .isFalse();
    }

    @Test
    void aValueIsPlannedShownWithWhoSetItAndTakenBack() {
        var on = day(10);
        var set = set(CITY, "acceptance_months", "9", on, Map.of("clause", "市政府常务会议纪要"));
        assertThat(set.get("errors")).isEmpty();
        var planned = set.at("/rule/planned");
        assertThat(planned).hasSize(1);
        assertThat(planned.at("/0/value").asString()).isEqualTo("9");
        assertThat(planned.at("/0/setByName").asString()).isEqualTo("邓辉");
        assertThat(planned.at("/0/clause").asString()).isEqualTo("市政府常务会议纪要");
        assertThat(planned.at("/0/mark").asString()).isEqualTo("C");
        assertThat(set.at("/rule/inForce/value").asString()).isEqualTo("6");
        assertThat(rule(COUNTY, "acceptance_months")
                        .at("/planned/0/viewerCanWithdraw")
                        .asBoolean())
                .isFalse();

        assertThat(codes(set(CITY, "acceptance_months", "8", on, Map.of()))).containsExactly("POLICY_TWICE");
        assertThat(withdraw(CITY, "acceptance_months", on).at("/rule/planned")).isEmpty();
        assertThat(codes(withdraw(CITY, "acceptance_months", on))).containsExactly("POLICY_UNKNOWN");
        var trail = world.as("fengyi")
                .ask("{ auditEntries(first: 20) { edges { node { action } } } }")
                .at("/auditEntries/edges");
        assertThat(trail)
                .extracting(edge -> edge.at("/node/action").asString())
                .contains("policyValueSet", "policyValueWithdraw");
    }

    @Test
    void whatIsInForceIsNeitherChangedNorTakenBack() {
        var today = world.clock().today(ZoneId.of("Asia/Shanghai")).toString();
        var refused = set(CITY, "acceptance_months", "9", today, Map.of());
        assertThat(codes(refused)).containsExactly("POLICY_DATE");
        assertThat(refused.at("/errors/0/path/0").asString()).isEqualTo("effectiveOn");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("已生效的政策参数不倒改");
        assertThat(codes(withdraw(CITY, "acceptance_months", "2020-01-01"))).containsExactly("POLICY_DATE");
    }

    @Test
    void aCountyIsHeldToWhatItsCityAllowsAndTheCityHearsWhomItWouldPutOut() {
        assertThat(codes(set(COUNTY, "procedure_threshold", "350000", day(5), Map.of())))
                .containsExactly("POLICY_OVERRIDE");
        assertThat(codes(set(COUNTY, "acceptance_months", "3", day(5), Map.of())))
                .containsExactly("POLICY_OVERRIDE");
        assertThat(codes(set(COUNTY, "procedure_threshold", "250000", day(5), Map.of())))
                .isEmpty();
        var refused = set(CITY, "procedure_threshold", "220000", day(6), Map.of());
        assertThat(codes(refused)).containsExactly("POLICY_OVERRIDE");
        assertThat(refused.at("/errors/0/message").asString()).contains("县").contains("25 万元");
        assertThat(codes(set(CITY, "procedure_threshold", "250000", day(6), Map.of())))
                .isEmpty();
        // What is planned above leans on what is planned below.
        assertThat(codes(set(COUNTY, "procedure_threshold", "260000", day(7), Map.of())))
                .containsExactly("POLICY_OVERRIDE");
    }

    @Test
    void aCountyGoesBackToWhatItsCityHasFromADayOnAndItsFolderSaysSo(@TempDir Path root) {
        var set = inherit(COUNTY, "procedure_threshold", day(5));
        assertThat(codes(set)).isEmpty();
        assertThat(set.at("/rule/planned/0/value").isNull()).isTrue();
        assertThat(set.at("/rule/inherited").asBoolean()).isFalse();
        assertThat(threshold(4)).isEqualByComparingTo("200000");
        assertThat(threshold(5)).isEqualByComparingTo("300000");
        // The city may tighten what no county has of its own any more.
        assertThat(codes(set(CITY, "procedure_threshold", "150000", day(6), Map.of())))
                .isEmpty();
        assertThat(threshold(6)).isEqualByComparingTo("150000");
        assertThat(codes(withdraw(COUNTY, "procedure_threshold", day(5)))).containsExactly("POLICY_OVERRIDE");

        var folder = export.export("990121");
        assertThat(folder.get("policy.yaml")).contains("inherit: true");
        folder.forEach((file, text) -> Folders.write(root, "990121", file, text));
        assertThat(folders.review(root, "990121").faultsInWords()).isEmpty();
        assertThat(folders.changes(root, "990121")).isEmpty();
        assertThat(codes(withdraw(CITY, "procedure_threshold", day(6)))).isEmpty();
    }

    @Test
    void onlyACountyWithAValueOfItsOwnGoesBackAndSaysOneThing() {
        assertThat(codes(inherit(CITY, "acceptance_months", day(5)))).containsExactly("INVALID");
        assertThat(codes(inherit(COUNTY, "acceptance_months", day(5)))).containsExactly("POLICY_UNKNOWN");
        assertThat(codes(set(COUNTY, "procedure_threshold", "250000", day(5), Map.of("inherit", true))))
                .containsExactly("INVALID");
        var nothing = Map.of("name", "procedure_threshold", "effectiveOn", day(5));
        assertThat(codes(world.as(COUNTY).mutate("policyValueSet", nothing, RULE)))
                .containsExactly("INVALID");
    }

    @Test
    void aPlannedValueThatAnotherNeedsIsNotTakenBack() {
        assertThat(codes(set(CITY, "light_track_limit", "2000000", day(5), Map.of())))
                .isEmpty();
        assertThat(codes(set(CITY, "procedure_threshold", "1500000", day(6), Map.of())))
                .isEmpty();
        assertThat(codes(withdraw(CITY, "light_track_limit", day(5)))).containsExactly("POLICY_CONTRADICTS");
    }

    @Test
    void onlyTheSecurityAdministratorSetsThem() {
        for (var who : List.of("hanbing", "zhouguodong", "fengyi", "songtao")) {
            var answer = world.as(who)
                    .answer(
                            "mutation { policyValueSet(input: {name: \"proxy_chain\", value: \"2\", effectiveOn: \""
                                    + day(5) + "\"}) { rule { name } } }",
                            Map.of());
            assertThat(answer.at("/errors/0/extensions/code").asString())
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(rule(CITY, "proxy_chain").get("planned")).isEmpty();
    }

    @Test
    void anUnknownRuleAWrongMarkAndACountysPermissionAreRefused() {
        assertThat(codes(set(CITY, "proxy_chains", "2", day(5), Map.of()))).containsExactly("POLICY_UNKNOWN");
        assertThat(codes(set(CITY, "proxy_chain", "2", day(5), Map.of("mark", "Z"))))
                .containsExactly("INVALID");
        assertThat(codes(set(COUNTY, "procedure_threshold", "100000", day(5), Map.of("countyMay", "ANY"))))
                .containsExactly("INVALID");
        assertThat(codes(set(CITY, "proxy_chain", "1.5", day(5), Map.of()))).containsExactly("POLICY_RANGE");
    }

    private JsonNode inherit(String who, String name, String on) {
        return world.as(who).mutate("policyValueSet", Map.of("name", name, "inherit", true, "effectiveOn", on), RULE);
    }

    private BigDecimal threshold(int days) {
        var county = world.viewer(COUNTY, "990121").tenant();
        return profile.get(county.id(), county.cityId(), "procedure_threshold", LocalDate.parse(day(days)));
    }

    private String day(int days) {
        return world.clock().today(ZoneId.of("Asia/Shanghai")).plusDays(days).toString();
    }

    private JsonNode set(String who, String name, String value, String on, Map<String, ?> more) {
        var input = new HashMap<String, @Nullable Object>(Map.of("name", name, "value", value, "effectiveOn", on));
        input.putAll(more);
        return world.as(who).mutate("policyValueSet", input, RULE);
    }

    private JsonNode withdraw(String who, String name, String on) {
        return world.as(who)
                .mutate(
                        "policyValueWithdraw",
                        Map.of("name", name, "effectiveOn", LocalDate.parse(on).toString()),
                        RULE);
    }

    private JsonNode rules(String who) {
        return world.as(who)
                .ask("{ policyRules { name inherited least most viewerCanSet inForce { value }"
                        + " planned { effectiveOn viewerCanWithdraw } history { value } } }")
                .get("policyRules");
    }

    private JsonNode rule(String who, String name) {
        for (var rule : rules(who)) {
            if (rule.get("name").asString().equals(name)) {
                return rule;
            }
        }
        throw new AssertionError(name);
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }
}
