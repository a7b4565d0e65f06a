package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * One co-built steps.project from its demand to the revenue that pays for the next one, over the API, by the people of
 * Tai'an and its counties, through the years of the case.
 */
@PortalTest
@TestPropertySource(properties = "cobuild.tenants=../tenants")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    @Autowired
    World world;

    private JourneySteps steps;

    @BeforeAll
    void begin() {
        steps = new JourneySteps(world, "370900", Map.of());
        steps.on("2025-08-20");
    }

    @AfterAll
    void releaseTheClock() {
        world.clock().release();
    }

    @Test
    @Order(1)
    void aClerkStatesTheDemandOfACityAndSixCounties() {
        var clerk = steps.as("chenjing");
        steps.project = JourneySteps.done(clerk.mutate(
                        "projectCreate",
                        Map.of("title", "泰安市民健康数据平台（二期）", "category", "NEW", "field", "health"),
                        JourneySteps.PROJECT))
                .at("/project/id")
                .asString();
        steps.save(
                "projectUpdate",
                Map.of(
                        "id",
                        steps.project,
                        "goals",
                        "全市健康档案互通共享，支撑医保核验。",
                        "plannedStartOn",
                        "2026-02-16",
                        "plannedEndOn",
                        "2026-12-31"));
        var invited = new ArrayList<Map<String, Object>>();
        HealthPlatform.COUNTIES.forEach((tenant, county) -> invited.add(
                JourneySteps.participant(steps.unit(tenant, "health"), "CO_BUILDER", "接入与改造", county.share())));
        invited.add(
                JourneySteps.participant(steps.unit("370900", "medical_insurance"), "DATA_PROVIDER", "医保数据", "0.00"));
        var saved = steps.save("projectParticipantsSave", Map.of("projectId", steps.project, "participants", invited));
        saved.at("/participants")
                .forEach(p -> steps.participants.put(
                        p.at("/unit/tenant/code").asString(), p.at("/id").asString()));
        assertThat(steps.participants).hasSize(7);
        var estimated = steps.save(
                "projectEstimateSave",
                Map.of("projectId", steps.project, "lines", HealthPlatform.lines(steps.participants)));
        assertThat(estimated.at("/submittedAmount").asString()).isEqualTo("14386000.00");
        steps.save(
                "projectSourcesSave",
                Map.of("projectId", steps.project, "sources", HealthPlatform.sources(steps.participants)));
        steps.save(
                "projectMilestonesSave", Map.of("projectId", steps.project, "milestones", HealthPlatform.milestones()));
        steps.save("projectTargetsSave", Map.of("projectId", steps.project, "targets", HealthPlatform.targets()));
        steps.save(
                "projectCatalogueSave",
                Map.of(
                        "projectId",
                        steps.project,
                        "entries",
                        HealthPlatform.catalogue(steps.unit("370900", "health"), false)));
    }

    @Test
    @Order(2)
    void submissionIsRefusedWithEveryReasonAtOnce() {
        var refused = steps.act("chenjing", "projectSubmit", Map.of("id", steps.project));
        assertThat(refused.at("/project").isNull()).isTrue();
        var codes = JourneySteps.values(refused.at("/errors"), "code");
        assertThat(codes.stream().filter("PARTICIPANT_OPEN"::equals)).hasSize(7);
        assertThat(codes.stream().filter("LEGAL_BASIS_MISSING"::equals)).hasSize(2);
        assertThat(refused.at("/errors").toString()).contains("catalogue").contains("legalBasis");
    }

    @Test
    @Order(3)
    void everyCountyAnswersForItsOwnPackageAndSeesNoNeighboursPrice() {
        steps.save("projectInvite", Map.of("projectId", steps.project));
        steps.on("2025-08-25");
        for (var tenant : List.of("370982", "370983", "370921", "370911")) {
            steps.confirm(HealthPlatform.COUNTIES.get(tenant).username(), tenant);
        }
        steps.confirm("yangfan", "370900");
        var songtao = steps.as("songtao");
        JourneySteps.done(songtao.mutate(
                "participantObject",
                Map.of("participantId", steps.participants.get("370923"), "round", 1, "reason", "本县已有系统"),
                "participant { state }"));
        var seen = songtao.ask(
                "query($id: ID!) { project(id: $id) { viewerPart submittedAmount participants { share unit { tenant"
                        + " { code } } } estimateLines { title } fundingSources { amount } } }",
                Map.of("id", steps.project));
        assertThat(seen.at("/project/viewerPart").asString()).isEqualTo("PACKAGE");
        assertThat(seen.at("/project/submittedAmount").isNull()).isTrue();
        assertThat(seen.at("/project/estimateLines")).hasSize(1);
        var shares = StreamSupport.stream(seen.at("/project/participants").spliterator(), false)
                .filter(p -> !p.at("/share").isNull())
                .map(p -> p.at("/unit/tenant/code").asString())
                .toList();
        assertThat(shares).containsExactly("370923");

        steps.on("2025-09-05");
        JourneySteps.done(steps.as("chenjing")
                .mutate(
                        "participantAmend",
                        Map.of(
                                "participantId",
                                steps.participants.get("370923"),
                                "version",
                                steps.version(),
                                "packageTitle",
                                "仅接口",
                                "packageScope",
                                "接口对接，不建系统",
                                "share",
                                "260000.00",
                                "reason",
                                "采用东平已有系统"),
                        "participant { state round }"));
        steps.confirm("songtao", "370923");
        steps.confirm("tanwei", "370902");
        var history = steps.as("chenjing")
                .ask(
                        "query($id: ID!) { project(id: $id) { participants { unit { tenant"
                                + " { code } } events { kind round reason } } } }",
                        Map.of("id", steps.project));
        assertThat(history.toString()).contains("OBJECTED").contains("AMENDED").contains("本县已有系统");
    }

    @Test
    @Order(4)
    void aCompleteProjectIsSubmittedReturnedAndSubmittedAgain() {
        steps.on("2025-09-12");
        steps.save(
                "projectCatalogueSave",
                Map.of(
                        "projectId",
                        steps.project,
                        "entries",
                        HealthPlatform.catalogue(steps.unit("370900", "health"), true)));
        assertThat(steps.acceptsTheLists()).isEqualTo(4);
        var submitted = JourneySteps.done(steps.act("chenjing", "projectSubmit", Map.of("id", steps.project)))
                .at("/project");
        assertThat(submitted.at("/stage").asString()).isEqualTo("SUBMITTED");
        steps.decide("zhaolei", "RETURN", "缺密码应用方案");
        assertThat(steps.stage()).isEqualTo("RETURNED");
        steps.on("2025-09-22");
        JourneySteps.done(steps.act("chenjing", "projectSubmit", Map.of("id", steps.project)));
        var submissions = steps.as("chenjing")
                .ask(
                        "query($id: ID!) { project(id: $id) { submissions { number sha256 } } }",
                        Map.of("id", steps.project));
        assertThat(submissions.at("/project/submissions")).hasSize(2);
        assertThat(submissions.at("/project/submissions/0/number").asInt()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void bureausReviewInParallelTheAuthorityCutsAndTheLeadingGroupApprovesOnACondition() {
        steps.bureausAgree();
        steps.on("2025-10-16");
        var lines = steps.as("liweidong")
                .ask(
                        "query($id: ID!) { project(id: $id) { version estimateLines { id title"
                                + " submittedAmount } } }",
                        Map.of("id", steps.project))
                .at("/project");
        var cuts = new ArrayList<Map<String, Object>>();
        lines.at("/estimateLines").forEach(line -> {
            var reason = HealthPlatform.CUTS.get(line.at("/title").asString());
            if (reason != null) {
                cuts.add(Map.of(
                        "lineId",
                        line.at("/id").asString(),
                        "cutAmount",
                        line.at("/submittedAmount").asString(),
                        "reason",
                        reason,
                        "clause",
                        "统建与负面清单"));
            }
        });
        var cut = JourneySteps.done(steps.as("liweidong")
                        .mutate(
                                "projectEstimateCut",
                                Map.of(
                                        "projectId",
                                        steps.project,
                                        "version",
                                        lines.at("/version").asInt(),
                                        "cuts",
                                        cuts),
                                JourneySteps.PROJECT))
                .at("/project");
        assertThat(cut.at("/cutAmount").asString()).isEqualTo("1526000.00");
        assertThat(cut.at("/approvedAmount").asString()).isEqualTo("12860000.00");
        steps.decide("liweidong", "APPROVE", "同意报主任签发");
        steps.decide("zhouguodong", "APPROVE", "同意报领导小组");
        theExpertsConclude();
        steps.on("2025-11-06");
        var task = steps.task("guomingyuan");
        JourneySteps.done(steps.as("guomingyuan")
                .mutate(
                        "taskDecide",
                        Map.of(
                                "taskId",
                                task,
                                "verb",
                                "APPROVE_CONDITIONALLY",
                                "opinion",
                                "同意立项",
                                "conditions",
                                List.of(Map.of(
                                        "text", "第二笔拨付前共享率达到 95 %。", "gate", "ALLOCATION", "allocationNumber", 2)),
                                "meeting",
                                Map.of(
                                        "heldOn",
                                        "2025-11-06",
                                        "name",
                                        "领导小组 2025 年第 4 次会议",
                                        "present",
                                        "组长、副组长和成员单位负责人共 11 人",
                                        "minutes",
                                        "会议审议通过，第二笔拨付前共享率应达到 95 %。"),
                                "version",
                                steps.version()),
                        "task { state }"));
        var approved = steps.read(JourneySteps.PROJECT);
        assertThat(approved.at("/project/stage").asString()).isEqualTo("APPROVED");
        assertThat(approved.at("/project/replyNumber").asString()).matches("泰数项〔2025〕\\d+号");
        assertThat(approved.at("/project/approvalCondition").asString()).contains("95 %");
    }

    /** Five are drawn of seven, one is recused and replaced, one of them dissents. The leading group waits for them. */
    private void theExpertsConclude() {
        for (int n = 1; n <= 7; n++) {
            JourneySteps.done(steps.as("liweidong")
                    .mutate(
                            "expertSave",
                            Map.of("name", "专家" + n, "employer", "省内高校", "fields", List.of("BUSINESS")),
                            "expert { id }"));
        }
        var matter = steps.as("zhaolei")
                .ask("query($id: ID!) { project(id: $id) { cases { id } } }", Map.of("id", steps.project))
                .at("/project/cases/0/id")
                .asString();
        var drawn = panel("expertPanelDraw", Map.of("caseId", matter, "size", 5, "quotas", List.of()));
        var recused = drawn.at("/members/0");
        var panel = panel(
                "expertRecuse",
                Map.of(
                        "memberId",
                        recused.at("/id").asString(),
                        "version",
                        recused.at("/version").asInt(),
                        "reason",
                        "曾任本项目承建单位顾问",
                        "ownWish",
                        true));
        var scores = List.of(86, 84, 88, 79, 91).iterator();
        for (var member : panel.at("/members")) {
            if (member.at("/state").asString().equals("SEATED")) {
                var score = scores.next();
                var input = new HashMap<String, Object>(Map.of(
                        "memberId",
                        member.at("/id").asString(),
                        "version",
                        member.at("/version").asInt(),
                        "score",
                        score,
                        "opinion",
                        "方案可行"));
                if (score == 79) {
                    input.put("dissent", "数据治理应分期实施");
                }
                panel = panel("expertScore", input);
            }
        }
        var closed = panel(
                "expertPanelClose",
                Map.of(
                        "panelId",
                        panel.at("/id").asString(),
                        "version",
                        panel.at("/version").asInt(),
                        "heldOn",
                        "2025-10-16",
                        "conclusion",
                        "方案可行，按意见修改",
                        "minutes",
                        "五位专家逐一发表意见。"));
        assertThat(closed.at("/mean").asString()).isEqualTo("85.6");
        assertThat(closed.at("/dissents").asInt()).isEqualTo(1);
    }

    private JsonNode panel(String act, Map<String, ?> input) {
        return JourneySteps.done(steps.as("zhaolei")
                        .mutate(act, input, "panel { id version mean dissents members { id version state } }"))
                .at("/panel");
    }

    @Test
    @Order(6)
    void moneyIsAllocatedFromPoolsAndNeverMoreThanTheyHold() {
        steps.on("2026-01-15");
        steps.pool("DEVELOPMENT", 2026, "5000000.00");
        steps.pool("PROVINCIAL", 2026, "2000000.00");
        steps.pool("COMPANY", 2026, "3000000.00");
        steps.pool("COUNTY", 2026, "1660000.00");
        steps.allocate(steps.project, "DEVELOPMENT", 2026, "4340000.00");
        var second = steps.as("liweidong")
                .mutate(
                        "fundAllocate",
                        Map.of(
                                "projectId",
                                steps.project,
                                "source",
                                "DEVELOPMENT",
                                "year",
                                2026,
                                "amount",
                                "800000.00"),
                        "entry { id }");
        assertThat(second.at("/errors/0/code").asString()).isEqualTo("POOL_OVERDRAWN");
        assertThat(second.at("/errors/0/path/0").asString()).isEqualTo("amount");
        assertThat(steps.stage()).isEqualTo("ALLOCATED");
        var held = steps.as("liweidong")
                .mutate(
                        "fundAllocate",
                        Map.of(
                                "projectId",
                                steps.project,
                                "source",
                                "PROVINCIAL",
                                "year",
                                2026,
                                "amount",
                                "2000000.00"),
                        "entry { id }");
        assertThat(held.at("/errors/0/code").asString()).isEqualTo("CONDITION_OPEN");
        assertThat(held.at("/errors/0/message").asString()).contains("泰数项〔2025〕", "95 %", "第 2 次");
    }

    @Test
    @Order(7)
    void theAuthorityRecordsContractsWithinWhatIsApproved() {
        steps.on("2026-02-10");
        var milestones = steps.read("project { milestones { id title } }").at("/project/milestones");
        var delivery = milestones.at("/3/id").asString();
        var completion = milestones.at("/4/id").asString();
        steps.mainContract = steps.contract(
                "A1",
                "主标段",
                "9680000.00",
                List.of(
                        Map.of("title", "预付款", "amount", "2904000.00"),
                        Map.of("title", "初验款", "amount", "3872000.00", "milestoneId", delivery),
                        Map.of("title", "终验款", "amount", "2613600.00", "milestoneId", completion),
                        Map.of("title", "质保金", "amount", "290400.00", "milestoneId", completion)));
        steps.contract(
                "B",
                "监理",
                "275000.00",
                List.of(Map.of("title", "全款", "amount", "275000.00", "milestoneId", completion)));
        steps.contract(
                "C",
                "等保与密评",
                "380000.00",
                List.of(Map.of("title", "全款", "amount", "380000.00", "milestoneId", completion)));
        steps.contract(
                "D",
                "县级接入",
                "1580000.00",
                List.of(Map.of("title", "全款", "amount", "1580000.00", "milestoneId", completion)));
        steps.contract(
                "E",
                "测试",
                "120000.00",
                List.of(Map.of("title", "全款", "amount", "120000.00", "milestoneId", completion)));
        var tooMuch = steps.as("liweidong")
                .mutate(
                        "contractRecord",
                        steps.contractInput(
                                "F",
                                "超出核定",
                                "900000.00",
                                List.of(Map.of("title", "全款", "amount", "900000.00", "milestoneId", completion))),
                        "contract { id }");
        assertThat(tooMuch.at("/contract").isNull()).isTrue();
        assertThat(tooMuch.at("/errors/0/path/0").asString()).isEqualTo("amount");
        assertThat(steps.read("project { money { contracted approved } }")
                        .at("/project/money/contracted")
                        .asString())
                .isEqualTo("12035000.00");
    }

    @Test
    @Order(8)
    void progressIsWhatTheAuthorityConfirmedAndPaymentsFollowIt() {
        var terms = steps.terms();
        steps.pay(terms.at("/0/id").asString(), "2904000.00", "2026-02-10");
        var early = steps.as("sunzhiyuan")
                .mutate(
                        "paymentRequest",
                        Map.of(
                                "termId",
                                terms.at("/1/id").asString(),
                                "amount",
                                "3872000.00",
                                "deliveredOn",
                                "2026-02-10"),
                        "paymentRequest { id }");
        assertThat(early.at("/errors/0/code").asString()).isEqualTo("MILESTONE_OPEN");
        var days = List.of("2026-03-18", "2026-05-22", "2026-09-14", "2026-11-10", "2026-11-30");
        var milestones = steps.read("project { milestones { id } }").at("/project/milestones");
        for (int i = 0; i < 5; i++) {
            steps.on(days.get(i));
            steps.report(milestones.at("/" + i + "/id").asString(), days.get(i));
            if (i == 3) {
                assertThat(steps.read("project { progress }")
                                .at("/project/progress")
                                .asString())
                        .isEqualTo("0.85");
                release();
                steps.pay(terms.at("/1/id").asString(), "3872000.00", "2026-11-10");
            }
        }
        assertThat(steps.read("project { progress }").at("/project/progress").asString())
                .isEqualTo("1");
    }

    /** The condition is declared met on evidence, and what it held is allocated. */
    private void release() {
        var condition = steps.read("project { conditions { id state replyNumber viewerCanMeet } }")
                .at("/project/conditions/0");
        assertThat(condition.at("/state").asString()).isEqualTo("OPEN");
        assertThat(JourneySteps.done(steps.as("guomingyuan")
                                .mutate(
                                        "conditionMeet",
                                        Map.of(
                                                "conditionId",
                                                condition.at("/id").asString(),
                                                "evidence",
                                                "共享平台：38 项中 37 项已挂接并更新，97.4 %。"),
                                        "condition { state personName }"))
                        .at("/condition/state")
                        .asString())
                .isEqualTo("MET");
        steps.allocate(steps.project, "PROVINCIAL", 2026, "2000000.00");
        steps.allocate(steps.project, "COMPANY", 2026, "3000000.00");
    }

    @Test
    @Order(9)
    void theLeadAppliesForAcceptanceWithItsPapersAndTheAuthorityDecides() {
        steps.on("2027-03-10");
        var papers = new ArrayList<Map<String, Object>>();
        for (var paper : List.of(
                "SUMMARY",
                "FINANCIAL_REPORT",
                "AUDIT_REPORT",
                "SECURITY_ASSESSMENT",
                "CRYPTOGRAPHY_ASSESSMENT",
                "ARCHIVE_CHECK",
                "CATALOGUE_CERTIFICATE")) {
            papers.add(Map.of("paper", paper, "documentId", steps.upload("chenjing", paper + ".pdf")));
        }
        var incomplete = steps.as("chenjing")
                .mutate(
                        "acceptanceApply",
                        Map.of(
                                "projectId",
                                steps.project,
                                "completedOn",
                                "2026-11-30",
                                "note",
                                "已建成",
                                "papers",
                                papers.subList(0, 3)),
                        "acceptance { id }");
        assertThat(JourneySteps.values(incomplete.at("/errors"), "code")).contains("PAPER_MISSING");
        var applied = JourneySteps.done(steps.as("chenjing")
                .mutate(
                        "acceptanceApply",
                        Map.of(
                                "projectId",
                                steps.project,
                                "completedOn",
                                "2026-11-30",
                                "note",
                                "已建成，申请竣工验收",
                                "papers",
                                papers),
                        "acceptance { id dueOn state }"));
        assertThat(applied.at("/acceptance/dueOn").asString()).isEqualTo("2027-05-31");
        steps.on("2027-04-19");
        steps.decide("liweidong", "APPROVE", "材料齐全");
        steps.decide("zhouguodong", "APPROVE", "同意验收");
        assertThat(steps.stage()).isEqualTo("OPERATION");
    }

    @Test
    @Order(10)
    void revenueFlowsBackAndPaysForALaterProject() {
        steps.on("2028-07-10");
        steps.match(steps.book("REVENUE", "2028-06-01", "1860000.00"));
        steps.match(steps.book("COST", "2028-06-01", "924000.00"));
        steps.on("2029-01-10");
        var year = JourneySteps.done(steps.as("liweidong")
                        .mutate(
                                "operationYearClose",
                                Map.of("projectId", steps.project, "year", 2028),
                                "operationYear { net reinvested }"))
                .at("/operationYear");
        assertThat(year.at("/net").asString()).isEqualTo("936000.00");
        assertThat(year.at("/reinvested").asString()).isEqualTo("374400.00");
        var later = steps.laterProject();
        steps.allocate(later, "REINVESTMENT", 2029, "374400.00");
        var paidFor = steps.read("project { operation { paidFor { amount project { id } closedYear } } }");
        assertThat(paidFor.at("/project/operation/paidFor/0/amount").asString()).isEqualTo("374400.00");
        assertThat(paidFor.at("/project/operation/paidFor/0/project/id").asString())
                .isEqualTo(later);
    }

    @Test
    @Order(11)
    void theOverviewAndTheTimelineTellTheWholeLife() {
        var overview = steps.as("zhouguodong")
                .ask("{ overview { projectCount approved paid reinvested reinvestmentUsed"
                        + " byTenant { tenant { code } count participating } } }")
                .at("/overview");
        assertThat(overview.at("/projectCount").asInt()).isEqualTo(2);
        assertThat(overview.at("/reinvested").asString()).isEqualTo("374400.00");
        assertThat(overview.at("/reinvestmentUsed").asString()).isEqualTo("374400.00");
        assertThat(overview.at("/byTenant")).hasSize(7);
        var actions = JourneySteps.values(
                steps.read("project { timeline { action } }").at("/project/timeline"), "action");
        assertThat(actions)
                .contains(
                        "projectSubmit",
                        "participantObject",
                        "taskDecide",
                        "fundAllocate",
                        "contractRecord",
                        "paymentPay",
                        "operationYearClose");
    }

    @Test
    @Order(12)
    void aSisterProjectThatOnlyShowsIsRefusedAppealsOnceAndIsClosedUntilTheNextBatch() {
        steps.on("2030-08-20");
        batch(2031, "2030-08-01", "2030-09-15");
        steps.draft("健康数据展示大屏", "NEW", "展示大屏", "DEVELOPMENT", "860000.00", 2031);
        assertThat(steps.keepsWhatTheListsHit("用于对外展示")).isEqualTo(3);
        submit();
        steps.on("2030-10-10");
        steps.bureausAgree();
        steps.decide("liweidong", "REFUSE", "负面清单：单纯的展示屏");
        assertThat(steps.stage()).isEqualTo("REFUSED");

        steps.on("2030-10-20");
        JourneySteps.done(reopen("APPEAL", "并入应急指挥场所"));
        submit();
        steps.bureausAgree();
        steps.decide("liweidong", "REFUSE", "仍为单纯的展示屏");
        assertThat(reopen("APPEAL", "再申诉").at("/errors/0/code").asString()).isEqualTo("APPEAL_SPENT");
        assertThat(reopen("NEXT_BATCH", "下一批").at("/errors/0/code").asString()).isEqualTo("BATCH_UPCOMING");

        steps.on("2031-08-05");
        batch(2032, "2031-08-01", "2031-09-15");
        JourneySteps.done(reopen("NEXT_BATCH", "改为利用现有大屏"));
        submit();
        assertThat(steps.read("project { batch { year } submissions { number } }")
                        .at("/project")
                        .toString())
                .isEqualTo(
                        "{\"batch\":{\"year\":2032},\"submissions\":[{\"number\":3},{\"number\":2},{\"number\":1}]}");
    }

    private void batch(int year, String opensOn, String closesOn) {
        JourneySteps.done(steps.as("liweidong")
                .mutate(
                        "batchSave",
                        Map.of(
                                "version",
                                0,
                                "year",
                                year,
                                "title",
                                year + " 年度",
                                "opensOn",
                                opensOn,
                                "closesOn",
                                closesOn),
                        "batch { id }"));
    }

    private void submit() {
        JourneySteps.done(steps.act("chenjing", "projectSubmit", Map.of("id", steps.project)));
    }

    private JsonNode reopen(String kind, String reason) {
        return steps.act("chenjing", "projectReopen", Map.of("id", steps.project, "kind", kind, "reason", reason));
    }
}
