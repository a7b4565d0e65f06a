package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans duplicate checks, what they found among the projects of the same city, and rulings. */
final class DuplicateGenerator {
    private static final BigDecimal HALF = new BigDecimal("0.5000");
    private final Plan plan;
    private final Random random;
    private final List<Planning> earlier = new ArrayList<>();

    DuplicateGenerator(Plan plan, Random random) {
        this.plan = plan;
        this.random = random;
    }

    void checks(Planning planning) {
        var found = check(planning, "DONE");
        var like = earlier.stream()
                .filter(other -> other.owner().city().equals(planning.owner().city()))
                .toList();
        for (int place = 1; place <= Math.min(2, like.size()); place++) {
            var hit = hit(planning, found, like.get(random.nextInt(like.size())), place);
            ruling(planning, found, hit);
        }
        ruling(planning, check(planning, "UNDETERMINED"), null);
        earlier.add(planning);
    }

    private Ref check(Planning planning, String state) {
        return plan.add(
                "DuplicateCheck",
                PROJECT_DUPLICATE_CHECK,
                "a duplicate check (" + state + ")",
                of(
                        PROJECT_DUPLICATE_CHECK.TENANT_ID,
                        planning,
                        PROJECT_DUPLICATE_CHECK.PROJECT_ID,
                        PROJECT_DUPLICATE_CHECK.OCCASION,
                        "SUBMISSION",
                        PROJECT_DUPLICATE_CHECK.STATE,
                        state,
                        PROJECT_DUPLICATE_CHECK.CAUSE,
                        state.equals("DONE") ? null : "TIMEOUT"));
    }

    private Ref hit(Planning planning, Ref check, Planning other, int place) {
        var hit = plan.add(
                "DuplicateHit",
                PROJECT_DUPLICATE_HIT,
                "a hit on project " + other.project().n(),
                of(
                        PROJECT_DUPLICATE_HIT.TENANT_ID,
                        planning,
                        PROJECT_DUPLICATE_HIT.PROJECT_ID,
                        PROJECT_DUPLICATE_HIT.CHECK_ID,
                        check,
                        PROJECT_DUPLICATE_HIT.OTHER_TENANT_ID,
                        other.owner().tenant(),
                        PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID,
                        other.project(),
                        PROJECT_DUPLICATE_HIT.PLACE,
                        place,
                        PROJECT_DUPLICATE_HIT.SCORE,
                        HALF,
                        PROJECT_DUPLICATE_HIT.COVERED,
                        HALF));
        plan.add(
                "DuplicateMatch",
                PROJECT_DUPLICATE_MATCH,
                "what matches",
                PROJECT_DUPLICATE_MATCH.TENANT_ID,
                planning.owner().tenant(),
                PROJECT_DUPLICATE_MATCH.HIT_ID,
                hit,
                PROJECT_DUPLICATE_MATCH.PLACE,
                1,
                PROJECT_DUPLICATE_MATCH.OWN_KIND,
                "TITLE",
                PROJECT_DUPLICATE_MATCH.OTHER_KIND,
                "LINE",
                PROJECT_DUPLICATE_MATCH.OTHER_TEXT,
                "other " + plan.rows().size(),
                PROJECT_DUPLICATE_MATCH.SIMILARITY,
                HALF);
        return hit;
    }

    private void ruling(Planning planning, Ref check, Ref hit) {
        plan.add(
                "DuplicateRuling",
                PROJECT_DUPLICATE_RULING,
                "a ruling",
                PROJECT_DUPLICATE_RULING.TENANT_ID,
                planning.owner().tenant(),
                PROJECT_DUPLICATE_RULING.CHECK_ID,
                check,
                PROJECT_DUPLICATE_RULING.HIT_ID,
                hit,
                PROJECT_DUPLICATE_RULING.VERDICT,
                "OVERLAP",
                PROJECT_DUPLICATE_RULING.REASON,
                "reason " + plan.rows().size());
    }
}
