package org.cobuild.expert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What may be said of an expert, and what an expert may say; pure. */
final class ExpertRules {
    static final int MOST_EXPERTS = 1_000;
    static final int MOST_AVOIDS = 30;
    static final int MOST_POINTS = 100;
    private static final int LEAST_NAME = 2;
    private static final int MOST_NAME = 60;
    /** Five digits at least. */
    private static final Pattern PHONE = Pattern.compile("(?=(?:[^0-9]*[0-9]){5})[0-9+][0-9 +-]{4,31}");

    private ExpertRules() {}

    static String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.check(refusals, ExpertErrorCode.REQUIRED, ExpertErrorCode.INVALID, path, text, least, most);
    }

    /** At least one. */
    static void fields(Refusals refusals, List<ExpertField> fields) {
        refusals.unless(!fields.isEmpty(), ExpertErrorCode.REQUIRED, "expert.fields", "fields");
    }

    /** Digits, as people write them. */
    static @Nullable String phone(Refusals refusals, @Nullable String typed) {
        var phone = Texts.clean(typed);
        if (phone != null && !PHONE.matcher(phone).matches()) {
            refusals.add(ExpertErrorCode.INVALID, "expert.phone", "phone");
            return null;
        }
        return phone;
    }

    /** Names that can be recognised: of one sign alone every organisation has one. */
    static List<String> avoids(Refusals refusals, List<String> told) {
        if (told.size() > MOST_AVOIDS) {
            refusals.add(ExpertErrorCode.INVALID, "expert.avoids", "avoids", MOST_AVOIDS, told.size());
            return List.of();
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < told.size(); i++) {
            var path = "avoids." + i;
            var name = text(refusals, path, told.get(i), LEAST_NAME, MOST_NAME).replaceAll("\\s+", " ");
            if (name.isEmpty()) {
                continue;
            }
            var compared = DrawRules.plain(name).length();
            if (compared < LEAST_NAME) {
                refusals.add(ExpertErrorCode.INVALID, "text.length", path, LEAST_NAME, MOST_NAME, compared);
            } else if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Whole points, 0 to 100. */
    static void score(Refusals refusals, int score) {
        refusals.unless(
                score >= 0 && score <= MOST_POINTS,
                ExpertErrorCode.INVALID,
                "expert.score",
                "score",
                Integer.toString(MOST_POINTS),
                Integer.toString(score));
    }

    static void version(Refusals refusals, int read, int now) {
        refusals.unless(
                read == now,
                ExpertErrorCode.STALE,
                "expert.stale",
                "version",
                Integer.toString(read),
                Integer.toString(now));
    }
}
