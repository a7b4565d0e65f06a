package org.cobuild.expert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pools and submitted projects with their cases, for tests of this room. */
final class Experts {
    static final String PANEL =
            "panel { id version state mean dissents seed nonce inputSha256 algorithm size emptySeats"
                    + " quotas { field atLeast } viewerCanRecord conclusion minutes heldOn document { name }"
                    + " candidates { key name employer fields personSalt personSha256 place leftOut leftOutFor }"
                    + " members { id version ordinal key name employer fields state replacesOrdinal recusalReason ownWish score"
                    + " opinion dissent } }";
    private final World world;
    private final Standing standing;
    private final CaseService cases;
    private final Access access;
    private final DSLContext sql;

    Experts(World world, Standing standing, CaseService cases, Access access, DSLContext sql) {
        this.world = world;
        this.standing = standing;
        this.cases = cases;
        this.access = access;
        this.sql = sql;
    }

    /** Nobody of earlier tests is drawn. */
    void nobody() {
        sql.execute("update expert set active = false /*scope:all*/");
    }

    static Map<String, Object> input(String name, String employer, String... fields) {
        return new HashMap<>(Map.of("name", name, "employer", employer, "fields", List.of(fields)));
    }

    JsonNode save(String who, Map<String, Object> input) {
        return world.as(who)
                .mutate(
                        "expertSave",
                        input,
                        "expert { id version name employer fields title phone avoids active viewerCanEdit tenant { code }"
                                + " unit { name } }");
    }

    /** So many of these fields. @return their ids */
    List<String> add(String who, int many, String... fields) {
        var ids = new ArrayList<String>();
        for (int n = 0; n < many; n++) {
            var input = input("专家" + UUID.randomUUID().toString().substring(0, 8), "山东某大学", fields);
            ids.add(save(who, input).at("/expert/id").asString());
        }
        return ids;
    }

    /** A project of the test city's health commission under review, co-built with a county. */
    Made project() {
        var project = standing.project("990100", "health", ProjectStage.SUBMITTED, "8000000.00");
        standing.participant(project, "990121", "health");
        return project;
    }

    /** Its open case. */
    String open(Made project) {
        return open(project, "chenjing", "990100");
    }

    String open(Made project, String clerk, String tenant) {
        var viewer = world.viewer(clerk, tenant);
        var id = cases.open(
                viewer,
                access.consequence(project.tenantId()),
                new CaseStart(
                        CaseSubject.PROJECT,
                        project.id(),
                        project.id(),
                        "健康数据平台",
                        new java.math.BigDecimal("8000000.00"),
                        project.unitId()));
        return new GlobalId("Case", id).toString();
    }

    JsonNode draw(String who, String caseId, int size, Object... quotas) {
        return world.as(who).mutate("expertPanelDraw", drawing(caseId, size, quotas), PANEL);
    }

    static Map<String, Object> drawing(String caseId, int size, Object... quotas) {
        var asked = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < quotas.length; i += 2) {
            asked.add(Map.of("field", quotas[i], "atLeast", quotas[i + 1]));
        }
        return Map.of("caseId", caseId, "size", size, "quotas", asked);
    }

    JsonNode recuse(String who, JsonNode member, String reason) {
        return world.as(who)
                .mutate(
                        "expertRecuse",
                        Map.of(
                                "memberId",
                                member.get("id").asString(),
                                "version",
                                member.get("version").asInt(),
                                "reason",
                                reason,
                                "ownWish",
                                true),
                        PANEL);
    }

    JsonNode score(String who, JsonNode member, int score, String opinion, @Nullable String dissent) {
        var input = new HashMap<String, Object>(Map.of(
                "memberId",
                member.get("id").asString(),
                "version",
                member.get("version").asInt(),
                "score",
                score,
                "opinion",
                opinion));
        input.put("dissent", dissent);
        return world.as(who).mutate("expertScore", input, PANEL);
    }

    JsonNode close(String who, JsonNode panel, Map<String, Object> more) {
        var input = new HashMap<String, Object>(Map.of(
                "panelId",
                panel.get("id").asString(),
                "version",
                panel.get("version").asInt(),
                "heldOn",
                today(),
                "conclusion",
                "方案可行，按意见修改",
                "minutes",
                "五位专家逐一发表意见。"));
        input.putAll(more);
        return world.as(who).mutate("expertPanelClose", input, PANEL);
    }

    String today() {
        return world.clock().today(java.time.ZoneId.of("Asia/Shanghai")).toString();
    }

    JsonNode seen(String who, String caseId) {
        return world.as(who)
                .ask(
                        "query($id: ID!) { case(id: $id) { viewerCanDrawExperts expertPanel { "
                                + PANEL.substring("panel { ".length()) + " } }",
                        Map.of("id", caseId))
                .get("case");
    }

    /** Where and why, e.g. {@code INVALID score}. */
    static List<String> refusals(JsonNode payload) {
        var found = new ArrayList<String>();
        payload.get("errors").forEach(error -> {
            var path = new ArrayList<String>();
            error.get("path").forEach(step -> path.add(step.asString()));
            found.add((error.get("code").asString() + " " + String.join(".", path)).strip());
        });
        return found;
    }

    String failure(String who, String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return world.as(who)
                .answer(
                        "mutation($input: " + type + "!) { " + mutation + "(input: $input) { errors { message } } }",
                        Map.of("input", input))
                .at("/errors/0/extensions/code")
                .asString();
    }
}
