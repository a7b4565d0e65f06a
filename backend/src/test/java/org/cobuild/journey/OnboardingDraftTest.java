package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.tenancy.FirstAdministrator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator brings a city, its county and its zone in on screen: begun, left, taken up, refused, in force. */
@PortalTest
class OnboardingDraftTest {
    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    FirstAdministrator administrators;

    private World.Caller operator;
    private Drafting drafting;

    @BeforeEach
    void anOperator() {
        operator = Operator.of(sql, world, administrators);
        drafting = new Drafting(operator, sql);
    }

    @Test
    void aCityThenItsCountyWithAWorkbookThenItsZone() {
        var city = drafting.inForce(drafting.named("prefecture-coordinated", "371300", "临沂市", null), "linyi");
        var parent = city.at("/draft/tenant/id").asString();

        var regions = operator.ask(
                "query($under: ID) { regions(under: $under, search: \"沂\") { code name level tenant { name } } }",
                Map.of("under", parent));
        assertThat(regions.at("/regions").toString()).contains("沂南县").contains("COUNTY");

        var county = drafting.begun("county-under-city");
        assertThat(drafting.steps(county)).contains("REGION", "ADMINISTRATORS");
        assertThat(drafting.upload(county, Drafting.workbook()).at("/message").asString())
                .isEqualTo("还不知道开通的是哪里");
        county = drafting.named(county, "371321", "沂南县", parent);
        assertThat(drafting.review(county).at("/faults").toString())
                .contains("还没有系统管理员")
                .contains("模板的占位人员");

        var read = drafting.ended(
                drafting.upload(county, Drafting.workbook()).at("/id").asString());
        assertThat(read.at("/state").asString()).as(read.toString()).isEqualTo("READY");
        assertThat(read.at("/unitGood").asInt() + " " + read.at("/personGood").asInt() + " "
                        + read.at("/errorRows").asInt())
                .isEqualTo("4 204 1");
        assertThat(drafting.tenants("371321")).as("nothing is written").isZero();
        operator.mutate("peopleImportApply", Map.of("importId", read.at("/id").asString()), "peopleImport { id }");
        assertThat(drafting.ended(read.at("/id").asString()).at("/doneRows").asInt())
                .isEqualTo(208);
        assertThat(drafting.tenants("371321")).as("nor is it now").isZero();

        county = drafting.taken(county);
        var looked = drafting.review(county);
        assertThat(looked.at("/peopleCount").asInt()).isEqualTo(204);
        assertThat(looked.at("/units").toString())
                .as("an office that there is once keeps the code that routes turn to")
                .contains("\"code\":\"authority\",\"name\":\"沂南县大数据局\"")
                .contains("\"code\":\"finance\",\"name\":\"沂南县财政局\"")
                .doesNotContain("tourism");
        assertThat(looked.at("/routes/0/steps/0/seats/0/holders/0").asString()).isEqualTo("丁一");
        assertThat(looked.at("/policies").toString()).contains("\"inherited\"");

        county = drafting.administrators(county, "yinan");
        looked = drafting.review(county);
        assertThat(looked.at("/faultless").asBoolean())
                .as(looked.at("/faults").toString())
                .isTrue();
        assertThat(looked.at("/counts").toString()).contains("\"action\":\"personAdd\",\"count\":207");
        assertThat(drafting.tenants("371321")).as("a look writes nothing").isZero();

        assertThat(Drafting.folder(operator, county))
                .as("the folder that it stands for")
                .contains("371321/tenant.yaml", "371321/people.yaml", "371321/routes.yaml");
        assertThat(Drafting.folder(world.as("zhouguodong"), county))
                .as("another's")
                .isEmpty();

        var done = drafting.apply(county);
        assertThat(done.at("/errors")).isEmpty();
        assertThat(done.at("/draft/tenant/code").asString()).isEqualTo("371321");
        assertThat(done.at("/draft/firstSignIns").toString())
                .contains("yinan1")
                .contains("yinan2")
                .contains("yinan3");
        var again = drafting.apply(county);
        assertThat(again.at("/draft/tenant/id").asString())
                .as("a second click")
                .isEqualTo(done.at("/draft/tenant/id").asString());
        assertThat(drafting.trail("371321"))
                .as("as applying the folder leaves it")
                .containsEntry("tenantMake", 1)
                .containsEntry("unitAdd", 4)
                .containsEntry("personAdd", 207)
                .containsEntry("postAdd", 207)
                .containsEntry("routeAdd", 2)
                .containsEntry("tenantApply", 1)
                .doesNotContainKey("onboardingDraftApply");
        assertThat(operator.ask("{ onboardingDrafts { edges { node { code } } } }")
                        .toString())
                .doesNotContain("371321");
        var late = operator.mutate(
                "peopleImportApply", Map.of("importId", read.at("/id").asString()), "peopleImport { id }");
        assertThat(late.at("/errors/0/message").asString())
                .as("the operator's own tenant takes no workbook")
                .startsWith("这份工作簿所属的开通草稿");

        var zone = drafting.inForce(drafting.named("functional-zone", "371300-gx", "临沂高新区", parent), "gaoxin");
        assertThat(zone.at("/draft/tenant/name").asString()).isEqualTo("临沂高新区");
    }

    @Test
    void threeDifferentPeopleAreTheThreeAdministrators() {
        var draft = drafting.named("prefecture-coordinated", "371400", "德州市", null);
        var typed = Drafting.administrators("a", "b", "a");
        var refused = drafting.save(draft, Map.of("administrators", typed));
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"administrators\",\"2\",\"username\"]");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("DUTIES");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("三员分立（GB/T 22239-2019）");
        assertThat(drafting.save(draft, Map.of("administrators", Drafting.administrators("a", "b", "")))
                        .at("/errors"))
                .isEmpty();
        draft = drafting.taken(draft);
        var lacking = drafting.apply(draft);
        assertThat(lacking.at("/draft").isNull()).isTrue();
        assertThat(lacking.at("/errors").toString()).contains("administrators").contains("审计管理员");
        assertThat(drafting.tenants("371400")).isZero();
        drafting.discard(draft);
    }

    @Test
    void whoLosesTheRaceIsToldAndOverwritesNothing() {
        var draft = drafting.named("prefecture-coordinated", "371500", "聊城市", null);
        assertThat(drafting.save(draft, Map.of("nameEn", "Liaocheng")).at("/errors"))
                .isEmpty();
        var stale = drafting.save(draft, Map.of("nameEn", "Other"));
        assertThat(stale.at("/errors/0/code").asString()).isEqualTo("STALE");
        assertThat(drafting.taken(draft).at("/nameEn").asString()).isEqualTo("Liaocheng");
        drafting.discard(drafting.taken(draft));
        assertThat(operator.ask(
                                "query($id: ID!) { onboardingDraft(id: $id) { id } }",
                                Map.of("id", draft.at("/id").asString()))
                        .at("/onboardingDraft")
                        .isNull())
                .isTrue();
    }

    @Test
    void aCountyThatStandsIsNotBroughtInTwice() {
        var draft = drafting.named("functional-zone", "990102", "已有", drafting.tenantId("990100"));
        assertThat(drafting.review(draft).at("/faults").toString()).contains("租户代码 990102 已经开通");
        assertThat(drafting.apply(drafting.administrators(draft, "twice"))
                        .at("/errors")
                        .toString())
                .contains("已经开通");
        drafting.discard(drafting.taken(draft));
    }

    @Test
    void nobodyElseSeesOrMakesDrafts() {
        var draft = drafting.named("prefecture-coordinated", "371600", "滨州市", null);
        var other = world.as("zhouguodong");
        var id = draft.at("/id").asString();
        assertThat(other.answer("{ onboardingTemplates { name } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(other.answer("{ regions(search: \"沂\") { name } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(other.ask("query($id: ID!) { onboardingReview(draftId: $id) { faultless } }", Map.of("id", id))
                        .at("/onboardingReview")
                        .isNull())
                .isTrue();
        drafting.discard(draft);
    }
}
