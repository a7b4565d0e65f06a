package org.cobuild.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.catalogue.CatalogueField.CATEGORY;
import static org.cobuild.catalogue.CatalogueField.CODE;
import static org.cobuild.catalogue.CatalogueField.FORMAT;
import static org.cobuild.catalogue.CatalogueField.ITEMS;
import static org.cobuild.catalogue.CatalogueField.ITEM_TYPES;
import static org.cobuild.catalogue.CatalogueField.LEGAL_BASIS;
import static org.cobuild.catalogue.CatalogueField.OPENNESS;
import static org.cobuild.catalogue.CatalogueField.OPEN_CONDITION;
import static org.cobuild.catalogue.CatalogueField.SHARING_CONDITION;
import static org.cobuild.catalogue.CatalogueField.SHARING_WAY;
import static org.cobuild.catalogue.CatalogueField.SUMMARY;
import static org.cobuild.catalogue.SharingType.CONDITIONAL;
import static org.cobuild.catalogue.SharingType.NOT_SHARED;
import static org.cobuild.catalogue.SharingType.UNCONDITIONAL;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an entry lacks, clause by clause and by how it is shared. */
class CompletenessTest {
    private static final List<InformationItem> ITEMS_WITH_TYPES =
            List.of(new InformationItem("姓名", ItemType.CHARACTER), new InformationItem("出生日期", ItemType.DATE));

    private @Nullable String summary = "门诊就诊记录";
    private List<InformationItem> items = ITEMS_WITH_TYPES;
    private @Nullable String condition = "限医疗救治";
    private @Nullable String law = "《个人信息保护法》第二十八条";
    private @Nullable String categoryClass = "基础信息";
    private @Nullable String categoryItem = "人口";
    private @Nullable String code = "307370900/000001";
    private @Nullable ResourceFormat format = ResourceFormat.DATABASE;
    private @Nullable SharingWay way = SharingWay.INTERFACE;
    private @Nullable Openness openness = Openness.NOT_OPEN;
    private @Nullable String openCondition;

    @Test
    void nothingIsMissingOfAWholeEntryHoweverItIsShared() {
        for (var type : SharingType.values()) {
            assertThat(missing(type)).as("%s", type).isEmpty();
        }
    }

    @Test
    void subitemDetailDayAndRelatedCodesAreNeverAskedFor() {
        var entry = entry(UNCONDITIONAL);
        assertThat(entry.metadata().categorySubitem()).isNull();
        assertThat(entry.metadata().categoryDetail()).isNull();
        assertThat(entry.metadata().publishedOn()).isNull();
        assertThat(entry.metadata().relatedCodes()).isEmpty();
        assertThat(entry.missing()).isEmpty();
    }

    @Test
    void everyEntrySaysWhatItIs() {
        summary = null;
        items = List.of();
        categoryClass = null;
        code = null;
        format = null;
        openness = null;
        for (var type : SharingType.values()) {
            assertThat(missing(type)).as("%s", type).containsExactly(SUMMARY, ITEMS, CATEGORY, CODE, FORMAT, OPENNESS);
        }
    }

    @Test
    void theCategoryNeedsItsItemBesideItsClass() {
        categoryItem = null;
        assertThat(missing(UNCONDITIONAL)).containsExactly(CATEGORY);
    }

    @Test
    void everyItemNeedsItsType() {
        items = List.of(ITEMS_WITH_TYPES.getFirst(), new InformationItem("住址", null));
        assertThat(missing(UNCONDITIONAL)).containsExactly(ITEM_TYPES);
    }

    @Test
    void onlyWhatIsConditionalNeedsACondition() {
        condition = null;
        assertThat(missing(UNCONDITIONAL)).isEmpty();
        assertThat(missing(CONDITIONAL)).containsExactly(SHARING_CONDITION);
        assertThat(missing(NOT_SHARED)).isEmpty();
    }

    @Test
    void whatIsRestrictedNeedsALaw() {
        law = null;
        assertThat(missing(UNCONDITIONAL)).isEmpty();
        assertThat(missing(CONDITIONAL)).containsExactly(LEGAL_BASIS);
        assertThat(missing(NOT_SHARED)).containsExactly(LEGAL_BASIS);
    }

    @Test
    void whatIsSharedAtAllSaysByWhichWay() {
        way = null;
        assertThat(missing(UNCONDITIONAL)).containsExactly(SHARING_WAY);
        assertThat(missing(CONDITIONAL)).containsExactly(SHARING_WAY);
        assertThat(missing(NOT_SHARED)).isEmpty();
    }

    @Test
    void whatIsOpenOnAConditionSaysIt() {
        openness = Openness.CONDITIONAL;
        assertThat(missing(UNCONDITIONAL)).containsExactly(OPEN_CONDITION);
        openCondition = "实名注册";
        assertThat(missing(UNCONDITIONAL)).isEmpty();
    }

    @Test
    void aCatalogueCountsWhatLacksNothing() {
        var whole = entry(CONDITIONAL);
        condition = null;
        assertThat(CatalogueCompleteness.of(List.of(whole, entry(CONDITIONAL), entry(NOT_SHARED))))
                .isEqualTo(new CatalogueCompleteness(3, 2));
        assertThat(CatalogueCompleteness.of(List.of())).isEqualTo(new CatalogueCompleteness(0, 0));
    }

    @Test
    void itemsAreKeptAsLinesAndComeBackAsTheyWere() {
        var lines = InformationItem.lines(List.of(ITEMS_WITH_TYPES.getFirst(), new InformationItem("住址", null)));
        assertThat(lines).isEqualTo("姓名\tCHARACTER\n住址");
        assertThat(InformationItem.of(lines))
                .containsExactly(new InformationItem("姓名", ItemType.CHARACTER), new InformationItem("住址", null));
        assertThat(InformationItem.lines(List.of())).isNull();
        assertThat(InformationItem.of(null)).isEmpty();
        assertThat(InformationItem.typed("一\tDATE\n\n 二 "))
                .containsExactly(new InformationItem("一 DATE", null), new InformationItem("二", null));
    }

    private List<CatalogueField> missing(SharingType type) {
        return entry(type).missing();
    }

    private CatalogueEntry entry(SharingType type) {
        return new CatalogueEntry(
                1,
                1,
                1,
                1,
                "门诊记录",
                1,
                1,
                summary,
                items,
                type,
                condition,
                law,
                UpdateCycle.DAILY,
                new EntryMetadata(
                        categoryClass,
                        categoryItem,
                        null,
                        null,
                        code,
                        format,
                        way,
                        openness,
                        openCondition,
                        null,
                        List.of()));
    }
}
