package org.cobuild.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import tools.jackson.databind.JsonNode;

/** Entries of lists as tests make them, through the API. */
public final class ListEntries {
    public static final String FIELDS =
            "entry { id version kind clause title effectiveOn untilOn viewerCanEnd tenant { code } } ";

    private ListEntries() {}

    /** An input that nothing is wrong with. */
    public static Map<String, Object> input(String kind, String clause, String day, String... anyTerms) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "clause",
                clause,
                "title",
                "条目 " + clause,
                "content",
                "全市统一建设，不得重复建设",
                "anyTerms",
                List.of(anyTerms),
                "suggestion",
                "改用全市统一的",
                "effectiveOn",
                day));
    }

    public static JsonNode add(World world, String who, Map<String, Object> input) {
        return world.as(who).mutate("listEntryAdd", input, FIELDS);
    }
}
