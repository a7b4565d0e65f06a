package org.cobuild.tenancy.onboarding;

/** The steps in which a tenant is brought in, in order. */
public enum DraftStep {
    TEMPLATE,
    REGION,
    PEOPLE,
    ADMINISTRATORS,
    ROUTES,
    POLICY,
    DICTIONARIES,
    CHECK;

    /** The step in which what a file says is answered. */
    static DraftStep ofFile(String file) {
        return switch (file) {
            case TenantFile.NAME -> REGION;
            case UnitsFile.NAME, PeopleFile.NAME -> PEOPLE;
            case "routes.yaml" -> ROUTES;
            case "policy.yaml" -> POLICY;
            case DictionariesFile.NAME -> DICTIONARIES;
            default -> CHECK;
        };
    }
}
