package org.cobuild.approval;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import org.cobuild.db.Tables;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** Gives and takes proxies in tests, over GraphQL. */
record Proxies(DSLContext sql, World world, String tenant) {

    static String post(World world, String tenant, String username) {
        return new GlobalId("Post", world.viewer(username, tenant).postId()).toString();
    }

    LocalDate today() {
        return world.clock().today(world.viewer("zhaolei", tenant).tenant().zone());
    }

    Map<String, Object> input(String to) {
        return new HashMap<>(Map.of(
                "postId",
                post(world, tenant, to),
                "firstOn",
                today().toString(),
                "lastOn",
                today().plusDays(3).toString(),
                "reason",
                "外出学习"));
    }

    JsonNode grant(String from, Map<String, Object> input) {
        return world.as(from).mutate("proxyGrant", input, "proxy { id state personName proxyName }");
    }

    String given(String from, String to) {
        return given(from, input(to));
    }

    String given(String from, Map<String, Object> input) {
        var payload = grant(from, input);
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(payload);
        }
        return payload.at("/proxy/id").asString();
    }

    JsonNode end(String from, String id) {
        return world.as(from).mutate("proxyEnd", Map.of("proxyId", id), "proxy { state viewerCanEnd }");
    }

    List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error ->
                        error.get("code").asString() + " " + error.at("/path/0").asString(""))
                .toList();
    }

    void clear() {
        sql.deleteFrom(Tables.APPROVAL_PROXY)
                .where(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }
}
