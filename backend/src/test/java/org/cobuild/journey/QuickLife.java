package org.cobuild.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;

/** A small project's whole life, so that a city has a row of every kind. */
public final class QuickLife extends JourneySteps {
    private final String countyClerk;
    private final String county;

    /** @param county tenant of the one participant and {@code countyClerk} its clerk */
    public QuickLife(World world, String city, String county, String countyClerk, Map<String, String> cast) {
        super(world, city, cast);
        this.county = county;
        this.countyClerk = countyClerk;
    }

    /** From the demand to the closed year. */
    public void live() {
        on("2025-08-20");
        demand();
        on("2025-09-12");
        approve();
        on("2026-01-15");
        pool("DEVELOPMENT", 2026, "1000000.00");
        allocate(project, "DEVELOPMENT", 2026, "300000.00");
        on("2026-02-10");
        var milestone = read("project { milestones { id } }")
                .at("/project/milestones/0/id")
                .asString();
        mainContract = contract(
                "A",
                "主标段",
                "300000.00",
                List.of(
                        Map.of("title", "预付款", "amount", "90000.00"),
                        Map.of("title", "尾款", "amount", "210000.00", "milestoneId", milestone)));
        pay(terms().at("/0/id").asString(), "90000.00", "2026-02-10");
        on("2026-11-30");
        report(milestone, "2026-11-30");
        on("2027-03-10");
        accept();
        on("2028-07-10");
        match(book("REVENUE", "2028-06-01", "20000.00"));
        on("2029-01-10");
        done(as("liweidong")
                .mutate("operationYearClose", Map.of("projectId", project, "year", 2028), "operationYear { net }"));
    }

    private void demand() {
        project = done(as("chenjing")
                        .mutate(
                                "projectCreate",
                                Map.of("title", "小项目 " + city, "category", "NEW", "field", "health"),
                                PROJECT))
                .at("/project/id")
                .asString();
        save(
                "projectUpdate",
                Map.of("id", project, "goals", "试", "plannedStartOn", "2026-02-16", "plannedEndOn", "2026-12-31"));
        var saved = save(
                "projectParticipantsSave",
                Map.of(
                        "projectId",
                        project,
                        "participants",
                        List.of(participant(unit(county, "health"), "CO_BUILDER", "接入", "100000.00"))));
        participants.put(county, saved.at("/participants/0/id").asString());
        save(
                "projectEstimateSave",
                Map.of(
                        "projectId",
                        project,
                        "lines",
                        List.of(
                                line("核心", "200000.00", Map.of("leads", true)),
                                line(
                                        "接入",
                                        "100000.00",
                                        Map.of("leads", false, "participantId", participants.get(county))))));
        save(
                "projectSourcesSave",
                Map.of(
                        "projectId",
                        project,
                        "sources",
                        List.of(Map.of("source", "DEVELOPMENT", "amount", "300000.00"))));
        save(
                "projectMilestonesSave",
                Map.of(
                        "projectId",
                        project,
                        "milestones",
                        List.of(Map.of(
                                "title",
                                "建成",
                                "weight",
                                100,
                                "baselineStartOn",
                                "2026-02-16",
                                "baselineEndOn",
                                "2026-10-16"))));
        save("projectTargetsSave", Map.of("projectId", project, "targets", HealthPlatform.targets()));
        save(
                "projectCatalogueSave",
                Map.of(
                        "projectId",
                        project,
                        "entries",
                        HealthPlatform.catalogue(unit(city, "health"), true).subList(0, 1)));
        save("projectInvite", Map.of("projectId", project));
        confirm(countyClerk, county);
    }

    private static Map<String, Object> line(String title, String price, Map<String, Object> belongs) {
        var line = new HashMap<String, Object>(
                Map.of("costGroup", "core", "title", title, "quantity", "1", "quantityUnit", "项", "unitPrice", price));
        line.putAll(belongs);
        return line;
    }

    private void approve() {
        done(act("chenjing", "projectSubmit", Map.of("id", project)));
        for (var person :
                List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong")) {
            decide(person, "APPROVE", "同意");
        }
        decide("zhouguodong", "APPROVE_CONDITIONALLY", "同意", Map.of("condition", "每季度报告进展"));
    }

    private void accept() {
        var papers = new ArrayList<Map<String, Object>>();
        for (var paper : List.of(
                "SUMMARY",
                "FINANCIAL_REPORT",
                "AUDIT_REPORT",
                "SECURITY_ASSESSMENT",
                "CRYPTOGRAPHY_ASSESSMENT",
                "ARCHIVE_CHECK",
                "CATALOGUE_CERTIFICATE")) {
            papers.add(Map.of("paper", paper, "documentId", upload("chenjing", paper + ".pdf")));
        }
        done(as("chenjing")
                .mutate(
                        "acceptanceApply",
                        Map.of("projectId", project, "completedOn", "2026-11-30", "note", "已建成", "papers", papers),
                        "acceptance { id }"));
        decide("liweidong", "APPROVE", "同意");
        decide("zhouguodong", "APPROVE", "同意");
    }
}
