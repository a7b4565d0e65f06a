package org.cobuild.filing;

/** What is filed. */
public enum FilingKind {
    CONSTRUCTION("备建〔{year}〕{number}号"),
    OPERATION("备维〔{year}〕{number}号");

    private final String template;

    FilingKind(String template) {
        this.template = template;
    }

    /** Code of its series of numbers in the dictionary {@code reply_series}. */
    String series() {
        return "FILING_" + name();
    }

    /** What a number looks like where the dictionary of the tenant of that name has no entry for the series. */
    String template(String tenant) {
        return tenant + template;
    }
}
