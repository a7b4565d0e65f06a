package org.cobuild.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The common course of an approved project: money, two contracts, milestones and payments, acceptance, operation. */
final class BuildingPattern {
    private static final List<String> STAGES =
            List.of("APPROVED", "ALLOCATED", "PROCUREMENT", "CONSTRUCTION", "ACCEPTANCE", "OPERATION");
    private final Item outline;
    private final List<Item> suppliers;
    private final Random random;
    private final List<Item> acts;
    private final BigDecimal amount;
    private final List<Item> lines;
    private final List<Item> milestones;
    private final BigDecimal main;
    private final BigDecimal supervision;
    private LocalDate day = LocalDate.EPOCH;

    BuildingPattern(
            Item outline,
            Item common,
            Random random,
            List<Item> acts,
            BigDecimal amount,
            List<Item> lines,
            List<Item> milestones) {
        this.outline = outline;
        this.suppliers = common.items("suppliers");
        this.random = random;
        this.acts = acts;
        this.amount = amount;
        this.lines = lines;
        this.milestones = milestones;
        this.supervision = of(price("supervision_test"), "0.95");
        this.main =
                of(amount.subtract(price("supervision_test")).subtract(price("reserve")), "0.9" + random.nextInt(4, 9));
    }

    private BigDecimal price(String group) {
        return lines.stream()
                .filter(line -> line.text("group").equals(group))
                .map(line -> new BigDecimal(line.text("price")))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal of(BigDecimal whole, String ratio) {
        return whole.multiply(new BigDecimal(ratio)).setScale(2, RoundingMode.DOWN);
    }

    private boolean reaches(String stage) {
        return STAGES.indexOf(outline.text("stage")) >= STAGES.indexOf(stage);
    }

    /** @param approved the day of the approval */
    void course(LocalDate approved) {
        day = approved;
        money();
        if (reaches("PROCUREMENT")) {
            contracts();
        }
        if (reaches("CONSTRUCTION")) {
            construction();
        }
        if (reaches("ACCEPTANCE")) {
            acceptance();
        }
        if (reaches("OPERATION")) {
            operation();
        }
    }

    private void money() {
        var whole = new BigDecimal(outline.text("allocated", "1"));
        var sources = outline.items("sources").isEmpty()
                ? List.of(Item.of("source", "DEVELOPMENT", "amount", amount.toString()))
                : outline.items("sources");
        day = day.plusDays(20);
        for (var source : sources) {
            var given = new BigDecimal(source.text("amount")).multiply(whole).setScale(2, RoundingMode.DOWN);
            act("allocate", 0, "source", source.text("source"), "amount", given, "year", day.getYear());
        }
    }

    private void contracts() {
        contract(
                "A1",
                "应用系统开发与部署",
                main,
                List.of("0.30", "0.40", "0.27"),
                List.of(0, 2, 4, 4),
                List.of("预付款", "开发部署完成", "竣工交付", "质量保证金"));
        contract("B1", "工程监理与第三方测试", supervision, List.of("0.30"), List.of(0, 4), List.of("预付款", "竣工交付"));
    }

    private void contract(
            String lot, String title, BigDecimal value, List<String> ratios, List<Integer> after, List<String> titles) {
        day = Pattern.workday(day.plusDays(lot.equals("A1") ? 18 : 3));
        var terms = new ArrayList<Item>();
        var rest = value;
        for (int i = 0; i < titles.size(); i++) {
            var part = i < ratios.size() ? of(value, ratios.get(i)) : rest;
            rest = rest.subtract(part);
            terms.add(
                    after.get(i) == 0
                            ? Item.of("title", titles.get(i), "amount", part)
                            : Item.of("title", titles.get(i), "amount", part, "milestone", after.get(i)));
        }
        var from = lot.equals("A1") ? 0 : suppliers.size() * 2 / 3;
        var supplier = suppliers.get(
                from + random.nextInt(lot.equals("A1") ? suppliers.size() * 2 / 3 : suppliers.size() - from));
        acts.add(Item.of(
                "do",
                "contract",
                "on",
                Pattern.workday(day.plusDays(3)).toString(),
                "lot",
                lot,
                "title",
                title,
                "supplier",
                supplier.text("name"),
                "credit",
                supplier.text("credit"),
                "size",
                supplier.text("size"),
                "amount",
                value,
                "awarded",
                day.toString(),
                "signed",
                Pattern.workday(day.plusDays(2)).toString(),
                "terms",
                terms));
        day = Pattern.workday(day.plusDays(3));
    }

    /** Milestones in their order, each a little off its baseline, with the payments that hang on them. */
    private void construction() {
        payment("A1", 1, of(main, "0.30"));
        payment("B1", 1, of(supervision, "0.30"));
        var done = Integer.parseInt(outline.text("done", "4"));
        for (int i = 1; i <= Math.min(done, 4); i++) {
            var milestone = milestones.get(i - 1);
            var end = milestone.date("end").plusDays(random.nextInt(-6, 13));
            day = later(end.plusDays(2));
            report(i, 100, milestone.date("start"), end, "按合同完成，已组织确认。");
            if (i == 2) {
                payment("A1", 2, of(main, "0.40"));
            }
            if (i == 4) {
                payment("A1", 3, of(main, "0.27"));
                payment("B1", 2, supervision.subtract(of(supervision, "0.30")));
            }
        }
        if (outline.has("under")) {
            var milestone = milestones.get(done);
            day = later(LocalDate.parse(outline.text("until", "2026-11-16")));
            var forecast = milestone.date("end").plusDays(12);
            forecast = forecast.isAfter(day) ? forecast : day.plusDays(25);
            report(done + 1, outline.number("under"), milestone.date("start"), forecast, "按周计划推进，接口联调中。");
        }
    }

    private LocalDate later(LocalDate wanted) {
        return Pattern.workday(wanted.isBefore(day) ? day.plusDays(1) : wanted);
    }

    private void report(int milestone, int progress, LocalDate start, LocalDate end, String words) {
        act(
                "report",
                0,
                "milestone",
                milestone,
                "progress",
                progress,
                "start",
                start.toString(),
                "end",
                end.toString(),
                "words",
                words);
        act("review", 3, "milestone", milestone);
    }

    private void payment(String lot, int term, BigDecimal value) {
        act("request", 2, "lot", lot, "term", term, "amount", value, "delivered", day.toString());
        act("approve", 3, "lot", lot, "term", term);
        act("pay", 4, "lot", lot, "term", term);
    }

    private void acceptance() {
        var completed = day;
        day = Pattern.workday(day.plusDays(30));
        act("apply", 0, "completed", completed.toString());
    }

    private void operation() {
        act("step", 6);
        act("step", 3);
        for (var year : outline.items("years")) {
            int number = year.number("year");
            var quarters = Integer.parseInt(year.text("quarters", "4"));
            for (int quarter = 1; quarter <= quarters; quarter++) {
                var month = LocalDate.of(number, quarter * 3, 1);
                var booked = Pattern.workday(month.plusDays(quarter == 4 ? 25 : 20));
                book(booked, "REVENUE", month, year, "revenue", quarters, year.text("of", "数据产品与平台服务收入"));
                book(booked, "COST", month, year, "cost", quarters, "云资源、运维和人员成本");
                if (!(year.has("open") && quarter == quarters)) {
                    acts.add(Item.of(
                            "do",
                            "match",
                            "on",
                            Pattern.workday(booked.plusDays(3)).toString()));
                }
            }
            if (!year.has("open")) {
                acts.add(Item.of(
                        "do",
                        "close",
                        "on",
                        Pattern.workday(LocalDate.of(number + 1, 1, 12)).toString(),
                        "year",
                        number));
            }
        }
    }

    private void book(LocalDate on, String kind, LocalDate month, Item year, String key, int quarters, String words) {
        var whole = new BigDecimal(year.text(key));
        var part = whole.divide(new BigDecimal(quarters), 2, RoundingMode.DOWN);
        var last = month.getMonthValue() == quarters * 3;
        var value = last ? whole.subtract(part.multiply(new BigDecimal(quarters - 1))) : part;
        acts.add(Item.of(
                "do",
                "book",
                "on",
                on.toString(),
                "kind",
                kind,
                "month",
                month.toString(),
                "amount",
                value,
                "words",
                words));
    }

    private void act(String what, int after, Object... more) {
        day = Pattern.workday(day.plusDays(after));
        var values = new LinkedHashMap<>(Map.<String, Object>of("do", what, "on", day.toString()));
        values.putAll(Item.of(more).values());
        acts.add(new Item(values));
    }
}
