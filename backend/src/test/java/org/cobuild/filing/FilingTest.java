package org.cobuild.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.filing.Filings.content;
import static org.cobuild.filing.Filings.done;
import static org.cobuild.filing.Filings.refusals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A filing from its draft to its revocation, and who may do what. */
@PortalTest
class FilingTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    private Filings lead;
    private Filings authority;
    private Filings county;
    private Filings countyAuthority;
    private String name;
    private LocalDate today;

    @BeforeEach
    void people() {
        world.clock().release();
        today = world.clock().today(ZoneId.of("Asia/Shanghai"));
        name = "备案 " + UUID.randomUUID();
        lead = new Filings(world, "chenjing");
        authority = new Filings(world, "zhaolei");
        county = new Filings(world, "songtao");
        countyAuthority = new Filings(world, "kongxiang");
    }

    @Test
    void aProjectIsFiledOutOfWhatItWasApprovedWith() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "3000000.00");
        var draft = done(lead.start(Map.of("kind", "CONSTRUCTION", "year", 2026, "projectId", project.globalId())));
        assertThat(draft.at("/content/investment").asString()).isEqualTo("3000000.00");
        assertThat(draft.at("/content/category").asString()).isEqualTo("NEW");
        assertThat(draft.at("/content/approver").asString()).isNotBlank();
        assertThat(draft.get("number").isNull()).isTrue();
        assertThat(draft.get("viewerCanEdit").asBoolean()).isTrue();

        // It isn't filed before what must be there is there.
        assertThat(refusals(lead.file(draft)))
                .contains(
                        "MISSING content.targets",
                        "MISSING content.protectionNumber",
                        "MISSING papers.CRYPTOGRAPHY_PLAN",
                        "MISSING papers.CRYPTOGRAPHY_ASSESSMENT");
        var works = new Works(world, sql, standing);
        var whole = Filings.construction(name, today.plusDays(60));
        var edited = done(lead.edit(draft, whole, "CRYPTOGRAPHY_PLAN", works.document("chenjing")));
        assertThat(edited.get("partsAsked").asInt()).isEqualTo(11);
        assertThat(edited.get("partsThere").asInt()).isEqualTo(9);
        var filed = done(lead.file(edited));
        assertThat(filed.get("number").asString()).isNotBlank();
        assertThat(filed.at("/versions/0/papers/0/paper").asString()).isEqualTo("CRYPTOGRAPHY_PLAN");
        assertThat(lead.numbers("incomplete: true, search: \"" + name + "\"")).hasSize(1);

        // What was to follow comes with a correction, and the earlier version stays.
        whole.put("protectionLevel", 3);
        whole.put("protectionNumber", "备-2026-1");
        var corrected = done(lead.correct(
                filed,
                "补交两证",
                whole,
                "PROTECTION_CERTIFICATE",
                works.document("chenjing"),
                "CRYPTOGRAPHY_ASSESSMENT",
                works.document("chenjing")));
        assertThat(corrected.get("partsThere").asInt()).isEqualTo(11);
        assertThat(corrected.get("versions")).hasSize(2);
        assertThat(corrected.at("/versions/0/reason").asString()).isEqualTo("补交两证");
        assertThat(corrected.at("/versions/1/papers")).hasSize(1);
        assertThat(corrected.get("number")).isEqualTo(filed.get("number"));
        assertThat(lead.numbers("incomplete: true, search: \"" + name + "\"")).isEmpty();

        // Once for construction, once a year for operation.
        assertThat(refusals(lead.start(Map.of("kind", "CONSTRUCTION", "year", 2025, "projectId", project.globalId()))))
                .containsExactly("TWICE projectId");
        var operation = Map.of("kind", "OPERATION", "year", 2026, "projectId", project.globalId());
        assertThat(done(lead.start(operation)).at("/content/category").asString())
                .isEqualTo("OM");
        assertThat(refusals(lead.start(operation))).containsExactly("TWICE projectId");
        var shown = world.as("zhaolei")
                .ask(
                        "query($id: ID!) { project(id: $id) { viewerCanStartFiling filings { number } } }",
                        Map.of("id", project.globalId()))
                .get("project");
        assertThat(shown.get("filings")).hasSize(1);
        assertThat(shown.get("viewerCanStartFiling").asBoolean()).isFalse();
    }

    @Test
    void isCorrectedWithAReasonSentBackAndRevokedOnce() {
        var filed = lead.filed(name);
        var other = content(name + " 二");
        assertThat(refusals(lead.correct(filed, "", other))).containsExactly("REQUIRED reason");
        assertThat(refusals(lead.correct(filed, "没有改动", content(name)))).containsExactly("UNCHANGED");
        var corrected = done(lead.correct(filed, "名称写错", other));
        assertThat(corrected.at("/versions/1/content/name").asString()).isEqualTo(name);
        assertThat(corrected.at("/versions/0/content/name").asString()).isEqualTo(name + " 二");

        var back = done(authority.rule("filingSendBack", corrected, "投资额与合同不符"));
        assertThat(back.get("state").asString()).isEqualTo("SENT_BACK");
        assertThat(refusals(authority.rule("filingSendBack", back, "再退"))).containsExactly("STATE");
        other.put("investment", "99000.00");
        var again = done(lead.correct(back, "按合同改正", other));
        assertThat(again.get("state").asString()).isEqualTo("FILED");
        assertThat(again.get("ruling").asString()).isEqualTo("投资额与合同不符");

        var revoked = done(authority.rule("filingRevoke", again, "重复报备"));
        assertThat(revoked.get("state").asString()).isEqualTo("REVOKED");
        assertThat(revoked.get("number")).isEqualTo(filed.get("number"));
        assertThat(refusals(authority.rule("filingRevoke", revoked, "再撤"))).containsExactly("STATE");
        assertThat(refusals(lead.correct(revoked, "改", content(name)))).containsExactly("STATE");
        assertThat(lead.filed(name + " 三").get("number")).isNotEqualTo(filed.get("number"));
    }

    @Test
    void aSecondSubmissionAndAStaleVersionTakeNoNumber() {
        var ready = done(lead.edit(lead.byHand(name), content(name)));
        var first = done(lead.file(ready));
        assertThat(refusals(lead.file(ready))).containsExactly("STALE version", "STATE");
        assertThat(refusals(lead.file(first))).containsExactly("STATE");
        assertThat(refusals(lead.edit(first, content(name)))).containsExactly("STATE");
        var next = done(lead.file(done(lead.edit(lead.byHand(name + " 二"), content(name + " 二")))));
        assertThat(serial(next)).isEqualTo(serial(first) + 1);
    }

    @Test
    void aKeySentTwiceFilesOnce() {
        var ready = done(lead.edit(lead.byHand(name), content(name)));
        var more = Map.of("clientMutationId", UUID.randomUUID().toString());
        var first = done(lead.act("filingFile", ready, more));
        assertThat(done(lead.act("filingFile", ready, more)).get("number")).isEqualTo(first.get("number"));
    }

    @Test
    void refusesWhatCannotStandInAFiling() {
        assertThat(refusals(lead.start(Map.of("kind", "CONSTRUCTION", "year", 1999, "name", "", "category", "OM"))))
                .containsExactly("INVALID year", "REQUIRED name", "CATEGORY category");
        assertThat(refusals(lead.start(Map.of("kind", "OPERATION", "year", today.getYear() + 2, "name", name))))
                .containsExactly("INVALID year", "REQUIRED category");
        var draft = lead.byHand(name);
        var bad = content("字".repeat(10_000));
        bad.put("category", "OM");
        bad.put("investment", "-0.01");
        bad.put("operationMoney", "1000000000000.00");
        bad.put("catalogueCount", 3);
        bad.put("sharedCount", 4);
        bad.put("openedCount", -1);
        bad.put("protectionLevel", 6);
        bad.put("approvedOn", today.plusDays(1).toString());
        assertThat(refusals(lead.edit(draft, bad)))
                .containsExactlyInAnyOrder(
                        "CATEGORY content.category",
                        "DATE content.approvedOn",
                        "INVALID content.sharedCount",
                        "INVALID content.openedCount",
                        "INVALID content.name",
                        "INVALID content.investment",
                        "INVALID content.operationMoney",
                        "INVALID content.protectionLevel");
        assertThat(refusals(lead.edit(draft, content(name), "REPLY", new GlobalId("Document", Ids.next()).toString())))
                .containsExactly("DOCUMENT papers.0.documentId");
        var stale = new HashMap<String, Object>(Map.of("version", 7, "content", content(name)));
        assertThat(refusals(lead.act("filingEdit", draft, stale))).containsExactly("STALE version");
    }

    @Test
    void aProjectWithoutAReplyIsNotFiled() {
        var project = standing.project("990100", "health", ProjectStage.SUBMITTED, "3000000.00");
        assertThat(refusals(lead.start(Map.of("kind", "CONSTRUCTION", "year", 2026, "projectId", project.globalId()))))
                .containsExactly("STAGE projectId");
    }

    @Test
    void aDraftIsItsUnitsAloneAndIsThrownAway() {
        var draft = lead.byHand(name);
        for (var who : List.of("zhaolei", "yangfan", "songtao", "baiyu")) {
            var filings = new Filings(world, who);
            assertThat(filings.list("search: \"" + name + "\"")).as(who).isEmpty();
            assertThat(filings.code("filingDiscard", draft, Map.of())).as(who).isEqualTo("NOT_FOUND");
        }
        done(lead.act("filingDiscard", draft, Map.of()));
        assertThat(lead.list("search: \"" + name + "\"")).isEmpty();
    }

    @Test
    void theCityReadsItsCountiesFilingsAndWritesNothing() {
        var filed = county.filed(name);
        var why = Map.of("reason", "不该由市里撤销");
        assertThat(authority.numbers("search: \"" + name + "\""))
                .containsExactly(filed.get("number").asString());
        assertThat(authority.code("filingRevoke", filed, why)).isEqualTo("FORBIDDEN");
        assertThat(authority.code("filingSendBack", filed, why)).isEqualTo("FORBIDDEN");
        assertThat(authority.code("filingDiscard", filed, Map.of())).isEqualTo("FORBIDDEN");
        // The county's own authority may; whoever reads nothing of it is told that there is nothing.
        assertThat(county.code("filingRevoke", filed, why)).isEqualTo("FORBIDDEN");
        assertThat(countyAuthority.code("filingDiscard", filed, Map.of())).isEqualTo("FORBIDDEN");
        for (var who : List.of("mahui", "lizhengyi", "chenjing", "baiyu", "dingjie")) {
            assertThat(new Filings(world, who).code("filingRevoke", filed, why))
                    .as(who)
                    .isEqualTo("NOT_FOUND");
            assertThat(new Filings(world, who).list("search: \"" + name + "\""))
                    .as(who)
                    .isEmpty();
        }
        assertThat(done(countyAuthority.rule("filingRevoke", filed, "县里撤销"))
                        .get("state")
                        .asString())
                .isEqualTo("REVOKED");
        assertThat(new Filings(world, "sunzhiyuan").code("filingFile", filed, Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theProjectOfAnotherUnitIsNotFiled() {
        var project = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "3000000.00");
        var input = Map.of("kind", "CONSTRUCTION", "year", 2026, "projectId", project.globalId());
        assertThat(code("zhaolei", input)).isEqualTo("FORBIDDEN");
        assertThat(code("chenjing", input)).isEqualTo("NOT_FOUND");
        assertThat(code("mahui", input)).isEqualTo("NOT_FOUND");
        var byHand = Map.of("kind", "CONSTRUCTION", "year", 2026, "name", name, "category", "SERVICE");
        assertThat(code("zhaolei", byHand)).isEqualTo("FORBIDDEN");
    }

    @Test
    void aFilingIsItsTenantsAndNotItsProjectsOthers() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "3000000.00");
        standing.participant(project, "990121", "health");
        var draft = done(lead.start(Map.of("kind", "CONSTRUCTION", "year", 2026, "projectId", project.globalId())));
        assertThat(county.list("search: \"" + name + "\"")).isEmpty();
        var works = new Works(world, sql, standing);
        var whole = Filings.construction(name, today.plusDays(1));
        done(lead.file(done(lead.edit(draft, whole, "CRYPTOGRAPHY_PLAN", works.document("chenjing")))));
        assertThat(county.list("search: \"" + name + "\"")).isEmpty();
        assertThat(countyAuthority.list("search: \"" + name + "\"")).isEmpty();
        assertThat(new Filings(world, "mahui").list("search: \"" + name + "\"")).isEmpty();

        // Whom the project is shared with sees what is shared of the project, and no filing.
        var share = Map.of(
                "projectId",
                project.globalId(),
                "receiverId",
                new GlobalId("Tenant", standing.tenantId("990122")).toString(),
                "areas",
                List.of("PLAN", "MONEY"),
                "reason",
                "借鉴");
        assertThat(world.as("liweidong")
                        .mutate("projectShare", share, "project { id }")
                        .get("errors"))
                .isEmpty();
        assertThat(world.as("lizhengyi")
                        .ask(
                                "query($id: ID!) { project(id: $id) { title filings { id } } }",
                                Map.of("id", project.globalId()))
                        .at("/project/filings"))
                .isEmpty();
    }

    @Test
    void totalsCountWhatTheListShows() {
        var before = total("990121");
        county.filed(name);
        var revoked = county.filed(name + " 二");
        done(countyAuthority.rule("filingRevoke", revoked, "重复"));
        county.byHand(name + " 三");
        var after = total("990121");
        assertThat(after[0]).isEqualTo(before[0] + 1);
        assertThat(after[1]).isEqualTo(before[1] + 1);
        assertThat(after[2]).isEqualTo(before[2] + 120_000);
    }

    @Test
    void pagesGoOnWhereTheyEndedInBothOrders() {
        for (int i = 0; i < 5; i++) {
            lead.filed(name + i);
        }
        assertThat(pages("UPDATED_DESC")).containsExactly(name + 4, name + 3, name + 2, name + 1, name + 0);
        assertThat(pages("NUMBER_DESC")).containsExactly(name + 4, name + 3, name + 2, name + 1, name + 0);
    }

    private List<String> pages(String order) {
        var all = new ArrayList<String>();
        String after = null;
        do {
            var page = world.as("chenjing")
                    .ask(
                            "query($after: String) { filings(filter: {search: \"" + name + "\"}, orderBy: " + order
                                    + ", first: 2, after: $after) { edges { node { content { name } } }"
                                    + " pageInfo { hasNextPage endCursor } } }",
                            Collections.singletonMap("after", after))
                    .get("filings");
            page.get("edges")
                    .forEach(edge -> all.add(edge.at("/node/content/name").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        return all;
    }

    /** Standing, revoked and yuan of a county's construction in 2026, as the city reads them. */
    private int[] total(String tenant) {
        return world.as("zhaolei")
                .ask(
                        "{ filingTotals(filter: {kind: CONSTRUCTION, year: 2026}) { tenant { code } filings revoked investment } }")
                .get("filingTotals")
                .valueStream()
                .filter(total -> total.at("/tenant/code").asString().equals(tenant))
                .findFirst()
                .map(total -> new int[] {
                    total.get("filings").asInt(),
                    total.get("revoked").asInt(),
                    (int) Double.parseDouble(total.get("investment").asString())
                })
                .orElse(new int[3]);
    }

    private String code(String who, Map<String, ?> input) {
        return world.as(who)
                .answer(
                        "mutation($input: FilingStartInput!) { filingStart(input: $input) { errors { message } } }",
                        Map.of("input", input))
                .at("/errors/0/extensions/code")
                .asString();
    }

    static int serial(JsonNode filing) {
        var number = filing.get("number").asString();
        return Integer.parseInt(number.replaceAll(".*〕(\\d+)号", "$1"));
    }
}
