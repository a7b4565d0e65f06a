package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.done;
import static org.cobuild.db.Tables.AUDIT_ENTRY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.FirstAdministrator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Administrators of the system, whatever unit they sit in, and machines without the scope read nothing of projects: not
 * by id, not by a list, not in a payload.
 */
@PortalTest
class NoBusinessWithProjectsTest {
    private static final String NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id } paymentRequests(first: 100) {"
            + " edges { node { id } } } reinvestmentUses { amount } fundPools { id } }";

    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private DSLContext sql;

    @Autowired
    private FirstAdministrator administrators;

    private final List<String> ids = new ArrayList<>();
    private Made project;

    @BeforeEach
    void aProjectWithMoneyInWhichTheAuthorityTakesPart() {
        world.clock().setTo(Instant.parse("2026-05-20T02:00:00Z"));
        var works = new Works(world, sql, standing);
        project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000000.00");
        standing.participant(project, "990100", "authority");
        ids.clear();
        var year = Works.year();
        ids.add(id(done(works.setPool("DEVELOPMENT", year, "700000.00", null)), "/pool/id"));
        ids.add(id(done(works.allocate(Works.CHIEF, project, "DEVELOPMENT", year, "700000.00")), "/entry/id"));
        var contract = done(works.contract(works.award(project, "A1", "1000000.00")));
        ids.add(id(contract, "/contract/id"));
        ids.add(id(contract, "/contract/terms/0/id"));
        ids.add(id(done(works.request(id(contract, "/contract/terms/0/id"), "300000.00")), "/paymentRequest/id"));
        ids.add(works.milestones(project).getFirst());
        ids.add(project.globalId());
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    private static String id(JsonNode payload, String at) {
        return payload.at(at).asString();
    }

    @Test
    void administratorsOfTheSystemReadNoneById() {
        assertThat(read(world.as("liweidong"))).doesNotContain("null");
        readsNothing(world.as("hanbing"));
        readsNothing(world.as("denghui"));
    }

    @Test
    void aMachineWithoutTheScopeReadsNoneById() {
        assertThat(read(world.machine("990100", "project:read"))).doesNotContain("null");
        readsNothing(world.machine("990100", "funding:write", "construction:write", "operation:write"));
    }

    @Test
    void aMachineThatMaySetAPoolAndNotReadProjectsIsNotShownIt() {
        var set = world.machine("990100", "funding:write")
                .mutate(
                        "fundPoolSet",
                        Map.of("source", "DEVELOPMENT", "year", Works.year(), "amount", "5.00"),
                        "pool { id }");
        assertThat(set.get("errors")).isEmpty();
        assertThat(set.get("pool").isNull()).isTrue();
    }

    private List<String> read(World.Caller caller) {
        return caller.ask(NODES, Map.of("ids", ids))
                .get("nodes")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    private void readsNothing(World.Caller caller) {
        var answer = caller.ask(NODES, Map.of("ids", ids));
        assertThat(read(caller)).containsOnly("null").hasSize(ids.size());
        assertThat(answer.at("/paymentRequests/edges")).isEmpty();
        assertThat(answer.get("reinvestmentUses")).isEmpty();
        assertThat(answer.get("fundPools")).isEmpty();
    }

    @Test
    void theTimelineOfEachOfManyProjectsIsWhole() {
        var other = standing.project("990100", "health", ProjectStage.APPROVED, "100.00");
        for (var of : List.of(project, other)) {
            for (int n = 0; n < 150; n++) {
                happened(of);
            }
        }
        var answer = world.as("liweidong")
                .ask(
                        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Project { timeline { id } } } }",
                        Map.of("ids", List.of(project.globalId(), other.globalId())));
        answer.get("nodes")
                .forEach(node -> assertThat(node.get("timeline").size()).isGreaterThanOrEqualTo(150));
    }

    private void happened(Made of) {
        sql.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ID, Ids.next())
                .set(AUDIT_ENTRY.TENANT_ID, of.tenantId())
                .set(AUDIT_ENTRY.PROJECT_ID, of.id())
                .set(AUDIT_ENTRY.ACTION, "projectUpdate")
                .set(AUDIT_ENTRY.ACTOR_NAME, "somebody")
                .set(AUDIT_ENTRY.ACTOR_UNIT, "somewhere")
                .set(AUDIT_ENTRY.ACTOR_TENANT_ID, of.tenantId())
                .set(AUDIT_ENTRY.SUBJECT_TYPE, "Project")
                .set(AUDIT_ENTRY.SUBJECT_ID, of.id())
                .set(AUDIT_ENTRY.AUDIENCE, "SHARED")
                .set(AUDIT_ENTRY.OCCURRED_AT, world.clock().now())
                .execute();
    }

    @Test
    void aMachineReadsUnitsTenantsAndNumbersOfTheRulesWithTheirScopeAlone() {
        var unit = new GlobalId("Unit", project.unitId()).toString();
        var tenant = new GlobalId("Tenant", project.tenantId()).toString();
        var lists = List.of(
                "{ units { edges { node { id } } } }",
                "{ tenants { id } }",
                "{ policyValues { name } }",
                "{ policyRules { name } }");
        var without = world.machine("990100", "project:read");
        for (var list : lists) {
            assertThat(without.answer(list, Map.of())
                            .at("/errors/0/extensions/code")
                            .asString())
                    .as(list)
                    .isEqualTo("FORBIDDEN");
        }
        var byId = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assertThat(without.ask(byId, Map.of("ids", List.of(unit, tenant)))
                        .get("nodes")
                        .toString())
                .isEqualTo("[null,null]");
        // What it reads is named with the unit that leads it.
        assertThat(without.ask(
                                "query($id: ID!) { project(id: $id) { lead { name } } }",
                                Map.of("id", project.globalId()))
                        .at("/project/lead/name")
                        .asString())
                .isNotEmpty();
        for (var with : List.of(world.machine("990100", "tenancy:read"), world.as("chenjing"), world.as("hanbing"))) {
            lists.forEach(list -> assertThat(with.ask(list)).isNotEmpty());
            assertThat(with.ask(byId, Map.of("ids", List.of(unit, tenant)))
                            .get("nodes")
                            .toString())
                    .doesNotContain("null");
        }
    }

    @Test
    void theOperatorFindsATenantByItsIdAsInTheList() {
        var tenant = new GlobalId("Tenant", project.tenantId()).toString();
        assertThat(Operator.of(sql, world, administrators)
                        .ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", tenant))
                        .at("/node/id")
                        .asString())
                .isEqualTo(tenant);
    }
}
