package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.planning.Plans.batchInput;
import static org.cobuild.planning.Plans.done;
import static org.cobuild.planning.Plans.refusals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Batches of a city, and the windows that its counties have in them. */
@PortalTest
class BatchTest {
    private static final String CHIEF = "liweidong";
    private static final String COUNTY = "houjianguo";
    private static final String SISTER = "lizhengyi";
    private static final String FOREIGN = "fanghua";
    private static final String WINDOW = "window { opensOn closesOn own tenant { code } } windows { tenant { code } }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    private Plans plans;

    @BeforeEach
    void people() {
        plans = new Plans(world);
    }

    @AfterEach
    void clear() {
        Plans.clear(sql);
    }

    @Test
    void aCountyHasItsCitysWindowUntilOneIsSetForIt() {
        var batch = plans.batch(CHIEF, 2061, "年度申报", "2060-08-01", "2060-09-15");
        var seen = seen(COUNTY, batch);
        assertThat(seen.at("/window/closesOn").asString()).isEqualTo("2060-09-15");
        assertThat(seen.at("/window/own").asBoolean()).isFalse();
        assertThat(seen.at("/window/tenant/code").asString()).isEqualTo("990121");
        var changed = batchInput(2061, "年度申报", "2060-08-01", "2060-09-15");
        changed.put("id", batch.get("id").asString());
        changed.put("version", 1);
        changed.put(
                "windows",
                List.of(Map.of("tenantId", tenant("990121"), "opensOn", "2060-08-10", "closesOn", "2060-09-30")));
        done(plans.saveBatch(CHIEF, changed), "batch");
        seen = seen(COUNTY, batch);
        assertThat(seen.at("/window/closesOn").asString()).isEqualTo("2060-09-30");
        assertThat(seen.at("/window/own").asBoolean()).isTrue();
        assertThat(seen(SISTER, batch).at("/window/closesOn").asString()).isEqualTo("2060-09-15");
        assertThat(seen(SISTER, batch).get("windows"))
                .as("a sister's window is not shown")
                .isEmpty();
        assertThat(seen(CHIEF, batch).get("windows")).hasSize(1);
        assertThat(seen(FOREIGN, batch).isNull()).isTrue();
    }

    @Test
    void aCountySetsItsOwnWindowWhereTheCityLetsIt() {
        var closed = plans.batch(CHIEF, 2061, "不许自设", "2060-08-01", "2060-09-15");
        assertThat(refusals(plans.setWindow(COUNTY, window(closed, 1, "2060-08-05", "2060-09-20"))))
                .containsExactly("STATE");
        var input = batchInput(2061, "可以自设", "2060-08-01", "2060-09-15");
        input.put("countiesMaySet", true);
        var open = done(plans.saveBatch(CHIEF, input), "batch");
        assertThatThrownBy(() -> plans.setWindow("songtao", window(open, 1, "2060-08-05", "2060-09-20")))
                .hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> plans.setWindow(FOREIGN, window(open, 1, "2060-08-05", "2060-09-20")))
                .hasMessageContaining("NOT_FOUND");
        assertThat(refusals(plans.setWindow(COUNTY, window(open, 1, "2060-09-21", "2060-09-20"))))
                .containsExactly("WINDOW closesOn");
        assertThat(refusals(plans.setWindow(COUNTY, window(open, 1, "2060-09-21", null))))
                .containsExactly("REQUIRED closesOn");
        done(plans.setWindow(COUNTY, window(open, 1, "2060-08-05", "2060-09-20")), "batch");
        assertThat(seen(COUNTY, open).at("/window/closesOn").asString()).isEqualTo("2060-09-20");
        assertThat(refusals(plans.setWindow(COUNTY, window(open, 1, null, null))))
                .containsExactly("STALE version");
        done(plans.setWindow(COUNTY, window(open, 2, null, null)), "batch");
        assertThat(seen(COUNTY, open).at("/window/own").asBoolean()).isFalse();
    }

    @Test
    void aCityReadsItsCountysBatchAndASisterDoesNot() {
        var batch = plans.batch(COUNTY, 2061, "县级申报", "2060-08-01", "2060-09-15");
        assertThat(seen(CHIEF, batch).at("/window/tenant/code").asString()).isEqualTo("990121");
        assertThat(seen(SISTER, batch).isNull()).isTrue();
        var changed = batchInput(2061, "县级申报", "2060-08-01", "2060-09-16");
        changed.put("id", batch.get("id").asString());
        changed.put("version", 1);
        assertThatThrownBy(() -> plans.saveBatch(CHIEF, changed)).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> plans.saveBatch(SISTER, changed)).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void refusesATitleTwiceAWindowTheWrongWayAndAnotherCitysCounty() {
        plans.batch(CHIEF, 2061, "年度申报", "2060-08-01", "2060-09-15");
        var again = batchInput(2061, "年度申报", "2060-09-16", "2060-09-15");
        assertThat(refusals(plans.saveBatch(CHIEF, again))).containsExactlyInAnyOrder("WINDOW closesOn", "TWICE title");
        var foreign = batchInput(2061, "越界", "2060-08-01", "2060-09-15");
        var windows = List.of(Map.of(
                "tenantId",
                world.as(FOREIGN)
                        .ask("{ viewer { tenant { id } } }")
                        .at("/viewer/tenant/id")
                        .asString(),
                "opensOn",
                "2060-08-01",
                "closesOn",
                "2060-09-15"));
        foreign.put("windows", windows);
        assertThatThrownBy(() -> plans.saveBatch(CHIEF, foreign)).hasMessageContaining("NOT_FOUND");
    }

    private static Map<String, Object> window(
            JsonNode batch, int version, @Nullable String opensOn, @Nullable String closesOn) {
        var input = new HashMap<String, Object>();
        input.put("batchId", batch.get("id").asString());
        input.put("version", version);
        input.put("opensOn", opensOn);
        input.put("closesOn", closesOn);
        return input;
    }

    private JsonNode seen(String username, JsonNode batch) {
        return world.as(username)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on ApplicationBatch { id " + WINDOW + " } } }",
                        Map.of("id", batch.get("id").asString()))
                .get("node");
    }

    private String tenant(String code) {
        return world.as(CHIEF)
                .ask("{ tenants { id code } }")
                .get("tenants")
                .valueStream()
                .filter(tenant -> tenant.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }
}
