package org.cobuild.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the city health commission asks for: the health data platform, phase 2, with its numbers in yuan. */
final class HealthPlatform {
    /** Username and share in yuan of each county's health bureau, by tenant code. */
    static final Map<String, County> COUNTIES = counties();

    record County(String username, String share) {}

    private HealthPlatform() {}

    private static Map<String, County> counties() {
        var counties = new LinkedHashMap<String, County>();
        counties.put("370982", new County("mahui", "480000.00"));
        counties.put("370983", new County("jiangnan", "400000.00"));
        counties.put("370921", new County("wukai", "280000.00"));
        counties.put("370923", new County("songtao", "260000.00"));
        counties.put("370902", new County("tanwei", "120000.00"));
        counties.put("370911", new County("zouli", "120000.00"));
        return counties;
    }

    /** Lines that add up to 14,386,000.00, of which 1,526,000.00 will be cut. */
    static List<Map<String, Object>> lines(Map<String, String> participantByTenant) {
        var lines = new ArrayList<Map<String, Object>>();
        lines.add(own("core", "平台核心功能", "1", "8000000.00"));
        lines.add(own("core", "自建表单与流程引擎", "1", "586000.00"));
        lines.add(own("governance", "数据资源治理", "38", "30000.00"));
        lines.add(own("governance", "主数据", "2", "230000.00"));
        lines.add(own("security", "等保与密码应用", "1", "660000.00"));
        lines.add(own("security", "自建 CA 密钥", "1", "320000.00"));
        lines.add(own("hardware", "服务器", "5", "94000.00"));
        lines.add(own("hardware", "电脑与打印机", "20", "7500.00"));
        lines.add(own("supervision_test", "监理与测试", "1", "400000.00"));
        COUNTIES.forEach((tenant, county) -> {
            var line = new LinkedHashMap<>(own("county_access", "县级接入 " + tenant, "1", county.share));
            line.put("leads", false);
            line.put("participantId", participantByTenant.get(tenant));
            lines.add(line);
        });
        lines.add(own("reserve", "预备费", "1", "540000.00"));
        return lines;
    }

    /** Titles of the lines that are cut whole, with the reason of each. */
    static final Map<String, String> CUTS = Map.of(
            "自建表单与流程引擎", "全市已统一建设，直接申请使用",
            "自建 CA 密钥", "使用全市统一电子认证",
            "服务器", "改申请政务云资源",
            "电脑与打印机", "走办公设备渠道");

    private static Map<String, Object> own(String group, String title, String quantity, String unitPrice) {
        return Map.of(
                "costGroup", group,
                "title", title,
                "quantity", quantity,
                "quantityUnit", "项",
                "unitPrice", unitPrice,
                "leads", true);
    }

    static List<Map<String, Object>> sources(Map<String, String> participantByTenant) {
        var sources = new ArrayList<Map<String, Object>>();
        sources.add(Map.of("source", "DEVELOPMENT", "amount", "7726000.00"));
        sources.add(Map.of("source", "PROVINCIAL", "amount", "2000000.00", "boundary", "只用于数据治理和安全"));
        sources.add(Map.of("source", "COMPANY", "amount", "3000000.00"));
        COUNTIES.forEach((tenant, county) -> sources.add(
                Map.of("source", "COUNTY", "amount", county.share, "participantId", participantByTenant.get(tenant))));
        return sources;
    }

    /** 42 entries: 27 unconditional, 11 conditional, 4 not shared; the 17th and the 31st lack their legal basis. */
    static List<Map<String, Object>> catalogue(String provider, boolean complete) {
        var entries = new ArrayList<Map<String, Object>>();
        for (int number = 1; number <= 42; number++) {
            var entry = new LinkedHashMap<String, Object>();
            var restricted = (number % 3 == 0 && number != 42) || number == 17 || number == 31;
            var type = !restricted ? "UNCONDITIONAL" : number % 9 == 0 ? "NOT_SHARED" : "CONDITIONAL";
            entry.put("name", "健康数据资源第" + number + "项");
            entry.put("providerId", provider);
            entry.put("sharingType", type);
            entry.put("updateCycle", "DAILY");
            if (type.equals("CONDITIONAL")) {
                entry.put("sharingCondition", "用于本人授权的业务");
            }
            if (!type.equals("UNCONDITIONAL") && (complete || (number != 17 && number != 31))) {
                entry.put("legalBasis", "《中华人民共和国个人信息保护法》第二十八条");
            }
            entries.add(entry);
        }
        return entries;
    }

    static List<Map<String, Object>> milestones() {
        return List.of(
                milestone("需求与设计", 10, "2026-02-16", "2026-03-20"),
                milestone("平台底座上云", 20, "2026-03-21", "2026-05-15"),
                milestone("核心功能与县级接入", 30, "2026-05-16", "2026-07-31"),
                milestone("初验交付", 25, "2026-08-01", "2026-09-26"),
                milestone("试运行与竣工", 15, "2026-09-27", "2026-10-16"));
    }

    /** One of each part of the evaluation. */
    static List<Map<String, Object>> targets() {
        return List.of(
                target("QUANTITY", "接入县（市、区）数", "6", "个"),
                target("SOCIAL", "检查检验互认率", "60", "%"),
                target("SATISFACTION", "医务人员满意度", "90", "%"));
    }

    private static Map<String, Object> target(String group, String indicator, String number, String unit) {
        return Map.of(
                "group",
                group,
                "indicator",
                indicator,
                "comparison",
                "AT_LEAST",
                "target",
                number,
                "targetUnit",
                unit,
                "evidence",
                indicator + "统计表");
    }

    private static Map<String, Object> milestone(String title, int weight, String from, String to) {
        return Map.of("title", title, "weight", weight, "baselineStartOn", from, "baselineEndOn", to);
    }

    static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }
}
