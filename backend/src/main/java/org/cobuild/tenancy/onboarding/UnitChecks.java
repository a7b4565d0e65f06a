package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.CreditCode;
import org.jspecify.annotations.Nullable;

/** Checks that lines about units fit together; needs no database. */
final class UnitChecks {
    private UnitChecks() {}

    /**
     * Notes what does not fit, and answers the lines without fault.
     *
     * @param others parents by code of units that stand already and are not among the lines
     */
    static List<UnitLine> check(List<UnitLine> lines, Map<String, @Nullable String> others) {
        var seen = new HashSet<String>();
        var parents = new HashMap<String, @Nullable String>(others);
        for (var line : lines) {
            if (!line.code().isEmpty() && !seen.add(line.code())) {
                line.from().fault("code", "folder.twice", line.code());
            } else {
                parents.put(line.code(), line.parent());
            }
            var credit = line.creditCode();
            // Real early codes fail the check (GB 32100-2015): a person compares it with the certificate.
            if (credit != null && !CreditCode.checks(credit)) {
                line.from().doubt("creditCode", "folder.credit.check", credit);
            }
        }
        var sound = new ArrayList<UnitLine>();
        for (var line : lines) {
            if (line.parent() != null && !parents.containsKey(line.parent())) {
                line.from().fault("parent", "folder.unit.parent", line.parent());
            } else if (inCircle(line.code(), parents)) {
                line.from().fault("parent", "folder.unit.circle", line.code());
            }
            if (line.from().faultless()) {
                sound.add(line);
            }
        }
        return withoutOrphans(sound, others.keySet());
    }

    /** Notes that nobody is above a city, or a county on its own. */
    static void ledByNobody(List<UnitLine> lines) {
        lines.stream()
                .filter(line -> line.ledBy() != null)
                .forEach(line -> line.from().fault("ledBy", "folder.unit.ledBy.city"));
    }

    private static boolean inCircle(String code, Map<String, @Nullable String> parents) {
        var seen = new HashSet<String>();
        var above = parents.get(code);
        while (above != null && seen.add(above)) {
            if (above.equals(code)) {
                return true;
            }
            above = parents.get(above);
        }
        return false;
    }

    /** Lines whose unit above is at fault wait with it: they are not wrong, but cannot be taken over either. */
    private static List<UnitLine> withoutOrphans(List<UnitLine> sound, Set<String> others) {
        var left = sound;
        while (true) {
            var codes = new HashSet<>(others);
            left.forEach(line -> codes.add(line.code()));
            var next = left.stream()
                    .filter(line -> line.parent() == null || codes.contains(line.parent()))
                    .toList();
            if (next.size() == left.size()) {
                return next;
            }
            next = List.copyOf(next);
            left = next;
        }
    }

    /** How many units stand above, so far as the lines tell. */
    static int depth(Map<String, UnitLine> lines, String code) {
        var depth = 0;
        var line = lines.get(code);
        while (line != null && line.parent() != null) {
            depth++;
            line = lines.get(line.parent());
        }
        return depth;
    }
}
