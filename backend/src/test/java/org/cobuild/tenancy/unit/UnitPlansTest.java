package org.cobuild.tenancy.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.db.Tables.UNIT_CHANGE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Acts about units that wait for their day, meet another, are cut off, or meet an older folder. */
class UnitPlansTest extends Reorganising {
    private static final Condition ALL = DSL.condition("1 = 1 /*scope:all*/");

    @Test
    void aPlannedActWaitsForItsDayIsDoneOnceAndCanBeTakenBackBefore() {
        var on = LocalDate.parse(county.today()).plusDays(3);
        var act = county.act("MERGE", List.of("insurance"), List.of(county.standing("health")));
        act.put("effectiveOn", on.toString());
        var planned = done(county.reorganise(act)).get("unitChange");
        assertThat(planned.get("state").asString()).isEqualTo("PLANNED");
        assertThat(codes(county.reorganise(act))).contains("UNIT_PLANNED");
        assertThat(withdrawal(county.as("clerk"), planned)).isEqualTo("FORBIDDEN");
        for (var stranger : new String[] {"mengqi", "songtao"}) {
            assertThat(withdrawal(world.as(stranger), planned)).as(stranger).isEqualTo("NOT_FOUND");
        }
        done(county.as("admin")
                .mutate(
                        "unitChangeWithdraw",
                        Map.of("id", planned.get("id").asString(), "version", 1),
                        "unitChange { state }"));
        done(county.reorganise(act));

        job.runDue();
        assertThat(viewer("insurer")).contains("县insurance局");
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(4)));
        job.runDue();
        assertThat(viewer("insurer")).contains("县health局");
        var version = county.see("health").get("version").asInt();
        job.runDue();
        assertThat(county.see("health").get("version").asInt()).isEqualTo(version);
        assertThat(sql.fetchCount(
                        UNIT_CHANGE,
                        UNIT_CHANGE
                                .TENANT_ID
                                .eq(county.tenant())
                                .and(UNIT_CHANGE.STATE.eq("DONE"))
                                .and(ALL)))
                .isOne();
    }

    private static String withdrawal(World.Caller who, JsonNode planned) {
        return who.answer(
                        "mutation($input: UnitChangeWithdrawInput!) { unitChangeWithdraw(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("id", planned.get("id").asString(), "version", 1)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    @Test
    void ofTwoAdministratorsOneIsRefusedAndWhatIsCutOffInTheMiddleHasNotHappened() {
        var act = merger();
        var project = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            this.service.reorganise(world.viewer("admin" + county.code, county.code), act);
            status.setRollbackOnly();
        });
        assertThat(viewer("insurer")).contains("县insurance局");
        assertThat(differences(project)).isEmpty();

        var count = org.cobuild.AtOnce.done(
                4, n -> () -> service.reorganise(world.viewer("admin" + county.code, county.code), act));
        assertThat(count).isOne();
        assertThat(viewer("insurer")).contains("县health局");
    }

    @Autowired
    UnitChanges service;

    private Reorganisation merger() {
        return new Reorganisation(
                UnitChangeKind.MERGE,
                List.of(new Reorganisation.Read(new GlobalId("Unit", county.unit("insurance")), 1)),
                List.of(new Reorganisation.Successor(
                        new GlobalId("Unit", county.unit("health")), null, null, null, null, null)),
                null,
                null,
                null,
                null,
                LocalDate.parse(county.today()),
                "县编办〔2026〕7号",
                List.of(),
                null);
    }

    @Test
    void anOlderFolderDoesNotTakeBackWhatActsHaveDone() {
        var act = county.act("RENAME", List.of("transport"), List.of());
        act.put("name", "县交通局");
        act.put("nameEn", "Transport Office");
        done(county.reorganise(act));
        done(county.reorganise(
                county.act("MERGE", List.of("health", "insurance"), List.of(county.fresh("hygiene", "县卫生健康和医保局")))));

        assertThat(folders.changes(root, county.code))
                .anyMatch(line -> line.contains("单位 health（县health局）已于 " + county.today() + " 按《县编办〔2026〕7号》撤并"))
                .anyMatch(line -> line.contains("单位 transport 已于") && line.contains("更名为“县交通局”"))
                .anyMatch(line -> line.contains("单位 hygiene（县卫生健康和医保局）于") && line.contains("这里却没有它"));
        county.export();
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    @Test
    void oneCannotReorganiseAnotherTenantOrWithoutTheRight() {
        var city = new GlobalId("Unit", standing.unitId(standing.tenantId("990100"), "health")).toString();
        var act = new LinkedHashMap<>(county.act("CLOSE", List.of("transport"), List.of()));
        act.put("units", List.of(Map.of("unitId", city, "version", 1)));
        assertThat(failure("admin", act)).isEqualTo("FORBIDDEN");
        act.put("units", List.of(Map.of("unitId", new GlobalId("Unit", Ids.next()).toString(), "version", 1)));
        assertThat(failure("admin", act)).isEqualTo("NOT_FOUND");
        assertThat(failure("director", county.act("CLOSE", List.of("transport"), List.of())))
                .isEqualTo("FORBIDDEN");
    }

    private String failure(String who, Map<String, Object> act) {
        return county.as(who)
                .answer(
                        "mutation($input: UnitReorganiseInput!) { unitReorganise(input: $input) { errors { code } } }",
                        Map.of("input", act))
                .get("errors")
                .get(0)
                .get("extensions")
                .get("code")
                .asString();
    }
}
