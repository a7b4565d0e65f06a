package org.cobuild.oracle;

import static org.cobuild.oracle.Views.HELD;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.platform.GlobalId;
import tools.jackson.databind.JsonNode;

/** What the portal says to somebody about itself: who it is, what it may, and the sums and words of its tenant. */
final class SelfQuestions implements Asker {
    private static final String DOCUMENT = """
            { viewer { tenant { id } post { id } posts { id } actions tenantWide }
              roles { role actions } apiScopes { scope actions }
              dictionary(name: "field") { name }
              calendarYear(year: 2099) { notice viewerCanSet } }
            """;
    private static final String OVERVIEW = """
            { overview { projectCount approved serversManaged serversHosted serversCloud serviceCount
              byTenant { tenant { id } count } pipeline { count } } }
            """;

    @Override
    public String subjectType() {
        return "";
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> none) {
        var all = land.all();
        var acting = who.acting();
        var findings = new ArrayList<Finding>();
        if (acting == null) {
            return findings;
        }
        var answer = land.ask(who, DOCUMENT, Map.of()).path("data");
        var viewer = answer.path("viewer");
        check(
                land,
                findings,
                who,
                "viewer.tenant",
                id("Tenant", acting.tenantId()),
                viewer.at("/tenant/id").asString());
        check(
                land,
                findings,
                who,
                "viewer.post",
                acting.machine() ? "" : id("Post", acting.id()),
                viewer.at("/post/id").asString(""));
        var actions = new TreeSet<String>();
        viewer.path("actions").forEach(action -> actions.add(action.asString()));
        check(land, findings, who, "viewer.actions", rights(acting).toString(), actions.toString());
        check(
                land,
                findings,
                who,
                "viewer.tenantWide",
                String.valueOf(acting.wide()),
                viewer.path("tenantWide").asString());
        answer.path("roles").forEach(role -> {
            var given = new TreeSet<String>();
            role.path("actions").forEach(action -> given.add(action.asString()));
            var name = role.path("role").asString();
            var expected = new TreeSet<String>();
            Law.rights().stream()
                    .filter(right -> Law.rolesGive(Set.of(name), right))
                    .forEach(expected::add);
            check(land, findings, who, "roles." + name, expected.toString(), given.toString());
        });
        answer.path("apiScopes").forEach(scope -> {
            var given = new TreeSet<String>();
            scope.path("actions").forEach(action -> given.add(action.asString()));
            var name = scope.path("scope").asString();
            var expected = new TreeSet<String>();
            Law.rights().stream()
                    .filter(right -> Law.scopesGive(Set.of(name), right))
                    .forEach(expected::add);
            check(land, findings, who, "apiScopes." + name, expected.toString(), given.toString());
        });
        var city = all.get("Tenant", acting.cityId());
        words(land, findings, who, acting, city, answer);
        overview(land, findings, who, acting);
        return findings;
    }

    private static Set<String> rights(Who who) {
        var rights = new TreeSet<String>();
        Law.rights().stream().filter(who::may).forEach(rights::add);
        return rights;
    }

    /** Words and days are the city's, told by the city's own name in them. */
    private void words(Land land, List<Finding> findings, Who who, Who acting, Row city, JsonNode answer) {
        var expected = city.is("level", "PLATFORM") ? "" : "field of " + city.text("name");
        answer.path("dictionary")
                .forEach(entry -> check(
                        land,
                        findings,
                        who,
                        "dictionary",
                        expected,
                        entry.path("name").asString()));
        var calendar = answer.path("calendarYear");
        check(
                land,
                findings,
                who,
                "calendarYear.notice",
                city.is("level", "PLATFORM") ? "" : "calendar of " + city.text("name"),
                calendar.path("notice").asString(""));
        var keeps = acting.mayIn("CALENDAR_SET", city.id()) && !city.is("level", "PLATFORM");
        check(
                land,
                findings,
                who,
                "calendarYear.viewerCanSet",
                String.valueOf(keeps),
                calendar.path("viewerCanSet").asString());
    }

    private void overview(Land land, List<Finding> findings, Who who, Who acting) {
        var all = land.all();
        var answer = land.ask(who, OVERVIEW, Map.of());
        var outcome =
                answer.has("errors") ? answer.at("/errors/0/extensions/code").asString() : "answered";
        check(land, findings, who, "overview", acting.may("OVERVIEW_READ") ? "answered" : "FORBIDDEN", outcome);
        if (!outcome.equals("answered")) {
            return;
        }
        var wholeTree = acting.wide() && acting.tenantId() == acting.cityId();
        var counted = all.of("Project").stream()
                .filter(project -> counts(acting, project, all, wholeTree))
                .toList();
        var approved = counted.stream()
                .filter(Law::approved)
                .filter(project -> !service(project))
                .toList();
        var overview = answer.at("/data/overview");
        check(
                land,
                findings,
                who,
                "overview.projectCount",
                "" + approved.size(),
                overview.path("projectCount").asString());
        var sum = approved.stream()
                .map(project -> new BigDecimal(project.text("approved_amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        check(
                land,
                findings,
                who,
                "overview.approved",
                sum.setScale(2).toPlainString(),
                overview.path("approved").asString());
        var services = counted.stream()
                .filter(Law::approved)
                .filter(SelfQuestions::service)
                .count();
        check(
                land,
                findings,
                who,
                "overview.serviceCount",
                "" + services,
                overview.path("serviceCount").asString());
        var waiting = new int[1];
        overview.path("pipeline")
                .forEach(stage -> waiting[0] += stage.path("count").asInt());
        check(
                land,
                findings,
                who,
                "overview.pipeline",
                "" + counted.stream().filter(project -> !Law.approved(project)).count(),
                "" + waiting[0]);
        for (var placement : List.of("MANAGED", "HOSTED", "CLOUD")) {
            var servers = all.of("Server").stream()
                    .filter(server -> server.is("placement", placement))
                    .filter(server -> acting.wide()
                            ? HELD.test(acting, server, all)
                            : server.number("unit_id") == acting.unitId())
                    .count();
            var name = "servers" + placement.charAt(0) + placement.substring(1).toLowerCase(java.util.Locale.ROOT);
            check(
                    land,
                    findings,
                    who,
                    "overview." + name,
                    "" + servers,
                    overview.path(name).asString());
        }
        var expected = new TreeMap<String, Long>();
        approved.forEach(project -> expected.merge(id("Tenant", project.number("tenant_id")), 1L, Long::sum));
        var got = new TreeMap<String, Long>();
        overview.path("byTenant").forEach(row -> {
            if (row.path("count").asLong() > 0) {
                got.put(row.at("/tenant/id").asString(), row.path("count").asLong());
            }
        });
        check(land, findings, who, "overview.byTenant", expected.toString(), got.toString());
    }

    /** A city counts its tree, a county what it leads, a unit what it leads or builds: what each sees whole. */
    private static boolean counts(Who who, Row project, Census all, boolean wholeTree) {
        if (all.sight(who, project.id()) != Sight.WHOLE) {
            return false;
        }
        return !who.wide() || Law.wasSubmitted(project) && (wholeTree || project.number("tenant_id") == who.tenantId());
    }

    private static boolean service(Row project) {
        return project.is("category", "OM", "SERVICE");
    }

    private static String id(String type, long id) {
        return new GlobalId(type, id).toString();
    }

    private void check(Land land, List<Finding> findings, Who who, String what, String expected, String got) {
        land.asked.incrementAndGet();
        if (!expected.equals(got)) {
            findings.add(new Finding(this, who.id(), 0, what, expected, got));
        }
    }
}
