package org.cobuild.project;

import org.cobuild.platform.Refusals;
import org.cobuild.project.PaperRule.Cell;

/** What a rule may not say. The screen and the tenant's folder are held to the same. */
final class PaperRuleChecks {
    private PaperRuleChecks() {}

    /** A county asks what its city lets it ask, and a city has nobody whose table it could go back to. */
    static void above(Refusals refusals, PaperTable table, boolean city, PaperRule rule, String path) {
        var from = rule.from();
        if (from == null) {
            refusals.unless(!city, ProjectErrorCode.INVALID, "project.paperRule.city", path);
        } else if (!table.allows(rule.cell(), from, rule.effectiveOn())) {
            refusals.add(
                    ProjectErrorCode.PAPER_OVERRIDE,
                    "project.paperRule.override." + table.countyMay(rule.effectiveOn()),
                    path,
                    words(rule.cell()),
                    words(table.city(rule.cell(), rule.effectiveOn())),
                    words(from));
        }
    }

    static String words(Cell cell) {
        return Refusals.words("project.paper." + cell.kind()) + " · "
                + Refusals.words("sheet.ProjectCategory." + cell.category());
    }

    static String words(AskedFrom from) {
        return Refusals.words("project.paperRule." + from);
    }
}
