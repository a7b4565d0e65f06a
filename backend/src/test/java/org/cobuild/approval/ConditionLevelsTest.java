package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE_CONDITIONALLY;
import static org.cobuild.db.Tables.TENANT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.ConditionRules.ConditionInput;
import org.cobuild.approval.ConditionService.ConditionLiftInput;
import org.cobuild.approval.ConditionService.ConditionMeetInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Conditions in a case that passes a county and its city: each level ends what it named, and reads what it may. */
@PortalTest
class ConditionLevelsTest {
    private static final List<ConditionInput> SHARED = List.of(new ConditionInput("共享率达到 95%", null, null, null));

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
    FlowRepository flows;

    @Autowired
    ConditionRepository conditions;

    @Autowired
    ConditionService service;

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
                    - {code: joint, name: 市联审, nameEn: Joint, rule: ALL, workingDays: 5, assignees: [{unit: finance, level: ABOVE, role: REVIEWER}, {unit: cyber, level: ABOVE, role: REVIEWER}]}
                    - {code: chief, name: 市审核, nameEn: City, rule: ANY, workingDays: 5, assignees: [{unit: authority, level: ABOVE, role: AUTHORITY_CHIEF}]}
                    - {code: city, name: 市审定, nameEn: City, stage: 3, branch: 1, rule: ANY, workingDays: 5, assignees: [{unit: authority, level: ABOVE, role: AUTHORITY_DIRECTOR}]}
                    - {code: county, name: 县审定, nameEn: County, stage: 3, branch: 2, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        folders.apply(root, county.code);
        matters = new Matters(sql, world, access, cases, tasks, flows, county.code, who("clerk"));
        id = matters.submitted(who("clerk"), SMALL);
        matters.seenFrom(id, city("liweidong").tenantId());
    }

    @Test
    void areEndedByTheLevelThatNamedThem() {
        approved();
        var both = of(city("zhouguodong"));
        assertThat(both)
                .extracting(ApprovalCondition::tenantName)
                .containsExactlyInAnyOrder(
                        city("zhouguodong").tenant().name(),
                        county(who("director")).tenant().name());
        var above = named(both, city("zhouguodong"));
        var own = named(both, county(who("director")));
        assertThatThrownBy(() -> service.meet(county(who("director")), meet(above)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> service.lift(county(who("director")), lift(above)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> service.meet(city("zhouguodong"), meet(own))).isInstanceOf(Forbidden.class);
        assertThat(service.meet(city("zhouguodong"), meet(above)).state()).isEqualTo(ConditionState.MET);
        assertThat(service.lift(county(who("director")), lift(own)).state()).isEqualTo(ConditionState.LIFTED);
        assertThat(of(county(who("director"))))
                .extracting(ApprovalCondition::state)
                .containsExactlyInAnyOrder(ConditionState.MET, ConditionState.LIFTED);
    }

    @Test
    void sayWhoseTheyAreToEnd() {
        approved();
        assertThat(shown("zhouguodong"))
                .containsExactlyInAnyOrder(
                        city("zhouguodong").tenant().name() + " true",
                        county(who("director")).tenant().name() + " false");
        assertThat(shown(who("director")))
                .containsExactlyInAnyOrder(
                        city("zhouguodong").tenant().name() + " false",
                        county(who("director")).tenant().name() + " true");
    }

    @Test
    void areNotEndedFromAboveWhileTheCountyIsSuspended() {
        approved();
        var above = named(of(city("zhouguodong")), city("zhouguodong"));
        status("SUSPENDED");
        try {
            refused(() -> service.meet(city("zhouguodong"), meet(above)), ApprovalErrorCode.NOT_NOW);
        } finally {
            status("ACTIVE");
        }
        service.meet(city("zhouguodong"), meet(above));
    }

    @Test
    void thatAreOnlyNamedAreReadWithTheDecisionThatNamedThem() {
        decide(city("wangxiulan"), APPROVE_CONDITIONALLY, SHARED);
        decide(city("zhangjianjun"), APPROVE, null);
        var bureaus = last();
        assertThat(node("liweidong", bureaus)).isEqualTo("NAMED");
        assertThat(node(who("director"), bureaus)).isEmpty();
        assertThatThrownBy(() -> service.meet(county(who("director")), meet(bureaus)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.meet(city("liweidong"), meet(bureaus))).isInstanceOf(Forbidden.class);
        // What one unit decides alone is read by the other levels, with what it named.
        decide(city("liweidong"), APPROVE_CONDITIONALLY, SHARED);
        assertThat(node(who("director"), last())).isEqualTo("NAMED");
    }

    private ApprovalCondition last() {
        var said = matters.flow(id).decisions().stream()
                .filter(decision -> decision.condition() != null)
                .reduce((one, next) -> next)
                .orElseThrow();
        return conditions
                .ofDecisions(city("liweidong").scope(), List.of(said.id()))
                .getOrDefault(said.id(), List.of())
                .getFirst();
    }

    /** Its state; empty when there is none for that person. */
    private String node(String person, ApprovalCondition condition) {
        return world.as(person)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on Condition { state } } }",
                        Map.of("id", new GlobalId("Condition", condition.id()).toString()))
                .at("/node/state")
                .asString("");
    }

    /** What everybody named in the last stage, in the same words. */
    private void approved() {
        decide(city("wangxiulan"), APPROVE, null);
        decide(city("zhangjianjun"), APPROVE, null);
        decide(city("liweidong"), APPROVE, null);
        decide(city("zhouguodong"), APPROVE_CONDITIONALLY, SHARED);
        decide(county(who("director")), APPROVE_CONDITIONALLY, SHARED);
    }

    private void decide(Viewer viewer, DecisionVerb verb, @Nullable List<ConditionInput> named) {
        var task = matters.flow(id).tasks().stream()
                .filter(each -> each.is(TaskState.OPEN) && each.seat().taken(viewer))
                .findFirst()
                .orElseThrow(() -> new AssertionError(viewer.name() + " has no open task"));
        tasks.decide(viewer, matters.input(task, id, verb, null, named, null));
    }

    private List<ApprovalCondition> of(Viewer viewer) {
        return conditions.ofCases(viewer.scope(), List.of(id)).getOrDefault(id, List.of());
    }

    private static ApprovalCondition named(List<ApprovalCondition> all, Viewer by) {
        return all.stream()
                .filter(condition -> condition.namedTenantId() == by.tenantId())
                .findFirst()
                .orElseThrow();
    }

    private static ConditionMeetInput meet(ApprovalCondition condition) {
        return new ConditionMeetInput(new GlobalId("Condition", condition.id()), "平台数据：97.4 %", null);
    }

    private static ConditionLiftInput lift(ApprovalCondition condition) {
        return new ConditionLiftInput(new GlobalId("Condition", condition.id()), "不再需要", null);
    }

    private List<String> shown(String person) {
        var answer = world.as(person)
                .ask(
                        "query($id: ID!) { case(id: $id) { conditions { tenantName viewerCanMeet viewerCanLift } } }",
                        Map.of("id", new GlobalId("Case", id).toString()));
        return answer.at("/case/conditions").values().stream()
                .map(condition -> condition.path("tenantName").asString() + " " + may(condition))
                .toList();
    }

    private static boolean may(JsonNode condition) {
        assertThat(condition.path("viewerCanLift")).isEqualTo(condition.path("viewerCanMeet"));
        return condition.path("viewerCanMeet").asBoolean();
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.ID.eq(county.tenant()))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .execute();
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
