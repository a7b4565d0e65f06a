package org.cobuild.expert;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.cobuild.expert.Draw.Quota;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** Who is left out of a draw, and what a draw may be asked for; pure. */
final class DrawRules {
    static final int LEAST = 3;
    static final int MOST = 15;
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private DrawRules() {}

    /** An organisation that leads the project, builds it or takes part otherwise. */
    record Party(long unitId, String name, LeftOut part) {}

    /** Why, and because of which organisation or person. */
    record Exclusion(LeftOut reason, String because) {}

    /**
     * Why an expert is not drawn; null when it is. Whoever works for a party, in a part of it, or avoids it is left out,
     * and who has the name of a reviewer of the case: a namesake too, since the draw loses little by it.
     *
     * @param reviewers names of people who review in the case
     */
    static @Nullable Exclusion exclusion(Expert expert, List<Party> parties, Set<String> reviewers) {
        var employer = plain(expert.employer());
        for (var party : parties) {
            if ((expert.unitId() != null && expert.unitId() == party.unitId())
                    || employer.contains(plain(party.name()))) {
                return new Exclusion(party.part(), party.name());
            }
        }
        for (var party : parties) {
            if (expert.avoids().stream().anyMatch(name -> plain(party.name()).contains(plain(name)))) {
                return new Exclusion(LeftOut.AVOIDS, party.name());
            }
        }
        var name = plain(expert.name());
        return reviewers.stream().map(DrawRules::plain).anyMatch(name::equals)
                ? new Exclusion(LeftOut.REVIEWS, expert.name())
                : null;
    }

    /** Size and quotas that can be met by a large enough pool. */
    static void asked(Refusals refusals, int size, List<Quota> quotas) {
        refusals.unless(
                size >= LEAST && size <= MOST,
                ExpertErrorCode.INVALID,
                "expert.size",
                "size",
                Integer.toString(LEAST),
                Integer.toString(MOST));
        var seen = EnumSet.noneOf(ExpertField.class);
        var sum = 0L;
        for (int i = 0; i < quotas.size(); i++) {
            var quota = quotas.get(i);
            refusals.unless(
                    quota.atLeast() >= 1 && quota.atLeast() <= MOST,
                    ExpertErrorCode.INVALID,
                    "expert.quota",
                    "quotas." + i + ".atLeast",
                    Integer.toString(MOST));
            refusals.unless(
                    seen.add(quota.field()), ExpertErrorCode.INVALID, "expert.quota.twice", "quotas." + i + ".field");
            sum += Math.max(0, quota.atLeast());
        }
        refusals.unless(
                sum <= size,
                ExpertErrorCode.INVALID,
                "expert.quota.sum",
                "quotas",
                Long.toString(sum),
                Integer.toString(size));
    }

    /** Names the field of which the draw has too few, and otherwise that it has too few at all. */
    static void enough(Refusals refusals, int size, List<Quota> quotas, List<Draw.Entrant> entrants, Draw.Taken taken) {
        var there = Draw.ofField(entrants);
        var lacking = new ArrayList<ExpertField>();
        for (var field : taken.empty()) {
            if (field != null && !lacking.contains(field)) {
                lacking.add(field);
            }
        }
        for (int i = 0; i < quotas.size(); i++) {
            var quota = quotas.get(i);
            if (lacking.contains(quota.field())) {
                refusals.add(
                        ExpertErrorCode.LACK,
                        "expert.lack.field",
                        "quotas." + i,
                        word(quota.field()),
                        Integer.toString(quota.atLeast()),
                        Long.toString(there.getOrDefault(quota.field(), 0L)));
            }
        }
        if (lacking.isEmpty() && !taken.empty().isEmpty()) {
            refusals.add(
                    ExpertErrorCode.LACK,
                    "expert.lack",
                    "size",
                    Integer.toString(size),
                    Integer.toString(entrants.size()));
        }
    }

    static String word(ExpertField field) {
        return Refusals.words("expert.field." + field);
    }

    /** A name as it is compared: half width, lower case, without space and marks that nobody sees. */
    static String plain(String name) {
        return UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
