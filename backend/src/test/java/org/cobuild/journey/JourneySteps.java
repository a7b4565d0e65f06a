package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.cobuild.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the people of a case do over the API, one step a method. The names are those of Tai'an's people; another city's
 * people take their places by {@code cast}.
 */
public class JourneySteps {
    static final String PROJECT = "project { id version stage submittedAmount cutAmount approvedAmount"
            + " replyNumber approvalCondition participants { id state round unit { tenant { code } } } }";

    final World world;
    final String city;
    private final Map<String, String> cast;
    String project = "";
    String mainContract = "";
    final Map<String, String> participants = new HashMap<>();

    /** @param cast who takes the place of whom; whoever is missing plays itself */
    public JourneySteps(World world, String city, Map<String, String> cast) {
        this.world = world;
        this.city = city;
        this.cast = cast;
    }

    final World.Caller as(String username) {
        return world.as(cast.getOrDefault(username, username));
    }

    /** Submitted and approved; the project of before is gone on with. */
    final String laterProject() {
        var before = project;
        var id = draft("健康数据县级三期", "EXTENSION", "县级延伸", "REINVESTMENT", "374400.00", 2029);
        done(act("chenjing", "projectSubmit", Map.of("id", id)));
        bureausAgree();
        decide("liweidong", "APPROVE", "同意");
        decide("zhouguodong", "APPROVE", "同意立项");
        assertThat(stage()).isEqualTo("APPROVED");
        project = before;
        return id;
    }

    /** A draft of one line that is complete, built in that year; what follows is about it. */
    final String draft(String title, String category, String line, String source, String amount, int year) {
        project = done(as("chenjing")
                        .mutate(
                                "projectCreate",
                                Map.of("title", title, "category", category, "field", "health"),
                                PROJECT))
                .at("/project/id")
                .asString();
        var begin = year + "-02-01";
        var end = year + "-12-01";
        save("projectUpdate", Map.of("id", project, "goals", line, "plannedStartOn", begin, "plannedEndOn", end));
        replace(
                "projectEstimateSave",
                "lines",
                List.of(Map.of(
                        "costGroup",
                        "core",
                        "title",
                        line,
                        "quantity",
                        "1",
                        "quantityUnit",
                        "项",
                        "unitPrice",
                        amount,
                        "leads",
                        true)));
        replace("projectSourcesSave", "sources", List.of(Map.of("source", source, "amount", amount)));
        replace(
                "projectMilestonesSave",
                "milestones",
                List.of(Map.of("title", "建成", "weight", 100, "baselineStartOn", begin, "baselineEndOn", end)));
        replace("projectTargetsSave", "targets", HealthPlatform.targets());
        replace(
                "projectCatalogueSave",
                "entries",
                HealthPlatform.catalogue(unit(city, "health"), true).subList(0, 1));
        return project;
    }

    private void replace(String mutation, String list, List<?> rows) {
        save(mutation, Map.of("projectId", project, list, rows));
    }

    /** The clerk finds the papers complete, and the bureaus agree. */
    final void bureausAgree() {
        decide("zhaolei", "APPROVE", "材料齐全");
        for (var reviewer : List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang")) {
            decide(reviewer, "APPROVE", "同意");
        }
    }

    final void on(String day) {
        world.clock().setTo(Instant.parse(day + "T02:00:00Z"));
    }

    static Map<String, Object> participant(String unit, String role, String title, String share) {
        return Map.of(
                "unitId", unit, "role", role, "packageTitle", title, "packageScope", title + "，按框架方案", "share", share);
    }

    /** A department of that tenant by its code. */
    final String unit(String tenantCode, String code) {
        var units = as("chenjing")
                .ask("{ units(filter: {kinds: [DEPARTMENT]}, first: 100) { edges { node { id code"
                        + " tenant { code } } } } }");
        return StreamSupport.stream(units.at("/units/edges").spliterator(), false)
                .map(edge -> edge.at("/node"))
                .filter(unit -> unit.at("/tenant/code").asString().equals(tenantCode))
                .filter(unit -> unit.at("/code").asString().equals(code))
                .map(unit -> unit.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** A section save by the lead's clerk, with the version as it stands. */
    final JsonNode save(String mutation, Map<String, Object> input) {
        return done(act("chenjing", mutation, input)).at("/project");
    }

    /** The lead checks its draft against the lists and accepts what they suggest about its lines. @return how many */
    final int acceptsTheLists() {
        return answersTheLists(List.of("LINE"), Map.of("verdict", "ACCEPTED"));
    }

    /** The lead checks its draft against the lists, and keeps what they hit for that reason. @return how many */
    final int keepsWhatTheListsHit(String reason) {
        return answersTheLists(List.of("TITLE", "GOALS", "LINE"), Map.of("verdict", "KEPT", "reason", reason));
    }

    private int answersTheLists(List<String> places, Map<String, String> answer) {
        var hits = as("chenjing")
                .mutate(
                        "projectPrecheck",
                        Map.of("projectId", project, "version", version()),
                        "project { precheck { hits { id version place } } }")
                .at("/project/precheck/hits");
        var answers = StreamSupport.stream(hits.spliterator(), false)
                .filter(hit -> places.contains(hit.at("/place").asString()))
                .map(hit -> {
                    var one = new HashMap<String, Object>(answer);
                    one.put("hitId", hit.at("/id").asString());
                    one.put("version", hit.at("/version").asInt());
                    return one;
                })
                .toList();
        done(as("chenjing").mutate("projectPrecheckAnswer", Map.of("projectId", project, "answers", answers), PROJECT));
        return answers.size();
    }

    final JsonNode act(String username, String mutation, Map<String, Object> input) {
        var versioned = new HashMap<>(input);
        versioned.put("version", version());
        return as(username).mutate(mutation, versioned, PROJECT);
    }

    final int version() {
        return read("project { version }").at("/project/version").asInt();
    }

    final String stage() {
        return read("project { stage }").at("/project/stage").asString();
    }

    /** The project as its lead sees it; {@code selection} begins with {@code project}. */
    final JsonNode read(String selection) {
        return as("chenjing")
                .ask(
                        "query($id: ID!) { " + selection.replaceFirst("^project", "project(id: \\$id)") + " }",
                        Map.of("id", project));
    }

    final void confirm(String username, String tenant) {
        var round = StreamSupport.stream(
                        read(PROJECT).at("/project/participants").spliterator(), false)
                .filter(p -> p.at("/id").asString().equals(participants.get(tenant)))
                .map(p -> p.at("/round").asInt())
                .findFirst()
                .orElseThrow();
        var confirmed = done(as(username)
                .mutate(
                        "participantConfirm",
                        Map.of("participantId", participants.get(tenant), "round", round),
                        "participant { state }"));
        assertThat(confirmed.at("/participant/state").asString()).isEqualTo("CONFIRMED");
    }

    /** The open task of that person about this project; others may wait beside it. */
    final String task(String username) {
        return as(username).tasks("", "id case { project { id } }").stream()
                .filter(task -> task.at("/case/project/id").asString().equals(project))
                .map(task -> task.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    final void decide(String username, String verb, String opinion) {
        decide(username, verb, opinion, Map.of());
    }

    final void decide(String username, String verb, String opinion, Map<String, Object> more) {
        var input = new HashMap<String, Object>(more);
        input.putAll(Map.of("taskId", task(username), "verb", verb, "opinion", opinion));
        if (stage().equals("SUBMITTED")) {
            input.put("version", version());
        }
        done(as(username).mutate("taskDecide", input, "task { state }"));
    }

    final void pool(String source, int year, String amount) {
        done(as("wangxiulan")
                .mutate("fundPoolSet", Map.of("source", source, "year", year, "amount", amount), "pool { available }"));
    }

    final void allocate(String toProject, String source, int year, String amount) {
        done(as("liweidong")
                .mutate(
                        "fundAllocate",
                        Map.of("projectId", toProject, "source", source, "year", year, "amount", amount),
                        "entry { amount }"));
    }

    final Map<String, Object> contractInput(String lot, String title, String amount, List<Map<String, String>> terms) {
        var input = new HashMap<String, Object>(
                Map.of("projectId", project, "lot", lot, "title", title, "amount", amount, "terms", terms));
        input.putAll(Map.of(
                "supplierName",
                "泰山数据科技有限公司",
                "supplierCreditCode",
                "91370900MA3C4D5E6F",
                "creditCodeConfirmed",
                true,
                "supplierSize",
                "SMALL",
                "awardedOn",
                "2026-02-05",
                "signedOn",
                "2026-02-10"));
        return input;
    }

    final String contract(String lot, String title, String amount, List<Map<String, String>> terms) {
        return done(as("liweidong")
                        .mutate("contractRecord", contractInput(lot, title, amount, terms), "contract { id }"))
                .at("/contract/id")
                .asString();
    }

    final JsonNode terms() {
        var contracts = read("project { contracts { id terms { id title } } }").at("/project/contracts");
        return StreamSupport.stream(contracts.spliterator(), false)
                .filter(c -> c.at("/id").asString().equals(mainContract))
                .findFirst()
                .orElseThrow()
                .at("/terms");
    }

    final void pay(String term, String amount, String deliveredOn) {
        var request = done(as("sunzhiyuan")
                        .mutate(
                                "paymentRequest",
                                Map.of("termId", term, "amount", amount, "deliveredOn", deliveredOn),
                                "paymentRequest { id }"))
                .at("/paymentRequest/id")
                .asString();
        done(as("liweidong")
                .mutate("paymentReview", Map.of("requestId", request, "approve", true), "paymentRequest { state }"));
        var paid = done(as("wangxiulan")
                .mutate(
                        "paymentPay",
                        Map.of("requestId", request, "clientMutationId", "treasury-" + request),
                        "paymentRequest { state }"));
        assertThat(paid.at("/paymentRequest/state").asString()).isEqualTo("PAID");
        var again = as("wangxiulan")
                .mutate(
                        "paymentPay",
                        Map.of("requestId", request, "clientMutationId", "treasury-" + request),
                        "paymentRequest { state }");
        assertThat(again.at("/paymentRequest/state").asString()).isEqualTo("PAID");
    }

    final void report(String milestone, String day) {
        var report = done(as("sunzhiyuan")
                        .mutate(
                                "milestoneReport",
                                Map.of(
                                        "milestoneId",
                                        milestone,
                                        "progress",
                                        100,
                                        "forecastEndOn",
                                        day,
                                        "actualStartOn",
                                        LocalDate.parse(day).minusDays(20).toString(),
                                        "actualEndOn",
                                        day,
                                        "note",
                                        "按期完成",
                                        "documentId",
                                        upload("sunzhiyuan", "evidence.pdf")),
                                "report { id }"))
                .at("/report/id")
                .asString();
        done(as("zhaolei").mutate("milestoneReview", Map.of("reportId", report, "confirm", true), "report { state }"));
    }

    final String book(String kind, String month, String amount) {
        return done(as("hefang")
                        .mutate(
                                "operationEntryBook",
                                Map.of(
                                        "projectId",
                                        project,
                                        "kind",
                                        kind,
                                        "month",
                                        month,
                                        "amount",
                                        amount,
                                        "note",
                                        "医保核验服务"),
                                "entry { id }"))
                .at("/entry/id")
                .asString();
    }

    final void match(String entry) {
        done(as("liweidong").mutate("operationEntryMatch", Map.of("entryId", entry), "entry { matchedAt }"));
    }

    final String upload(String username, String name) {
        var caller = as(username);
        var boundary = "journey-boundary";
        var body = new ByteArrayOutputStream();
        try {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(("%PDF-1.4\n% " + name + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8));
            body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var answer = caller.send(caller.request("/files")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).at("/id").asString();
    }

    static JsonNode done(JsonNode payload) {
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload;
    }

    static List<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.at("/" + field).asString())
                .toList();
    }
}
