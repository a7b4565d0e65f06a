package org.cobuild.tenancy.excel;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes login names for people who bring none: their name in Pinyin, with a number when it is taken. */
final class LoginNames {
    private static final int LONGEST = 40;
    private final Known known;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    LoginNames(Known known) {
        this.known = known;
    }

    /** The name in letters: 李强 is liqiang. */
    static String letters(String name) {
        var letters = Pinyin.toPinyin(name, "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        var short_ = letters.length() > LONGEST ? letters.substring(0, LONGEST) : letters;
        return short_.isEmpty() || Character.isDigit(short_.charAt(0)) ? "user" + short_ : short_;
    }

    /** Looks up at once which names are taken, for people that may need one. */
    void prepare(Collection<String> names) {
        var bases = new HashSet<String>();
        names.forEach(name -> bases.add(letters(name)));
        bases.removeAll(asked);
        if (!bases.isEmpty()) {
            asked.addAll(bases);
            taken.addAll(known.usernamesLike(bases));
        }
    }

    /** Names that rows bring are not given to others. */
    void take(String username) {
        taken.add(username);
    }

    String make(String name) {
        var base = letters(name);
        while (true) {
            var number = next.merge(base, 1, Integer::sum);
            var candidate = number == 1 ? base : base + number;
            if (taken.add(candidate)) {
                return candidate;
            }
        }
    }
}
