package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.RETURN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.audit.log.LogSealing;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each opinion on the page of its case has its proof. */
@PortalTest
class DecisionProofTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    LogSealing sealing;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @Test
    void isHadByWhoReadsTheOpinion() {
        var going = matters.submitted("chenjing", SMALL);
        matters.decide(going, "zhaolei", APPROVE);
        assertThat(paths(going)).as("no head covers it yet").containsExactly((String) null);
        // What ends the round stands on the timeline as what it made of the project, and has its proof all the same.
        var back = matters.submitted("chenjing", SMALL);
        matters.decide(back, "zhaolei", RETURN);
        sealing.seal(matters.grant().tenantId());
        for (var id : List.of(going, back)) {
            var verb = id == going ? APPROVE : RETURN;
            var path = paths(id).getFirst();
            assertThat(path).isNotNull();
            assertThat(proof("chenjing", path))
                    .contains("\"line\":\"inclusion\"")
                    .contains("\\\"verb\\\":\\\"" + verb + "\\\"");
            assertThat(status("yanbo", path)).as("of another tenant").isEqualTo(404);
            assertThat(status("yangfan", path)).as("takes no part").isEqualTo(404);
        }
    }

    private List<String> paths(long id) {
        return world.as("chenjing")
                .ask(
                        "query($id: ID!) { case(id: $id) { decisions { logEntry { kind position proofPath } } } }",
                        Map.of("id", new GlobalId("Case", id).toString()))
                .at("/case/decisions")
                .valueStream()
                .map(said -> said.at("/logEntry/proofPath"))
                .map(path -> path.isNull() ? null : path.asString())
                .toList();
    }

    private String proof(String who, String path) {
        var caller = world.as(who);
        var answer = caller.bytes(caller.request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private int status(String who, String path) {
        var caller = world.as(who);
        return caller.send(caller.request(path).GET()).statusCode();
    }
}
