package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.World;

/** A machine client with so many addresses is made, changed, rotated and revoked. */
final class BudgetClients {
    private final World world;
    private final Map<String, Object> terms;

    BudgetClients(World world, int rows) {
        this.world = world;
        this.terms = Map.of(
                "name",
                "接口测试",
                "scopes",
                List.of("project:read"),
                "addresses",
                IntStream.range(0, rows).mapToObj(n -> "10.0." + n + ".0/24").toList(),
                "expiresOn",
                world.clock().today(ZoneId.of("Asia/Shanghai")).plusDays(30).toString());
    }

    void live() {
        var client = act("apiClientMake", terms);
        client = act("apiClientChange", with(client, terms));
        client = act("apiClientRotate", with(client, Map.of("overlapHours", 24)));
        act("apiClientRevoke", with(client, Map.of()));
    }

    private static Map<String, Object> with(Map<String, Object> client, Map<String, Object> more) {
        var input = new java.util.HashMap<>(more);
        input.putAll(client);
        return input;
    }

    private Map<String, Object> act(String mutation, Map<String, Object> input) {
        var payload = world.as("hanbing").mutate(mutation, input, "client { id version }");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return Map.of(
                "apiClientId", payload.at("/client/id").asString(),
                "version", payload.at("/client/version").asInt());
    }
}
