package org.cobuild.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.CATALOGUE_ENTRY;
import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** What approved projects have published, and requests for it through the API. */
public final class Resources {
    static final String FIELDS = "request { id version state purpose dueOn overdue answer answeredAt answeredByName"
            + " escalatedAt escalatedTo requester { name } provider { name } viewerCanEdit viewerCanAnswer }";
    private final World world;
    private final DSLContext sql;
    private final Standing standing;

    public Resources(World world, DSLContext sql, Standing standing) {
        this.world = world;
        this.sql = sql;
        this.standing = standing;
    }

    /** A resource of a tenant's project, provided by the project's unit. @return its id */
    public String published(String tenant, String unit, String name, String sharingType) {
        var project = standing.project(tenant, unit, ProjectStage.CONSTRUCTION, "1000.00");
        var id = Ids.next();
        var condition = sharingType.equals("CONDITIONAL") ? "限医疗救治" : null;
        sql.insertInto(CATALOGUE_ENTRY)
                .set(CATALOGUE_ENTRY.ID, id)
                .set(CATALOGUE_ENTRY.TENANT_ID, project.tenantId())
                .set(CATALOGUE_ENTRY.PROJECT_ID, project.id())
                .set(CATALOGUE_ENTRY.ORDINAL, 1)
                .set(CATALOGUE_ENTRY.NAME, name)
                .set(CATALOGUE_ENTRY.PROVIDER_TENANT_ID, project.tenantId())
                .set(CATALOGUE_ENTRY.PROVIDER_UNIT_ID, project.unitId())
                .set(CATALOGUE_ENTRY.SHARING_TYPE, sharingType)
                .set(CATALOGUE_ENTRY.SHARING_CONDITION, condition)
                .set(CATALOGUE_ENTRY.UPDATE_CYCLE, "DAILY")
                .execute();
        sql.insertInto(PUBLISHED_RESOURCE)
                .set(PUBLISHED_RESOURCE.ID, id)
                .set(PUBLISHED_RESOURCE.TENANT_ID, project.tenantId())
                .set(PUBLISHED_RESOURCE.PROJECT_ID, project.id())
                .set(PUBLISHED_RESOURCE.PROVIDER_TENANT_ID, project.tenantId())
                .set(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID, project.unitId())
                .set(PUBLISHED_RESOURCE.NAME, name)
                .set(PUBLISHED_RESOURCE.SHARING_TYPE, sharingType)
                .set(PUBLISHED_RESOURCE.SHARING_CONDITION, condition)
                .set(PUBLISHED_RESOURCE.PUBLISHED_AT, Instant.parse("2026-01-10T01:00:00Z"))
                .execute();
        return new GlobalId("PublishedResource", id).toString();
    }

    public JsonNode ask(String who, String resource) {
        return act(who, "sharingRequestSave", Map.of("resourceId", resource, "purpose", "门诊转诊核对"));
    }

    JsonNode sayAnew(String who, JsonNode request, String purpose) {
        return act(who, "sharingRequestSave", with(request, Map.of("purpose", purpose)));
    }

    public JsonNode answer(String who, JsonNode request, String verdict, String words) {
        return act(who, "sharingRequestAnswer", with(request, Map.of("verdict", verdict, "words", words)));
    }

    public JsonNode withdraw(String who, JsonNode request) {
        return act(who, "sharingRequestWithdraw", with(request, Map.of()));
    }

    private JsonNode act(String who, String act, Map<String, ?> input) {
        return world.as(who).mutate(act, input, FIELDS);
    }

    /** Code of the GraphQL error, empty for none. */
    String code(String who, String act, Map<String, ?> input) {
        var type = Character.toUpperCase(act.charAt(0)) + act.substring(1) + "Input";
        return world.as(who)
                .answer(
                        "mutation($input: " + type + "!) { " + act + "(input: $input) { errors { message } } }",
                        Map.of("input", input))
                .at("/errors/0/extensions/code")
                .asString();
    }

    static Map<String, Object> with(JsonNode request, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("id", request.get("id").asString());
        input.put("version", request.get("version").asInt());
        return input;
    }

    /** Ids of the requests that somebody reads. @param filter of GraphQL, empty for none */
    List<String> requests(String who, String filter) {
        return world.as(who)
                .ask("{ sharingRequests(" + (filter.isEmpty() ? "" : "filter: {" + filter + "}, ")
                        + "first: 100) { edges { node { id } } } }")
                .at("/sharingRequests/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }

    JsonNode seenBy(String who, JsonNode request) {
        return world.as(who)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on SharingRequest "
                                + FIELDS.substring("request ".length()) + " } }",
                        Map.of("id", request.get("id").asString()))
                .get("node");
    }

    public static JsonNode done(JsonNode payload) {
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload.get("request");
    }

    static List<String> refusals(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> (error.get("code").asString() + " "
                                + String.join(
                                        ".",
                                        error.get("path")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()))
                        .strip())
                .toList();
    }
}
