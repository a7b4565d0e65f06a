package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.document.form.PdfReader;
import org.cobuild.document.form.PdfReader.Paper;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The approval sheet as it is downloaded: what stands on it, for whom, and that it shows no more than the case. */
@PortalTest
class ApprovalSheetTest {
    private static final List<String> JOINT = List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");

    @Autowired
    private World world;

    @Test
    void saysAllOfACaseFromItsSubmissionToItsReply() {
        var draft = Drafting.confirmed(world, "健康档案共享平台").targets();
        draft.act("projectSubmit", Map.of("note", "请予审批，材料已齐。"));
        decide(draft, "zhaolei", "RETURN", "请补充网络安全等级。");
        draft.version = draft.seenBy("chenjing", "version").get("version").asInt();
        draft.act("projectSubmit", Map.of("note", "已补充等级。"));
        decide(draft, "zhaolei", "APPROVE", "材料齐全。");
        JOINT.forEach(who -> decide(draft, who, "APPROVE", "同意，无其他意见。"));
        cut(draft, "52.60");
        var early = print("chenjing", draft, "zh");
        assertThat(early.text()).contains("审批中，尚无结论。", "送审0.16核减0.00526（1处）", "核定0.15474");
        decide(draft, "liweidong", "APPROVE_CONDITIONALLY", "数据治理写成数量乘单价。");
        decide(draft, "zhouguodong", "APPROVE_CONDITIONALLY", "第二笔拨付前落实。");

        var matter = matter(draft, "chenjing");
        var paper = print("chenjing", draft, "zh");
        assertThat(paper.a4()).isTrue();
        assertThat(paper.fonts()).hasSize(2).allMatch(name -> name.matches("[A-Z]{6}\\+Noto(Sans|Serif)SC.*"));
        assertThat(paper.pages()).hasSizeLessThan(3);
        assertThat(paper.text())
                .startsWith("青河市政务信息化项目立项审批单编号：")
                .contains("第2版", "金额单位：万元", "健康档案共享平台", "市卫生健康委员会", "新建")
                .contains("东山县卫生健康局、南河县卫生健康局、市医疗保障局")
                .contains("壹仟伍佰肆拾柒元肆角整")
                .contains("发展资金0.11474；县级分担0.04")
                .contains("2项：无条件共享1，有条件共享0，不予共享1；限制共享的1项中，1项载明依据")
                .contains("绩效目标产出1项，效益1项，满意度1项")
                .contains("已补充等级。市卫生健康委员会陈静")
                .contains("材料齐全。")
                .contains("同意，无其他意见。")
                .contains("有条件同意：第二笔拨付前落实。条件：共享率达到95%", "周国栋")
                .contains("审批结论", "批准，附条件：共享率达到95%")
                .contains("批复：" + matter.get("replyNumber").asString())
                .contains("以前的意见", "（形式审查，第1次报送）退回：请补充网络安全等级。赵磊")
                .contains("规则：青河市" + matter.get("policyOn").asString() + "版")
                .contains("本单不得载入国家秘密", "第1页，共" + paper.pages().size() + "页", "查阅：市卫生健康委员会陈静");
        for (var said : matter.get("decisions")) {
            assertThat(paper.text())
                    .contains(
                            said.get("unitName").asString(),
                            said.get("personName").asString())
                    .contains(said.get("opinion").asString());
        }
        assertThat(digest(paper)).hasSize(64).isEqualTo(digest(print("zhaolei", draft, "zh")));
        assertThat(digest(paper)).isNotEqualTo(digest(early));
        assertThat(print("chenjing", draft, "en").text())
                .contains("Approved", "CNY1,547.40", "Developmentfund0.11474;Counties'shares0.04", "Page1of")
                .contains("Reply:" + matter.get("replyNumber").asString());
    }

    @Test
    void comesAsAFileThatNobodyKeepsUnderItsChineseName() {
        var draft = Drafting.confirmed(world).submit();
        var url = sheet(draft, "chenjing").get("url").asString();
        var answer = download("chenjing", url);
        var name = sheet(draft, "chenjing").get("name").asString();
        assertThat(name).isEqualTo("市民健康数据平台 审批单.pdf");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(URLDecoder.decode(
                        answer.headers().firstValue("Content-Disposition").orElseThrow(), StandardCharsets.UTF_8))
                .startsWith("attachment")
                .contains(name);
        var head = world.as("chenjing").bytes(world.as("chenjing").request(url).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        var machine = world.machine("990100", "project:read");
        assertThat(machine.bytes(machine.request(url)).statusCode()).isEqualTo(200);
        var other = world.machine("990100", "tenancy:read");
        assertThat(other.bytes(other.request(url)).statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignSheetAnswersAsOneThatIsMissing() {
        var draft = Drafting.confirmed(world).submit();
        var url = sheet(draft, "chenjing").get("url").asString();
        var missing = "/files/sheets/" + new GlobalId("Case", Ids.next());
        // A participant that sees its package only, a neighbour, and a city that has nothing to do with it.
        for (var who : List.of("songtao", "duanhong", "yanbo")) {
            var foreign = download(who, url);
            assertThat(foreign.statusCode()).as(who).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(download(who, missing).body());
        }
        assertThat(download("chenjing", "/files/sheets/nothing").statusCode()).isEqualTo(404);
        assertThat(download("chenjing", "/files/sheets/" + draft.id).statusCode())
                .as("a project's id")
                .isEqualTo(404);
        assertThat(world.stranger().bytes(world.stranger().request(url)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoIsShownTheReviewAloneGetsAnExtractWithoutThePlanAndStandsInTheLogOfViews() {
        var draft = Drafting.confirmed(world).submit();
        decide(draft, "zhaolei", "APPROVE", "材料齐全。");
        var shared = world.as("liweidong")
                .mutate(
                        "projectShare",
                        Map.of(
                                "projectId",
                                draft.id,
                                "receiverId",
                                tenant("990102"),
                                "areas",
                                List.of("REVIEW"),
                                "reason",
                                "联调需要"),
                        "project { id }");
        assertThat(Drafting.refusals(shared)).isEmpty();
        var seen = matter(draft, "duanhong");
        assertThat(seen.at("/project/submittedAmount").isNull()).isTrue();

        var paper = print("duanhong", draft, "zh");
        assertThat(paper.text())
                .contains("（节录）", "材料齐全。", "未向其提供的内容不在其中")
                .contains("送审（未向查阅人提供）核减（未向查阅人提供）")
                .doesNotContain("东山县卫生健康局", "发展资金", "无条件共享");
        assertThat(log(draft)).contains("段宏 [\"REVIEW\"]");
        assertThat(digest(paper)).isNotEqualTo(digest(print("chenjing", draft, "zh")));
    }

    private Paper print(String who, Drafting draft, String language) {
        var answer = download(who, sheet(draft, who).get("url").asString() + "?language=" + language);
        assertThat(answer.statusCode()).as(who).isEqualTo(200);
        return PdfReader.read(answer.body());
    }

    private HttpResponse<byte[]> download(String who, String url) {
        return world.as(who).bytes(world.as(who).request(url));
    }

    private static String digest(Paper paper) {
        return paper.text().replaceFirst(".*（SHA-256）：([0-9a-f]{64}).*", "$1");
    }

    private JsonNode sheet(Drafting draft, String who) {
        return matter(draft, who).get("sheet");
    }

    private JsonNode matter(Drafting draft, String who) {
        return draft.seenBy(
                        who,
                        "cases { id replyNumber policyOn sheet { url name } project { submittedAmount }"
                                + " decisions { unitName personName opinion } }")
                .get("cases")
                .get(0);
    }

    private void decide(Drafting draft, String who, String verb, String opinion) {
        var seen = draft.seenBy(who, "version cases { viewerTask { id } }");
        var input = new HashMap<String, Object>(Map.of(
                "taskId",
                seen.at("/cases/0/viewerTask/id").asString(),
                "verb",
                verb,
                "opinion",
                opinion,
                "version",
                seen.get("version").asInt()));
        if (verb.equals("APPROVE_CONDITIONALLY")) {
            input.put("condition", "共享率达到 95%");
        }
        if (verb.equals("RETURN")) {
            input.put("resubmission", "STRAIGHT");
        }
        var payload = world.as(who).mutate("taskDecide", input, "task { id }");
        assertThat(Drafting.refusals(payload)).as(who + " " + verb).isEmpty();
    }

    private void cut(Drafting draft, String amount) {
        var seen = draft.seenBy("liweidong", "version estimateLines { id }");
        var payload = world.as("liweidong")
                .mutate(
                        "projectEstimateCut",
                        Map.of(
                                "projectId", draft.id,
                                "version", seen.get("version").asInt(),
                                "cuts",
                                        List.of(Map.of(
                                                "lineId",
                                                seen.at("/estimateLines/0/id").asString(),
                                                "cutAmount",
                                                amount,
                                                "reason",
                                                "单价偏高"))),
                        "project { id }");
        assertThat(Drafting.refusals(payload)).isEmpty();
    }

    private String tenant(String code) {
        for (var node : world.as("liweidong").ask("{ tenants { id code } }").get("tenants")) {
            if (node.get("code").asString().equals(code)) {
                return node.get("id").asString();
            }
        }
        throw new AssertionError("no tenant " + code);
    }

    private List<String> log(Drafting draft) {
        var seen = new ArrayList<String>();
        world.as("liweidong")
                .ask(
                        "query($id: ID!) { auditViews(projectId: $id) { edges { node { viewerName areas } } } }",
                        Map.of("id", draft.id))
                .at("/auditViews/edges")
                .forEach(edge -> seen.add(edge.at("/node/viewerName").asString() + " " + edge.at("/node/areas")));
        return seen;
    }
}
