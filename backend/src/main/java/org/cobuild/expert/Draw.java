package org.cobuild.expert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cobuild.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The draw of a panel, pure, so that anybody can repeat it from what the API shows. The panel at any time is
 * {@code take} of those in the draw who are not recused: each recusal is that draw again, with one fewer.
 */
final class Draw {
    /** Changes whenever anything here would give another result. */
    static final String ALGORITHM = "HMAC-SHA256-RANK-1";

    private Draw() {}

    /** How many of a field there shall be, at least. */
    record Quota(ExpertField field, int atLeast) {}

    /** Somebody in the draw. */
    record Entrant(String key, List<ExpertField> fields) {}

    /**
     * Who is on the panel.
     *
     * @param keys in the order in which they were taken
     * @param empty seats that nobody in the draw fills, by field; null for any field
     */
    record Taken(List<String> keys, List<@Nullable ExpertField> empty) {}

    /** A line of the input: somebody of the pool, in the draw or left out. */
    record Line(
            String key,
            List<ExpertField> fields,
            String personSha256,
            @Nullable String leftOut) {
        String text() {
            return key + ";" + ExpertField.joined(fields) + ";" + personSha256 + ";" + (leftOut == null ? "" : leftOut);
        }
    }

    /** Of the person as it was. @param salt random, so that nobody without it can try names against the digest */
    static String personSha256(
            String salt, String key, String name, String employer, String title, Collection<ExpertField> fields) {
        return Sha256.hex(String.join("\n", salt, key, name, employer, title, ExpertField.joined(fields)));
    }

    /** Of size and quotas in one line, and a line for each of the pool by key. */
    static String inputSha256(int size, List<Quota> quotas, Collection<Line> lines) {
        return Sha256.hex(Stream.concat(
                        Stream.of(size + ";" + joined(quotas)),
                        lines.stream().sorted(Comparator.comparing(Line::key)).map(Line::text))
                .collect(Collectors.joining("\n")));
    }

    /** Bound to the input: who knew the seed could not choose the input by it. */
    static String seed(String inputSha256, String nonce) {
        return Sha256.hex(inputSha256 + ":" + nonce);
    }

    /** The order of the draw: by HMAC-SHA256 of the key under the seed's bytes. */
    static List<String> order(String seed, Collection<String> keys) {
        var marks = new HashMap<String, String>();
        keys.forEach(key -> marks.put(key, hmac(seed, key)));
        return marks.keySet().stream().sorted(Comparator.comparing(marks::get)).toList();
    }

    /**
     * Goes through them in their order and takes each one for whom there is a seat. Those that are taken change seats
     * where that makes one free, so that nobody in front is passed over for a field that somebody behind can fill.
     */
    static Taken take(List<Entrant> inOrder, int size, List<Quota> quotas) {
        var seats = new ArrayList<@Nullable ExpertField>();
        quotas.forEach(quota -> {
            for (int n = 0; n < quota.atLeast(); n++) {
                seats.add(quota.field());
            }
        });
        while (seats.size() < size) {
            seats.add(null);
        }
        var sits = new Integer[seats.size()];
        var taken = new ArrayList<String>();
        for (int i = 0; i < inOrder.size() && taken.size() < seats.size(); i++) {
            if (seat(i, inOrder, seats, sits, new boolean[seats.size()])) {
                taken.add(inOrder.get(i).key());
            }
        }
        var empty = new ArrayList<@Nullable ExpertField>();
        for (int seat = 0; seat < sits.length; seat++) {
            if (sits[seat] == null) {
                empty.add(seats.get(seat));
            }
        }
        return new Taken(taken, empty);
    }

    private static boolean seat(
            int who, List<Entrant> all, List<@Nullable ExpertField> seats, @Nullable Integer[] sits, boolean[] tried) {
        for (int seat = 0; seat < sits.length; seat++) {
            var field = seats.get(seat);
            if (!tried[seat] && (field == null || all.get(who).fields().contains(field))) {
                tried[seat] = true;
                var there = sits[seat];
                if (there == null || seat(there, all, seats, sits, tried)) {
                    sits[seat] = who;
                    return true;
                }
            }
        }
        return false;
    }

    /** Rounded half up to one decimal; null when there is none. */
    static @Nullable BigDecimal mean(Collection<Integer> scores) {
        return scores.isEmpty()
                ? null
                : BigDecimal.valueOf(scores.stream().mapToInt(Integer::intValue).sum())
                        .divide(BigDecimal.valueOf(scores.size()), 1, RoundingMode.HALF_UP);
    }

    /** As they are kept and digested. */
    static String joined(List<Quota> quotas) {
        return quotas.stream()
                .map(quota -> quota.field() + ":" + quota.atLeast())
                .collect(Collectors.joining(","));
    }

    static List<Quota> split(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(","))
                        .map(one -> one.split(":"))
                        .map(one -> new Quota(ExpertField.valueOf(one[0]), Integer.parseInt(one[1])))
                        .toList();
    }

    /** How many in the draw are of a field. */
    static Map<ExpertField, Long> ofField(Collection<Entrant> entrants) {
        return entrants.stream()
                .flatMap(entrant -> entrant.fields().stream())
                .collect(Collectors.groupingBy(field -> field, Collectors.counting()));
    }

    private static String hmac(String seed, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(seed), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
