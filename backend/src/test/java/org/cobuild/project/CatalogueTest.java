package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The metadata of a catalogue: written, read, complete or not, and asked for by the policy. */
@PortalTest
class CatalogueTest {
    private static final String FIELDS = "catalogue { id name items informationItems { name type } missing sharingType"
            + " metadata { categoryClass categoryItem categorySubitem categoryDetail code format sharingWay openness"
            + " openCondition publishedOn relatedCodes } } catalogueCompleteness { entries complete }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @AfterEach
    void notAsked() {
        policy(0);
    }

    private void policy(int value) {
        Policies.set(sql, "catalogue_complete", value);
    }

    @Test
    void everyPartOfTheMetadataIsWrittenAndRead() {
        var draft = Drafting.complete(world);
        var metadata = metadata();
        metadata.putAll(Map.of(
                "categorySubitem", "医疗", "categoryDetail", "门诊", "openCondition", "实名注册", "openness", "CONDITIONAL"));
        metadata.put("publishedOn", "2026-12-31");
        metadata.put("relatedCodes", List.of("307370900/000002", " 307370900/000003 ", "307370900/000002"));
        var entry = entry(draft, metadata);
        draft.act("projectCatalogueSave", Map.of("entries", List.of(entry)));
        var read = draft.seenBy("chenjing", FIELDS);
        var written = read.at("/catalogue/0");
        assertThat(written.at("/metadata/categoryClass").asString()).isEqualTo("基础信息");
        assertThat(written.at("/metadata/categoryItem").asString()).isEqualTo("人口");
        assertThat(written.at("/metadata/categorySubitem").asString()).isEqualTo("医疗");
        assertThat(written.at("/metadata/categoryDetail").asString()).isEqualTo("门诊");
        assertThat(written.at("/metadata/code").asString()).isEqualTo("307370900/000001");
        assertThat(written.at("/metadata/format").asString()).isEqualTo("DATABASE");
        assertThat(written.at("/metadata/sharingWay").asString()).isEqualTo("INTERFACE");
        assertThat(written.at("/metadata/openness").asString()).isEqualTo("CONDITIONAL");
        assertThat(written.at("/metadata/openCondition").asString()).isEqualTo("实名注册");
        assertThat(written.at("/metadata/publishedOn").asString()).isEqualTo("2026-12-31");
        assertThat(texts(written.at("/metadata/relatedCodes"))).containsExactly("307370900/000002", "307370900/000003");
        assertThat(written.get("items").asString()).isEqualTo("姓名\n出生日期");
        assertThat(written.at("/informationItems/1/type").asString()).isEqualTo("DATE");
        assertThat(texts(written.get("missing"))).isEmpty();
        assertThat(read.at("/catalogueCompleteness/complete").asInt()).isEqualTo(1);
    }

    @Test
    void anOldEntryIsReadAndLacksWhatNobodyHasSaid() {
        var draft = Drafting.complete(world);
        var read = draft.seenBy("chenjing", FIELDS);
        assertThat(texts(read.at("/catalogue/0/missing")))
                .containsExactly("SUMMARY", "ITEMS", "CATEGORY", "CODE", "FORMAT", "SHARING_WAY", "OPENNESS");
        assertThat(texts(read.at("/catalogue/1/missing")))
                .containsExactly("SUMMARY", "ITEMS", "CATEGORY", "CODE", "FORMAT", "OPENNESS");
        assertThat(read.at("/catalogueCompleteness/entries").asInt()).isEqualTo(2);
        assertThat(read.at("/catalogueCompleteness/complete").asInt()).isZero();
    }

    @Test
    void aClientThatKnowsNamesAloneTakesNoMetadataAndNoTypesAway() {
        var draft = Drafting.complete(world);
        draft.act("projectCatalogueSave", Map.of("entries", List.of(entry(draft, metadata()))));
        var id = draft.seenBy("chenjing", FIELDS).at("/catalogue/0/id").asString();
        var old = Drafting.entry("门诊记录", draft.unit("市卫生健康委员会"), "UNCONDITIONAL", null);
        old.putAll(Map.of("id", id, "items", "出生日期\n性别", "summary", "门诊就诊记录"));
        draft.act("projectCatalogueSave", Map.of("entries", List.of(old)));
        var kept = draft.seenBy("chenjing", FIELDS).at("/catalogue/0");
        assertThat(kept.at("/metadata/code").asString()).isEqualTo("307370900/000001");
        assertThat(kept.at("/informationItems/0/type").asString()).isEqualTo("DATE");
        assertThat(kept.at("/informationItems/1/type").isNull()).isTrue();
        assertThat(texts(kept.get("missing"))).containsExactly("ITEM_TYPES");
    }

    @Test
    void whatIsOutOfFormIsRefusedWhereItStands() {
        var draft = Drafting.complete(world);
        var metadata = metadata();
        metadata.put("code", "有空格 1");
        metadata.put("categoryClass", "类".repeat(101));
        metadata.put("relatedCodes", List.of("A-1", "中文"));
        var entry = entry(draft, metadata);
        entry.put("informationItems", List.of(item("", "DATE"), item("项".repeat(201), null)));
        assertThat(Drafting.refusals(draft.attempt("projectCatalogueSave", Map.of("entries", List.of(entry)))))
                .containsExactlyInAnyOrder(
                        "REQUIRED entries.0.informationItems.0.name",
                        "INVALID entries.0.informationItems.1.name",
                        "INVALID entries.0.metadata.categoryClass",
                        "INVALID entries.0.metadata.code",
                        "INVALID entries.0.metadata.relatedCodes.1");
        entry.put("metadata", metadata());
        entry.put("informationItems", Collections.nCopies(101, item("项", "DATE")));
        assertThat(Drafting.refusals(draft.attempt("projectCatalogueSave", Map.of("entries", List.of(entry)))))
                .containsExactly("INVALID entries.0.informationItems");
        entry.put("informationItems", Collections.nCopies(40, item("项".repeat(200), "DATE")));
        assertThat(Drafting.refusals(draft.attempt("projectCatalogueSave", Map.of("entries", List.of(entry)))))
                .containsExactly("INVALID entries.0.informationItems");
    }

    @Test
    void thePolicyRefusesAnIncompleteEntryAndNamesEachFieldOnce() {
        var draft = Drafting.confirmed(world);
        assertThat(incomplete(draft)).isEmpty();
        policy(1);
        assertThat(incomplete(draft))
                .containsExactlyInAnyOrder(
                        "CATALOGUE_INCOMPLETE catalogue.0.summary",
                        "CATALOGUE_INCOMPLETE catalogue.0.informationItems",
                        "CATALOGUE_INCOMPLETE catalogue.0.metadata.categoryClass",
                        "CATALOGUE_INCOMPLETE catalogue.0.metadata.code",
                        "CATALOGUE_INCOMPLETE catalogue.0.metadata.format",
                        "CATALOGUE_INCOMPLETE catalogue.0.metadata.sharingWay",
                        "CATALOGUE_INCOMPLETE catalogue.0.metadata.openness",
                        "CATALOGUE_INCOMPLETE catalogue.1.summary",
                        "CATALOGUE_INCOMPLETE catalogue.1.informationItems",
                        "CATALOGUE_INCOMPLETE catalogue.1.metadata.categoryClass",
                        "CATALOGUE_INCOMPLETE catalogue.1.metadata.code",
                        "CATALOGUE_INCOMPLETE catalogue.1.metadata.format",
                        "CATALOGUE_INCOMPLETE catalogue.1.metadata.openness");
        var said = draft.seenBy("chenjing", "submissionRefusals { code message clause lift }")
                .get("submissionRefusals")
                .valueStream()
                .filter(each -> each.get("code").asString().equals("CATALOGUE_INCOMPLETE"))
                .findFirst()
                .orElseThrow();
        assertThat(said.get("message").asString()).contains("居民健康档案").contains("资源摘要");
        assertThat(said.get("clause").asString()).contains("必备条件");
        // The law and the condition are asked for by their own rules, and once.
        var entry = entry(draft, metadata());
        entry.put("sharingType", "CONDITIONAL");
        draft.act("projectCatalogueSave", Map.of("entries", List.of(entry)));
        assertThat(draft.refusing())
                .contains("LEGAL_BASIS_MISSING catalogue.0.legalBasis", "REQUIRED catalogue.0.sharingCondition");
        assertThat(incomplete(draft)).isEmpty();
    }

    @Test
    void aCompleteCatalogueIsSubmittedAndStandsInTheSnapshot() {
        policy(1);
        var draft = Drafting.confirmed(world);
        draft.act("projectCatalogueSave", Map.of("entries", List.of(entry(draft, metadata()))));
        draft.submit();
        var content = draft.seenBy("chenjing", "submissions { content }")
                .at("/submissions/0/content")
                .asString();
        assertThat(content)
                .contains("\"resourceCode\":\"307370900/000001\"")
                .contains("\"informationItems\":[{\"name\":\"姓名\",\"type\":\"CHARACTER\"}")
                .contains("\"sharingWay\":\"INTERFACE\"");
        assertThat(draft.seenBy("zhaolei", FIELDS)
                        .at("/catalogue/0/metadata/code")
                        .asString())
                .isEqualTo("307370900/000001");
    }

    private static List<String> incomplete(Drafting draft) {
        return draft.refusing().stream()
                .filter(each -> each.startsWith("CATALOGUE_INCOMPLETE"))
                .toList();
    }

    static Map<String, Object> entry(Drafting draft, Map<String, Object> metadata) {
        var entry = Drafting.entry("门诊记录", draft.unit("市卫生健康委员会"), "UNCONDITIONAL", null);
        entry.put("summary", "门诊就诊记录");
        entry.put("informationItems", List.of(item("姓名", "CHARACTER"), item("出生日期", "DATE")));
        entry.put("metadata", metadata);
        return entry;
    }

    static Map<String, Object> metadata() {
        return new HashMap<>(Map.of(
                "categoryClass", "基础信息",
                "categoryItem", "人口",
                "code", "307370900/000001",
                "format", "DATABASE",
                "sharingWay", "INTERFACE",
                "openness", "NOT_OPEN"));
    }

    private static Map<String, Object> item(String name, @org.jspecify.annotations.Nullable String type) {
        var item = new HashMap<String, Object>(Map.of("name", name));
        item.put("type", type);
        return item;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
