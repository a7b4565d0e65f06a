package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The lists: who sets them, how entries come and go, and who reads them. */
@PortalTest
class ListEntryTest {
    private static final String CITY = "liweidong";
    private static final String COUNTY = "lizhengyi";

    @Autowired
    World world;

    private LocalDate today;
    private String clause;

    @BeforeEach
    void day() {
        world.clock().release();
        today = world.clock().today(ZoneId.of("Asia/Shanghai"));
        clause = "测-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void anEntryIsAddedReplacedAndEndedAndHistoryStaysTrue() {
        var added = done(add(CITY, input("唯一甲")));
        assertThat(added.at("/viewerCanEnd").asBoolean()).isTrue();
        assertThat(added.at("/tenant/code").asString()).isEqualTo("990100");

        var next = input("唯一乙");
        next.put("effectiveOn", today.plusDays(10).toString());
        next.put("replacesId", added.get("id").asString());
        next.put("replacesVersion", 1);
        var replacing = done(add(CITY, next));
        assertThat(found("inForceOn: \"" + today + "\""))
                .containsExactly(added.get("id").asString());
        assertThat(found("inForceOn: \"" + today.plusDays(10) + "\""))
                .containsExactly(replacing.get("id").asString());
        assertThat(node(added.get("id").asString()).at("/untilOn").asString())
                .isEqualTo(today.plusDays(9).toString());

        // One that has not begun is taken away.
        assertThat(end(CITY, replacing, today.plusDays(3)).at("/errors")).isEmpty();
        assertThat(found("")).containsExactly(added.get("id").asString());
        var kept = node(added.get("id").asString());
        assertThat(refusals(end(CITY, kept, today.plusDays(20)))).containsExactly("DATE lastOn");
        assertThat(refusals(end(CITY, added, today))).containsExactly("STALE version");
        done(end(CITY, kept, today));
        assertThat(found("inForceOn: \"" + today.plusDays(1) + "\"")).isEmpty();
    }

    @Test
    void aNumberIsInForceOnceADay() {
        done(add(CITY, input("唯一丙")));
        assertThat(refusals(add(CITY, input("唯一丁")))).containsExactly("TWICE clause");
        var other = input("唯一丁");
        other.put("kind", "NEGATIVE");
        done(add(CITY, other));
    }

    @Test
    void refusesWhatCannotBeRecognisedOrReachesBack() {
        var bad = input();
        bad.put("effectiveOn", today.minusDays(1).toString());
        bad.put("untilOn", today.minusDays(2).toString());
        bad.put("title", "");
        assertThat(refusals(add(CITY, bad))).contains("DATE effectiveOn", "DATE untilOn", "REQUIRED title");
        assertThat(refusals(add(CITY, input()))).containsExactly("TERMS anyTerms");
        assertThat(refusals(add(CITY, input("甲")))).containsExactly("INVALID anyTerms.0");
        assertThat(refusals(add(CITY, input("甲\u200b")))).containsExactly("TERMS anyTerms.0");
        assertThat(refusals(add(CITY, input("甲\n乙")))).containsExactly("TERMS anyTerms.0");
        assertThat(refusals(add(CITY, input("字".repeat(31))))).containsExactly("INVALID anyTerms.0");
        assertThat(refusals(add(CITY, input("字".repeat(300_000))))).containsExactly("INVALID anyTerms.0");
        assertThat(refusals(add(CITY, input(Collections.nCopies(31, "词语").toArray(String[]::new)))))
                .containsExactly("TERMS anyTerms");
        var both = input("唯一戊");
        both.put("noneTerms", List.of("唯一戊"));
        assertThat(refusals(add(CITY, both))).containsExactly("TERMS noneTerms");
    }

    @Test
    void chiefAndDirectorSetTheListsAndNobodyElse() {
        for (var who : List.of("chenjing", "zhaolei", "wangxiulan", "hanbing", "denghui")) {
            assertThat(code(who, input("唯一己"))).as(who).isEqualTo("FORBIDDEN");
        }
        done(add("zhouguodong", input("唯一己")));
        var machine = world.machine("990100", "project:write", "tenancy:read")
                .answer(
                        "mutation($input: ListEntryAddInput!) { listEntryAdd(input: $input) { errors { message } } }",
                        Map.of("input", input("唯一庚")));
        assertThat(machine.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aCountyFollowsItsCitysListBesideItsOwnAndChangesItsOwnAlone() {
        var city = done(add(CITY, input("唯一辛")));
        var own = clause + "县";
        var county = ListEntries.input("UNIFIED_BUILD", own, today.toString(), "唯一壬");
        var added = done(add(COUNTY, county));
        var seen = list(COUNTY, "search: \"" + clause + "\"");
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        city.get("id").asString(), added.get("id").asString());
        // A city's list is not its counties'; but it may look one up that a project of a county hits.
        assertThat(list(CITY, "search: \"" + clause + "\""))
                .containsExactly(city.get("id").asString());
        assertThat(node(added.get("id").asString()).at("/clause").asString()).isEqualTo(own);
        assertThat(code(COUNTY, ended(city, today))).isEqualTo("FORBIDDEN");
        // Another city has neither.
        assertThat(list("zhuqing", "search: \"" + clause + "\"")).isEmpty();
        assertThat(code("zhuqing", ended(city, today))).isEqualTo("NOT_FOUND");
        var stolen = input("唯一癸");
        stolen.put("replacesId", city.get("id").asString());
        stolen.put("replacesVersion", 1);
        stolen.put("effectiveOn", today.plusDays(1).toString());
        assertThat(code("zhuqing", stolen)).isEqualTo("NOT_FOUND");
        assertThat(code(COUNTY, stolen)).isEqualTo("FORBIDDEN");
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        for (int i = 0; i < 5; i++) {
            done(add(CITY, ListEntries.input("NEGATIVE", clause + i, today.toString(), "唯一翻页")));
        }
        var all = new ArrayList<String>();
        String after = null;
        do {
            var page = world.as(CITY)
                    .ask(
                            "query($after: String) { listEntries(filter: {search: \"" + clause
                                    + "\"}, first: 2, after: $after) { edges { node { clause } } pageInfo { hasNextPage endCursor } } }",
                            Collections.singletonMap("after", after))
                    .get("listEntries");
            page.get("edges").forEach(edge -> all.add(edge.at("/node/clause").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        assertThat(all).containsExactly(clause + 0, clause + 1, clause + 2, clause + 3, clause + 4);
    }

    private Map<String, Object> input(String... words) {
        return ListEntries.input("UNIFIED_BUILD", clause, today.toString(), words);
    }

    private JsonNode add(String who, Map<String, Object> input) {
        return ListEntries.add(world, who, input);
    }

    private static Map<String, Object> ended(JsonNode entry, LocalDate last) {
        return Map.of(
                "id",
                entry.get("id").asString(),
                "version",
                entry.get("version").asInt(),
                "lastOn",
                last.toString());
    }

    private JsonNode end(String who, JsonNode entry, LocalDate last) {
        return world.as(who).mutate("listEntryEnd", ended(entry, last), ListEntries.FIELDS);
    }

    private static JsonNode done(JsonNode payload) {
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload.get("entry");
    }

    private String code(String who, Map<String, Object> input) {
        var end = input.containsKey("lastOn");
        return world.as(who)
                .answer(
                        end
                                ? "mutation($input: ListEntryEndInput!) { listEntryEnd(input: $input) { errors { message } } }"
                                : "mutation($input: ListEntryAddInput!) { listEntryAdd(input: $input) { errors { message } } }",
                        Map.of("input", input))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private List<String> found(String filter) {
        return list(CITY, "search: \"" + clause + "\" " + filter);
    }

    private List<String> list(String who, String filter) {
        return world.as(who)
                .ask("{ listEntries(filter: {" + filter + "}, first: 100) { edges { node { id } } } }")
                .at("/listEntries/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }

    private JsonNode node(String id) {
        return world.as(CITY)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on ListEntry { id version clause untilOn } } }",
                        Map.of("id", id))
                .get("node");
    }

    private static List<String> refusals(JsonNode payload) {
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
