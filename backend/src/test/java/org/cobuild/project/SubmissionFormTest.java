package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.document.form.PdfReader;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The application form of a submission, as it is downloaded. */
@PortalTest
class SubmissionFormTest {
    @Autowired
    private World world;

    @Autowired
    private DSLContext sql;

    @Autowired
    private Standing standing;

    @Test
    void saysWhatWasSubmittedAndAlwaysTheSame() {
        var draft = Drafting.confirmed(world, "健康档案共享平台").targets();
        draft.act("projectSubmit", Map.of("note", "请予审批，材料已齐。"));
        var submission =
                draft.seenBy("chenjing", "submissions { sha256 form { url } }").at("/submissions/0");
        var url = submission.at("/form/url").asString();
        var paper = PdfReader.read(download("chenjing", url + "?language=zh").body());
        assertThat(paper.a4()).isTrue();
        assertThat(paper.text())
                .startsWith("青河市政务信息化项目申报表编号：")
                .contains("第1版", "金额单位：万元", "健康档案共享平台", "市卫生健康委员会", "新建", "备案")
                .contains("送审0.16大写壹仟陆佰元整")
                .contains("居民健康档案一人一档，跨县可查")
                .contains("东山县卫生健康局共建东山接入东山接入的范围0.03同意")
                .contains("1核心平台核心平台2套0.060.12市卫生健康委员会")
                .contains("合计0.16")
                .contains("县级分担南河县卫生健康局0.01")
                .contains("上线60%2026-01-012026-06-30")
                .contains("满意度群众满意度不低于90.5%群众满意度统计表")
                .contains("2医保结算市医疗保障局不予共享《中华人民共和国个人信息保护法》第二十八条每日")
                .contains("请予审批，材料已齐。陈静", "牵头单位意见", "（盖章）")
                .contains(submission.get("sha256").asString());
        // What is cut or changed later doesn't change what was submitted.
        assertThat(PdfReader.read(download("zhaolei", url + "?language=zh").body())
                        .text())
                .contains("1核心平台核心平台2套0.060.12市卫生健康委员会");
        assertThat(PdfReader.read(download("chenjing", url + "?language=en").body())
                        .text())
                .contains("applicationformofagovernmentITproject", "Total0.16", "Filingonly", "Notshared");
    }

    @Test
    void namesEachPaperWithItsVersionAndDigest() {
        var draft = Drafting.confirmed(world, "带材料的平台");
        draft.act(
                "projectPaperAdd",
                Map.of(
                        "kind",
                        "PRICE_BASIS",
                        "documentId",
                        new Works(world, sql, standing).document("chenjing"),
                        "note",
                        "三家询价"));
        draft.submit();
        var url = draft.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        assertThat(PdfReader.read(download("chenjing", url + "?language=zh").body())
                        .text())
                .contains("申报材料", "概算依据", "佐证.pdf", "三家询价")
                .containsPattern("(0\\s*){64}");
        assertThat(PdfReader.read(download("chenjing", url + "?language=en").body())
                        .text())
                .contains("Basisoftheprices");
    }

    @Test
    void printsTheMetadataOfTheCatalogueWhereThereIsSome() {
        var draft = Drafting.complete(world, "带元数据的平台");
        var entry = Drafting.entry("居民健康档案", draft.unit("市卫生健康委员会"), "UNCONDITIONAL", null);
        entry.put("informationItems", List.of(Map.of("name", "姓名", "type", "CHARACTER"), Map.of("name", "出生日期")));
        entry.put(
                "metadata",
                Map.of(
                        "categoryClass", "基础信息",
                        "categoryItem", "人口",
                        "code", "307370900/000001",
                        "format", "DATABASE",
                        "sharingWay", "INTERFACE",
                        "openness", "CONDITIONAL",
                        "openCondition", "实名注册"));
        draft.act("projectCatalogueSave", Map.of("entries", List.of(entry))).invite();
        draft.confirm("songtao", "东山县卫生健康局");
        draft.confirm("mahui", "南河县卫生健康局");
        draft.confirm("yangfan", "市医疗保障局");
        draft.submit();
        var url = draft.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        assertThat(PdfReader.read(download("chenjing", url + "?language=zh").body())
                        .text())
                .contains("信息资源目录元数据", "基础信息/人口", "307370900/000001", "姓名（字符型）、出生日期", "数据库接口", "有条件开放实名注册");
        assertThat(PdfReader.read(download("chenjing", url + "?language=en").body())
                        .text())
                .contains("Resourcecatalogue,metadata", "姓名(Text)", "DatabaseInterface", "Openonacondition");
        var bare = Drafting.confirmed(world, "没有补充的平台").submit();
        var other = bare.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        assertThat(PdfReader.read(download("chenjing", other + "?language=zh").body())
                        .text())
                .doesNotContain("元数据");
    }

    @Test
    void saysOnWhoseOrderStepsWereLeftOut() {
        var draft = Drafting.confirmed(world, "应急表的平台");
        draft.act(
                "projectSpecialSave",
                Map.of(
                        "kind",
                        "URGENT",
                        "leader",
                        "张副市长",
                        "basis",
                        "防汛期前上线",
                        "basisOn",
                        "2020-03-01",
                        "skipped",
                        List.of("CATALOGUE")));
        draft.act("projectCatalogueSave", Map.of("entries", List.of())).submit();
        var url = draft.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        assertThat(PdfReader.read(download("chenjing", url + "?language=zh").body())
                        .text())
                .contains("特事特办（应急）", "张副市长2020-03-01", "防汛期前上线", "批复后30日内：信息资源目录");
        assertThat(PdfReader.read(download("chenjing", url + "?language=en").body())
                        .text())
                .contains("Specialtrack(emergency)", "Within30daysoftheapproval:resourcecatalogue");
    }

    @Test
    void whoSeesAPackageOnlyIsShownNoneAndAForeignFormAnswersAsAMissingOne() {
        var draft = Drafting.confirmed(world).submit();
        var url = draft.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        assertThat(draft.seenBy("songtao", "submissions { form { url } }")
                        .at("/submissions/0/form")
                        .isNull())
                .isTrue();
        var missing = "/files/applications/" + new GlobalId("Submission", Ids.next());
        for (var who : List.of("songtao", "duanhong", "yanbo")) {
            var foreign = download(who, url);
            assertThat(foreign.statusCode()).as(who).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(download(who, missing).body());
        }
        assertThat(download("chenjing", "/files/applications/nothing").statusCode())
                .isEqualTo(404);
        assertThat(download("chenjing", "/files/applications/" + draft.id).statusCode())
                .isEqualTo(404);
        assertThat(world.stranger().bytes(world.stranger().request(url)).statusCode())
                .isEqualTo(401);
        var other = world.machine("990100", "tenancy:read");
        assertThat(other.bytes(other.request(url)).statusCode()).isEqualTo(404);
    }

    @Test
    void threeHundredLinesFillPagesWhoseHeadsAreRepeated() {
        var draft = Drafting.confirmed(world);
        var lines = new ArrayList<Map<String, Object>>();
        for (var place = 1; place <= 298; place++) {
            lines.add(Drafting.line("core", "第" + place + "号核心平台构件", "1", "0.60", null));
        }
        lines.add(Drafting.line("county_access", "东山前置机", "3", "100.00", draft.participant("东山县卫生健康局")));
        lines.add(Drafting.line("county_access", "南河前置机", "1", "100.00", draft.participant("南河县卫生健康局")));
        draft.act("projectEstimateSave", Map.of("lines", lines));
        draft.act(
                "projectSourcesSave",
                Map.of(
                        "sources",
                        List.of(
                                Drafting.source("DEVELOPMENT", "178.80", null),
                                Drafting.source("COUNTY", "300.00", draft.participant("东山县卫生健康局")),
                                Drafting.source("COUNTY", "100.00", draft.participant("南河县卫生健康局")))));
        draft.submit();
        var url = draft.seenBy("chenjing", "submissions { form { url } }")
                .at("/submissions/0/form/url")
                .asString();
        var file = download("chenjing", url + "?language=zh").body();
        var paper = PdfReader.read(file);
        assertThat(paper.pages()).hasSizeGreaterThan(7);
        assertThat(paper.pages().get(4)).contains("序号费用类别名称数量单价金额承担单位");
        assertThat(paper.text()).contains("298核心平台第298号核心平台构件", "300县级接入南河前置机");
    }

    private HttpResponse<byte[]> download(String who, String url) {
        var caller = world.as(who);
        return caller.bytes(caller.request(url));
    }
}
