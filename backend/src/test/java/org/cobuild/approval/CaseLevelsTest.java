package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.RETURN;
import static org.cobuild.db.Tables.TENANT;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.flow.CaseLevels;
import org.cobuild.approval.flow.CaseLevels.CaseStanding;
import org.cobuild.approval.flow.CaseLevels.Level;
import org.cobuild.approval.flow.CaseLevels.LevelPosition;
import org.cobuild.approval.flow.CaseLevels.LevelState;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** One chain that goes county, city, county: each level sees its part, and where it stands from its own point of view. */
@PortalTest
class CaseLevelsTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    HandoverService handovers;

    @Autowired
    TaskRepository inbox;

    @Autowired
    FlowRepository flows;

    @Autowired
    TasksStand stand;

    @Autowired
    EscalationRepository escalations;

    @TempDir
    Path root;

    private County county;
    private Matters matters;
    private long id;

    @BeforeEach
    void submittedInACounty() {
        county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                    - {code: check, name: 县审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                    - {code: joint, name: 市联审, nameEn: Joint, rule: ALL, workingDays: 5, assignees: [{unit: finance, level: ABOVE, role: REVIEWER}, {unit: cyber, level: ABOVE, role: REVIEWER}]}
                    - {code: city, name: 市审核, nameEn: City, rule: ANY, workingDays: 5, assignees: [{unit: authority, level: ABOVE, role: AUTHORITY_CHIEF}]}
                    - {code: director, name: 县审定, nameEn: Decision, rule: ANY, workingDays: 5, mayRefuse: true, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        folders.apply(root, county.code);
        matters = new Matters(sql, world, access, cases, tasks, flows, county.code, who("clerk"));
        id = matters.submitted(who("clerk"), SMALL);
        matters.seenFrom(id, city("liweidong").tenantId());
    }

    @Test
    void eachLevelDecidesItsPartAndTheReplyIsTheCountys() {
        stands("finance", CaseStanding.WAITING_BELOW);
        matters.approve(id, who("checker"));
        stands(who("checker"), CaseStanding.WAITING_ABOVE);
        stands("finance", CaseStanding.READY_HERE);
        approveAbove("wangxiulan", "zhangjianjun", "liweidong");
        stands("finance", CaseStanding.APPROVED_HERE);
        stands(who("checker"), CaseStanding.READY_HERE);
        assertThat(levels(county(who("director"))))
                .containsExactly(
                        new Level(county.tenant(), LevelPosition.HERE, LevelState.READY),
                        new Level(city("liweidong").tenantId(), LevelPosition.ABOVE, LevelState.APPROVED));
        assertThat(levels(city("liweidong")).getFirst().position()).isEqualTo(LevelPosition.BELOW);
        matters.approve(id, who("director"));
        assertThat(matters.flow(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(CaseLevels.standing(matters.flow(id), county(who("director")).scope()))
                .isNull();
    }

    @Test
    void aCitysReviewerHasTheCountysMatterInItsListAndACountysPersonNotTheCitys() {
        matters.approve(id, who("checker"));
        var list = inbox.listOpen(city("wangxiulan"), Seats.of(Mandates.NONE, null), null, Page.of(50, null));
        assertThat(list).anyMatch(task -> task.caseId() == id);
        var task = above("wangxiulan");
        assertThatThrownBy(() -> tasks.decide(county(who("reviewer")), matters.input(task, id, APPROVE, null)))
                .isInstanceOf(org.cobuild.platform.Forbidden.class);
    }

    @Test
    void aCountyReadsWhatTheCityConcludedAndNotWhatItsBureausSaid() {
        matters.approve(id, who("checker"));
        approveAbove("wangxiulan", "zhangjianjun");
        var flow = matters.flow(id);
        assertThat(Opinions.readable(flow, county(who("clerk")).scope())).hasSize(1);
        assertThat(Opinions.readable(flow, city("liweidong").scope())).hasSize(3);
        var review = above("liweidong");
        tasks.decide(
                city("liweidong"),
                new TaskDecideInput(
                        new GlobalId("Task", review.id()),
                        APPROVE,
                        "两部门均同意",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new GlobalId("Step", matters.step(id, "joint").id()),
                        matters.version(id),
                        null));
        var read = Opinions.readable(matters.flow(id), county(who("clerk")).scope());
        assertThat(read).extracting(Decision::opinion).containsExactly("材料齐全", "两部门均同意");
        assertThat(CaseRules.merged(matters.flow(id), matters.step(id, "joint")))
                .contains(read.getLast());
        refused(() -> merge(matters.task(id, who("director")), matters.step(id, "check")), ApprovalErrorCode.NOT_NOW);
    }

    private void merge(Task task, Step step) {
        tasks.decide(
                county(who("director")),
                new TaskDecideInput(
                        new GlobalId("Task", task.id()),
                        APPROVE,
                        "同意",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new GlobalId("Step", step.id()),
                        matters.version(id),
                        null));
    }

    @Test
    void aReturnFromTheCityIsReadInTheCountyAndComesStraightBack() {
        matters.approve(id, who("checker"));
        tasks.decide(city("wangxiulan"), matters.input(above("wangxiulan"), id, RETURN, null));
        assertThat(Opinions.readable(matters.flow(id), county(who("clerk")).scope()))
                .extracting(Decision::verb)
                .containsExactly(APPROVE, RETURN);
        matters.resubmit(who("clerk"), id, SMALL);
        approveAbove("wangxiulan", "zhangjianjun", "liweidong");
        assertThat(matters.step(id, "director").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void theCityDecidesNothingForACountyThatIsSuspended() {
        matters.approve(id, who("checker"));
        status("SUSPENDED");
        try {
            refused(() -> approveAbove("wangxiulan"), ApprovalErrorCode.NOT_NOW);
        } finally {
            status("ACTIVE");
        }
        approveAbove("wangxiulan");
    }

    @Test
    void norIsAnythingTakenBackOrTakenOutThereMeanwhile() {
        matters.approve(id, who("checker"));
        var own = new GlobalId("Task", above("wangxiulan").id());
        approveAbove("wangxiulan");
        var other = new GlobalId("Task", above("zhangjianjun").id());
        handovers.ask(
                city("zhangjianjun"),
                new AskInput(other, new GlobalId("Post", city("liweidong").postId()), TaskKind.ADVICE, "请提出意见", null));
        var asked = new GlobalId("Task", above("liweidong").id());
        status("SUSPENDED");
        try {
            refused(
                    () -> handovers.takeBack(city("wangxiulan"), new BackInput(own, "再核一遍", null)),
                    ApprovalErrorCode.NOT_NOW);
            refused(
                    () -> handovers.unask(city("zhangjianjun"), new BackInput(asked, "已核清", null)),
                    ApprovalErrorCode.NOT_NOW);
        } finally {
            status("ACTIVE");
        }
        handovers.unask(city("zhangjianjun"), new BackInput(asked, "已核清", null));
        handovers.takeBack(city("wangxiulan"), new BackInput(own, "再核一遍", null));
    }

    @Test
    void theCitysClockStandsForACountyThatIsSuspended() {
        matters.approve(id, who("checker"));
        var due = Objects.requireNonNull(above("wangxiulan").dueOn());
        status("SUSPENDED");
        try {
            assertThat(late(due)).doesNotContain(above("wangxiulan").id());
            stand.resume(access.consequence(county.tenant()), due, day -> day.plusDays(9));
        } finally {
            status("ACTIVE");
        }
        assertThat(above("wangxiulan").dueOn()).isEqualTo(due.plusDays(9));
        assertThat(late(due.plusDays(9))).contains(above("wangxiulan").id());
        // What had passed before it was suspended stays as it was.
        stand.resume(access.consequence(county.tenant()), due.plusDays(10), day -> day.plusDays(9));
        assertThat(above("wangxiulan").dueOn()).isEqualTo(due.plusDays(9));
    }

    private List<Long> late(LocalDate due) {
        return escalations.overdue(access.consequence(city("wangxiulan").tenantId()), List.of(due)).stream()
                .map(EscalationRepository.Overdue::taskId)
                .toList();
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.ID.eq(county.tenant()))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .execute();
    }

    private void approveAbove(String... people) {
        for (var person : people) {
            tasks.decide(city(person), matters.input(above(person), id, APPROVE, null));
        }
    }

    private Task above(String person) {
        var viewer = city(person);
        return matters.flow(id).tasks().stream()
                .filter(task -> task.is(TaskState.OPEN) && task.seat().taken(viewer))
                .findFirst()
                .orElseThrow(() -> new AssertionError(person + " has no open task"));
    }

    private void stands(String person, CaseStanding expected) {
        var viewer = person.equals("finance") ? city("wangxiulan") : county(person);
        assertThat(CaseLevels.standing(matters.flow(id), viewer.scope())).isEqualTo(expected);
    }

    private List<Level> levels(Viewer viewer) {
        return CaseLevels.of(matters.flow(id), viewer.scope());
    }

    private Viewer city(String person) {
        return world.viewer(person, "990100");
    }

    private Viewer county(String person) {
        return world.viewer(person, county.code);
    }

    private String who(String person) {
        return person + county.code;
    }
}
