package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobuild.World;

/** The key of a log is renewed so many times, and revoked. */
final class BudgetLog {
    private static final String KEYS = "log { keys { id to revokedFrom } }";
    private final World world;
    private final int rows;

    BudgetLog(World world, int rows) {
        this.world = world;
        this.rows = rows;
    }

    void live() {
        var keys = renew();
        for (int n = 1; n < rows; n++) {
            keys = renew();
        }
        var key = keys.get(keys.size() - 1);
        assertThat(key.get("to").isNull()).as("signs").isTrue();
        var revoked = world.as("denghui")
                .mutate(
                        "logKeyRevoke",
                        Map.of(
                                "keyId", key.get("id").asString(),
                                "from", "2026-01-01T00:00:00Z",
                                "reason", "密钥可能外泄"),
                        KEYS);
        assertThat(revoked.at("/errors")).as(revoked.toString()).isEmpty();
    }

    private tools.jackson.databind.JsonNode renew() {
        var renewed = world.as("denghui").mutate("logKeyRenew", Map.of("reason", "例行更换密钥"), KEYS);
        assertThat(renewed.at("/errors")).as(renewed.toString()).isEmpty();
        return renewed.at("/log/keys");
    }
}
