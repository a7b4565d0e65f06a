package org.cobuild.project;

import java.util.EnumSet;
import java.util.Set;
import org.cobuild.catalogue.CatalogueField;
import org.cobuild.platform.Refusals;

/** What the catalogue has to say before a project is submitted, where the policy asks for complete entries. */
final class CatalogueRules {
    /** Asked for everywhere, by rules of their own. */
    private static final Set<CatalogueField> ASKED_ANYWAY =
            EnumSet.of(CatalogueField.LEGAL_BASIS, CatalogueField.SHARING_CONDITION);

    private CatalogueRules() {}

    /** The catalogue is a necessary condition of approval, and an entry without its metadata is none. */
    static void everyEntryIsComplete(Submittable whole, Refusals refusals) {
        if (!whole.policy().completeCatalogue()) {
            return;
        }
        for (int i = 0; i < whole.catalogue().size(); i++) {
            var entry = whole.catalogue().get(i);
            for (var field : entry.missing()) {
                refusals.unless(
                        ASKED_ANYWAY.contains(field),
                        ProjectErrorCode.CATALOGUE_INCOMPLETE,
                        "project.submit.metadata",
                        "catalogue." + i + "." + field.path(),
                        Integer.toString(i + 1),
                        entry.name(),
                        Refusals.words("project.catalogue.field." + field));
            }
        }
    }
}
