package org.cobuild.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills in a project of which the demo's data says only the outline: title, lead, amount, how far it has come and when
 * it began. Lines, sources, milestones, catalogue and acts follow a common course; everything varies by the title alone,
 * so that the same data gives the same demo.
 */
final class Pattern {
    private static final List<String> STAGES = List.of(
            "DRAFT", "SUBMITTED", "APPROVED", "ALLOCATED", "PROCUREMENT", "CONSTRUCTION", "ACCEPTANCE", "OPERATION");
    private final Item outline;
    private final Item common;
    private final Random random;
    private final List<Item> acts = new ArrayList<>();
    private final BigDecimal amount;
    private final BigDecimal cut;
    private LocalDate day;

    /**
     * @param outline the project in short
     * @param common what projects have in common: suppliers, names of data sets
     */
    Pattern(Item outline, Item common) {
        this.outline = outline;
        this.common = common;
        this.random = new Random(outline.text("title").hashCode());
        this.amount = wan(outline, "amount");
        this.cut = outline.has("cut") ? wan(outline, "cut") : BigDecimal.ZERO;
        this.day = outline.date("on");
    }

    private static BigDecimal wan(Item item, String key) {
        return new BigDecimal(item.text(key)).setScale(2);
    }

    private boolean reaches(String stage) {
        return STAGES.indexOf(outline.text("stage")) >= STAGES.indexOf(stage);
    }

    /** Whether it operates what is there, and so is not filed as construction. */
    private boolean operates() {
        return outline.text("category", "NEW").equals("OM");
    }

    /** The whole plan. */
    Item plan() {
        var plan = new LinkedHashMap<>(outline.values());
        var lines = lines();
        plan.put("lines", lines);
        plan.put("sources", sources());
        plan.put("catalogue", catalogue());
        initiation();
        var months = Integer.parseInt(outline.text("months", "8"));
        var begin = reaches("APPROVED") ? day.plusDays(70) : day.plusDays(150);
        var milestones = milestones(begin, months);
        plan.put("start", begin.toString());
        plan.put("end", begin.plusMonths(months).toString());
        plan.put("milestones", milestones);
        plan.put("targets", targets());
        if (reaches("ALLOCATED")) {
            new BuildingPattern(outline, common, random, acts, amount, lines, milestones).course(day);
        }
        if (reaches("OPERATION") && !operates()) {
            acts.add(Item.of("do", "complete", "on", acts.getLast().text("on")));
        }
        plan.put("acts", acts);
        return new Item(plan);
    }

    private BigDecimal share(String ratio) {
        return amount.multiply(new BigDecimal(ratio))
                .setScale(1, RoundingMode.HALF_UP)
                .setScale(2);
    }

    private List<Item> lines() {
        var lines = new ArrayList<Item>();
        var rest = amount;
        for (var part : outline.items("parts")) {
            var price = wan(part, "share");
            if (price.signum() > 0) {
                lines.add(Item.of(
                        "group",
                        "county_access",
                        "title",
                        part.text("title"),
                        "price",
                        price,
                        "part",
                        part.text("unit")));
                rest = rest.subtract(price);
            }
        }
        var governance = share("0.12");
        var security = share("0.07");
        var supervision = share("0.04");
        var reserve = share("0.03");
        rest = rest.subtract(governance)
                .subtract(security)
                .subtract(supervision)
                .subtract(reserve);
        lines.addFirst(Item.of("group", "core", "title", "应用系统开发与部署", "per", "套", "price", rest));
        lines.add(1, Item.of("group", "governance", "title", "数据治理与接口", "price", governance));
        lines.add(2, Item.of("group", "security", "title", "等级保护与商用密码应用", "price", security));
        lines.add(3, Item.of("group", "supervision_test", "title", "监理与第三方测试", "price", supervision));
        lines.add(4, Item.of("group", "reserve", "title", "预备费", "price", reserve));
        if (cut.signum() > 0) {
            lines.add(
                    5,
                    Item.of(
                            "group",
                            "hardware",
                            "title",
                            outline.text("cutTitle", "自购终端与显示设备"),
                            "per",
                            "批",
                            "price",
                            cut));
        }
        return lines;
    }

    private List<Item> sources() {
        var sources = new ArrayList<Item>();
        for (var source : outline.items("sources")) {
            sources.add(source);
        }
        if (sources.isEmpty()) {
            sources.add(Item.of("source", "DEVELOPMENT", "amount", amount.toString()));
        }
        // What is cut in the review was asked of the first source.
        var first = sources.getFirst();
        var asked = new LinkedHashMap<>(first.values());
        asked.put("amount", wan(first, "amount").add(cut).toString());
        sources.set(0, new Item(asked));
        return sources;
    }

    private List<Item> catalogue() {
        var names = common.item("catalogue").texts(outline.text("field"));
        var entries = new ArrayList<Item>();
        var from = random.nextInt(names.size());
        for (int i = 0; i < 3; i++) {
            var name = names.get((from + i) % names.size());
            entries.add(
                    i < 2
                            ? Item.of("name", name, "sharing", "UNCONDITIONAL", "cycle", i == 0 ? "DAILY" : "MONTHLY")
                            : Item.of(
                                    "name",
                                    name,
                                    "sharing",
                                    "CONDITIONAL",
                                    "cycle",
                                    "DAILY",
                                    "condition",
                                    "政务部门因履职需要，经提供单位同意后使用",
                                    "basis",
                                    "《中华人民共和国个人信息保护法》第二十三条"));
        }
        return entries;
    }

    /** One of each part at least, as the city's policy asks. */
    private List<Item> targets() {
        return List.of(
                target("QUANTITY", "编目挂接信息资源数", "3", "项", "共享平台目录编制证明"),
                target("QUALITY", "系统年度可用率", "99.5", "%", "政务云监控月报"),
                target("SOCIAL", "网上办理率", Integer.toString(80 + random.nextInt(15)), "%", "业务系统统计报表"),
                target("SATISFACTION", "服务对象满意度", "90", "%", "年度问卷调查"));
    }

    private static Item target(String group, String indicator, String number, String unit, String evidence) {
        return Item.of(
                "group",
                group,
                "indicator",
                indicator,
                "comparison",
                "AT_LEAST",
                "target",
                number,
                "unit",
                unit,
                "evidence",
                evidence);
    }

    private List<Item> milestones(LocalDate begin, int months) {
        var days = months * 30L;
        return List.of(
                milestone("需求调研与设计", 15, begin, begin.plusDays(days / 5)),
                milestone("开发与部署", 45, begin.plusDays(days / 5 + 1), begin.plusDays(days * 3 / 5)),
                milestone("试运行", 25, begin.plusDays(days * 3 / 5 + 1), begin.plusDays(days * 17 / 20)),
                milestone("竣工交付", 15, begin.plusDays(days * 17 / 20 + 1), begin.plusDays(days)));
    }

    private static Item milestone(String title, int weight, LocalDate start, LocalDate end) {
        return Item.of("title", title, "weight", weight, "start", start.toString(), "end", end.toString());
    }

    /** Draft, co-building, submission and the review, as far as the project has come. */
    private void initiation() {
        act("draft", 0);
        if (outline.has("parts")) {
            act("invite", 4);
            outline.items("parts").forEach(part -> {
                if (part.text("answer", "CONFIRMED").equals("CONFIRMED")) {
                    act("confirm", 2, "unit", part.text("unit"), "words", "同意承担本单位工作内容和分担资金。");
                }
                if (part.text("answer", "").equals("OBJECTED")) {
                    act("object", 3, "unit", part.text("unit"), "words", part.text("words"));
                }
            });
        }
        if (reaches("SUBMITTED")) {
            act("submit", 5);
        }
        outline.items("more").forEach(one -> {
            day = workday(day.plusDays(Integer.parseInt(one.text("after", "3"))));
            var values = new LinkedHashMap<>(one.values());
            values.put("on", day.toString());
            acts.add(new Item(values));
        });
        if (reaches("APPROVED")) {
            var city = outline.text("tenant").equals(outline.text("company").split("/", -1)[0]);
            act("step", 3);
            act("step", 7);
            if (cut.signum() > 0) {
                act("cut", 4, "cuts", List.of(cut()));
            }
            act("step", cut.signum() > 0 ? 0 : 4);
            if (city) {
                act("step", 3);
            }
            if (!operates()) {
                act("file", 0, "operation", share("0.08"));
            }
        }
    }

    private Item cut() {
        return Item.of(
                "line",
                outline.text("cutTitle", "自购终端与显示设备"),
                "amount",
                cut.toString(),
                "words",
                "利用现有设备和政务云资源，不再另行购置",
                "clause",
                "负面清单 负面-02 办公终端与外设、负面-03 单纯的展示屏");
    }

    private void act(String what, int after, Object... more) {
        day = workday(day.plusDays(after));
        var values = new LinkedHashMap<>(Map.<String, Object>of("do", what, "on", day.toString()));
        values.putAll(Item.of(more).values());
        acts.add(new Item(values));
    }

    static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }
}
