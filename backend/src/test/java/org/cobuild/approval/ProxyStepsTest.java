package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A proxy for some steps, where a route has more of them than can be kept one by one. */
@PortalTest
class ProxyStepsTest {
    /** With 31 codes of 32 letters 1,022 characters, with a code less 989. */
    private static final List<String> CODES = IntStream.range(10, 41)
            .mapToObj(i -> "step_" + i + "_" + "x".repeat(24))
            .toList();

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @TempDir
    Path root;

    private County county;

    @BeforeEach
    void routeOfManySteps() {
        county = new Counties(world, folders, export, standing).make(root);
        var route = new StringBuilder("""
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                """);
        CODES.forEach(code -> route.append("    - {code: ")
                .append(code)
                .append(", name: 审定, nameEn: Decision, rule: ANY, workingDays: 1, ")
                .append("assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}\n"));
        county.write("routes.yaml", route.toString());
        folders.apply(root, county.code);
    }

    @Test
    void moreThanCanBeKeptAreRefusedWithTheirRule() {
        var refused = grant(CODES).get("errors");
        assertThat(refused).hasSize(1);
        assertThat(refused.at("/0/path/0").asString()).isEqualTo("steps");
        assertThat(refused.at("/0/code").asString()).isEqualTo("INVALID");
        assertThat(refused.at("/0/message").asString()).contains("1,022").contains("1,000");
        assertThat(refused.at("/0/lift").asString()).isNotEmpty();
        assertThat(grant(CODES.subList(0, 30)).get("errors")).isEmpty();
    }

    private JsonNode grant(List<String> steps) {
        var today = world.clock()
                .today(world.viewer(who("director"), county.code).tenant().zone());
        var input = new HashMap<String, Object>(Map.of(
                "postId",
                Proxies.post(world, county.code, who("checker")),
                "firstOn",
                today.toString(),
                "lastOn",
                today.plusDays(3).toString(),
                "reason",
                "外出学习"));
        input.put("steps", steps);
        return world.as(who("director")).mutate("proxyGrant", input, "proxy { id steps { code } }");
    }

    private String who(String person) {
        return person + county.code;
    }
}
