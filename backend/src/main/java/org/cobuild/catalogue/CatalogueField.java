package org.cobuild.catalogue;

/** A part of an entry's metadata that may be asked for. */
public enum CatalogueField {
    SUMMARY("summary"),
    ITEMS("informationItems"),
    ITEM_TYPES("informationItems"),
    CATEGORY("metadata.categoryClass"),
    CODE("metadata.code"),
    FORMAT("metadata.format"),
    SHARING_CONDITION("sharingCondition"),
    SHARING_WAY("metadata.sharingWay"),
    LEGAL_BASIS("legalBasis"),
    OPENNESS("metadata.openness"),
    OPEN_CONDITION("metadata.openCondition");

    private final String path;

    CatalogueField(String path) {
        this.path = path;
    }

    /** Where it stands in an entry. */
    public String path() {
        return path;
    }
}
