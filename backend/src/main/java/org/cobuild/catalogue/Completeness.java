package org.cobuild.catalogue;

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

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which metadata an entry lacks, by how it is shared 目录完整性. Every resource is described, categorised, coded and says
 * whether it is open (国家政务信息资源目录编制指南); what is shared says by which way, what is conditional under which
 * condition, and what is restricted by which law (Shandong decree 329). Subitem and detail of the category, the day of
 * publication and related codes come with the catalogue's registration and are asked for by nobody.
 */
final class Completeness {
    private record Rule(CatalogueField field, Predicate<CatalogueEntry> lacks) {}

    private static final List<Rule> RULES = List.of(
            new Rule(SUMMARY, entry -> entry.summary() == null),
            new Rule(ITEMS, entry -> entry.informationItems().isEmpty()),
            new Rule(ITEM_TYPES, Completeness::lacksTypes),
            new Rule(CATEGORY, Completeness::lacksCategory),
            new Rule(CODE, entry -> entry.metadata().code() == null),
            new Rule(FORMAT, entry -> entry.metadata().format() == null),
            new Rule(SHARING_CONDITION, CatalogueEntry::lacksCondition),
            new Rule(SHARING_WAY, Completeness::lacksWay),
            new Rule(LEGAL_BASIS, CatalogueEntry::lacksLegalBasis),
            new Rule(OPENNESS, entry -> entry.metadata().openness() == null),
            new Rule(OPEN_CONDITION, Completeness::lacksOpenCondition));

    private Completeness() {}

    /** In the order of the form; empty when nothing is missing. */
    static List<CatalogueField> missing(CatalogueEntry entry) {
        return RULES.stream()
                .filter(rule -> rule.lacks().test(entry))
                .map(Rule::field)
                .toList();
    }

    private static boolean lacksTypes(CatalogueEntry entry) {
        return entry.informationItems().stream().anyMatch(item -> item.type() == null);
    }

    /** Class and item, at least. */
    private static boolean lacksCategory(CatalogueEntry entry) {
        return Stream.of(entry.metadata().categoryClass(), entry.metadata().categoryItem())
                .anyMatch(java.util.Objects::isNull);
    }

    /** What isn't shared has no way to get it. */
    private static boolean lacksWay(CatalogueEntry entry) {
        return entry.sharingType() != SharingType.NOT_SHARED && entry.metadata().sharingWay() == null;
    }

    private static boolean lacksOpenCondition(CatalogueEntry entry) {
        return entry.metadata().openness() == Openness.CONDITIONAL
                && entry.metadata().openCondition() == null;
    }
}
