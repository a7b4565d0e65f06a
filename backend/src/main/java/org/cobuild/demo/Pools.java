package org.cobuild.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.tenancy.Role;

/**
 * Finance fills each tenant's pools at the beginning of the year: as the data says, otherwise with what the year's
 * projects take and something to spare. What flows back from operation fills its pool by itself.
 */
final class Pools {
    private final Map<String, BigDecimal> given = new HashMap<>();
    private final Api api;
    private final Cast cast;
    private final Calendar calendar;

    Pools(Item settings, Api api, Cast cast, Calendar calendar) {
        this.api = api;
        this.cast = cast;
        this.calendar = calendar;
        settings.items("pools")
                .forEach(pool -> given.put(
                        key(pool.text("tenant"), pool.text("year"), pool.text("source")),
                        new BigDecimal(pool.yuan("amount"))));
    }

    private static String key(String tenant, String year, String source) {
        return tenant + " " + year + " " + source;
    }

    void plan(List<Item> projects, Replay replay) {
        var wanted = new TreeMap<String, BigDecimal>();
        for (var project : projects) {
            project.items("acts").stream()
                    .filter(act -> act.text("do").equals("allocate")
                            && !act.text("source").equals("REINVESTMENT"))
                    .forEach(act -> wanted.merge(
                            key(project.text("tenant"), act.text("year"), act.text("source")),
                            new BigDecimal(act.yuan("amount")),
                            BigDecimal::add));
        }
        given.forEach(wanted::putIfAbsent);
        wanted.forEach((key, sum) -> {
            var parts = key.split(" ", -1);
            var amount = given.getOrDefault(key, spare(sum));
            var day = LocalDate.of(Integer.parseInt(parts[1]), 1, 4);
            replay.at(calendar.at(day, LocalTime.of(9, 0)), "pool " + key, () -> set(parts, amount));
        });
    }

    private void set(String[] parts, BigDecimal amount) {
        api.mutate(
                cast.holder(parts[0] + "/finance", Role.FINANCE),
                "fundPoolSet",
                "pool{id}",
                Map.of(
                        "source",
                        parts[2],
                        "year",
                        calendar.year(Integer.parseInt(parts[1])),
                        "amount",
                        amount.toPlainString(),
                        "note",
                        "年初预算安排"));
    }

    /** A tenth more, in whole 100,000 yuan. */
    private static BigDecimal spare(BigDecimal sum) {
        return sum.multiply(new BigDecimal("1.1")).setScale(-5, RoundingMode.UP).setScale(2);
    }
}
