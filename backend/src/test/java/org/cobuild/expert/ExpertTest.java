package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.expert.Experts.input;
import static org.cobuild.expert.Experts.refusals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The pool: who keeps it, who reads it, and what is no expert. */
@PortalTest
class ExpertTest {
    private static final String CHIEF = "liweidong";
    private static final String COUNTY = "houjianguo";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    CaseService cases;

    @Autowired
    Access access;

    @Autowired
    DSLContext sql;

    private Experts experts;
    private String name;

    @BeforeEach
    void pool() {
        experts = new Experts(world, standing, cases, access, sql);
        name = "库员" + UUID.randomUUID().toString().substring(0, 8);
    }

    private JsonNode list(String who, String filter) {
        return world.as(who)
                .ask("{ experts(filter: {search: \"" + name + "\" " + filter
                        + "}) { edges { node { id name phone fields active viewerCanEdit tenant { code } } } } }")
                .at("/experts/edges");
    }

    @Test
    void theChiefAddsChangesAndTakesOutOfTheDraw() {
        var added = input(name, "省信息研究院", "SECURITY", "DATA", "DATA");
        added.put("phone", "138 1234 5678");
        added.put("title", "研究员");
        added.put("avoids", List.of("市数字公司", "市数字公司", "卫生健康"));
        var expert = experts.save(CHIEF, added).get("expert");
        assertThat(expert.at("/fields").toString()).isEqualTo("[\"DATA\",\"SECURITY\"]");
        assertThat(expert.at("/avoids")).hasSize(2);
        assertThat(expert.at("/tenant/code").asString()).isEqualTo("990100");
        assertThat(list(CHIEF, "field: SECURITY")).hasSize(1);
        assertThat(list(CHIEF, "field: LAW")).isEmpty();

        var changed = input(name, "省信息研究院", "LAW");
        changed.put("id", expert.get("id").asString());
        changed.put("version", 1);
        changed.put("active", false);
        assertThat(refusals(experts.save("zhouguodong", changed))).isEmpty();
        assertThat(list(CHIEF, "field: LAW, active: false")).hasSize(1);
        assertThat(list(CHIEF, "active: true")).isEmpty();
        assertThat(refusals(experts.save(CHIEF, changed))).containsExactly("STALE version");
    }

    @Test
    void refusesWhatIsNoExpert() {
        var bad = input("", "", "LAW");
        bad.put("phone", "call me");
        bad.put("fields", List.of());
        assertThat(refusals(experts.save(CHIEF, bad)))
                .contains("REQUIRED name", "REQUIRED employer", "INVALID phone", "REQUIRED fields");
        assertThat(refusals(experts.save(CHIEF, input("长".repeat(10_000), "某校", "LAW"))))
                .containsExactly("INVALID name");
        assertThat(refusals(experts.save(CHIEF, input("名\u0000字", "某校", "LAW"))))
                .containsExactly("INVALID name");
        var avoids = input(name, "某校", "LAW");
        avoids.put("avoids", Collections.nCopies(31, "某单位"));
        assertThat(refusals(experts.save(CHIEF, avoids))).containsExactly("INVALID avoids");
        avoids.put("avoids", List.of("某"));
        assertThat(refusals(experts.save(CHIEF, avoids))).containsExactly("INVALID avoids.0");
        assertThat(refusals(experts.save(CHIEF, input(name, "某校", "LAW")))).isEmpty();
        assertThat(refusals(experts.save(CHIEF, input(name, "某校", "DATA")))).containsExactly("TWICE name");
    }

    @Test
    void theAuthorityAndTheAuditorReadAndTheChiefAndDirectorKeep() {
        experts.save(CHIEF, with(input(name, "某校", "LAW"), "phone", "13812345678"));
        assertThat(list(CHIEF, "").at("/0/node/phone").asString()).isEqualTo("13812345678");
        for (var who : List.of("zhaolei", "fengyi")) {
            assertThat(list(who, "").at("/0/node/phone").asString()).as(who).isEqualTo("138****5678");
            assertThat(experts.failure(who, "expertSave", input(name, "另校", "LAW")))
                    .isEqualTo("FORBIDDEN");
        }
        for (var who : List.of("chenjing", "wangxiulan", "hanbing", "sunzhiyuan")) {
            assertThat(world.as(who)
                            .answer("{ experts { edges { node { id } } } }", Map.of())
                            .at("/errors/0/extensions/code")
                            .asString())
                    .as(who)
                    .isEqualTo("FORBIDDEN");
            assertThat(experts.failure(who, "expertSave", input(name, "另校", "LAW")))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void aCountyReadsItsCitysPoolAndKeepsItsOwnAlone() {
        var city = experts.save(CHIEF, with(input(name, "某校", "LAW"), "phone", "13812345678"))
                .at("/expert/id")
                .asString();
        assertThat(refusals(experts.save(COUNTY, input(name, "县校", "LAW")))).isEmpty();
        var seen = list(COUNTY, "");
        assertThat(seen.valueStream().map(edge -> edge.at("/node/tenant/code").asString()))
                .containsExactlyInAnyOrder("990100", "990121");
        assertThat(list(CHIEF, "")).hasSize(1);
        var own = seen.valueStream()
                .filter(edge -> edge.at("/node/viewerCanEdit").asBoolean())
                .toList();
        assertThat(own).hasSize(1);
        var change = input(name, "改了", "LAW");
        change.put("version", 1);
        change.put("id", city);
        assertThat(experts.failure(COUNTY, "expertSave", change)).isEqualTo("FORBIDDEN");
        // A city finds none of its counties', and a sister county none at all.
        change.put("id", own.getFirst().at("/node/id").asString());
        assertThat(experts.failure(CHIEF, "expertSave", change)).isEqualTo("NOT_FOUND");
        assertThat(experts.failure("lizhengyi", "expertSave", change)).isEqualTo("NOT_FOUND");
    }

    @Test
    void anExpertMayWorkForAUnitOfTheTreeAndOfNoOther() {
        var unit = world.as(CHIEF)
                .ask("{ units(filter: {search: \"市交通运输局\"}) { edges { node { id } } } }")
                .at("/units/edges/0/node/id")
                .asString();
        var saved = experts.save(CHIEF, with(input(name, "市交通运输局", "BUSINESS"), "unitId", unit));
        assertThat(saved.at("/expert/unit/name").asString()).isEqualTo("市交通运输局");
        var foreign = world.as("tianfeng")
                .ask("{ units { edges { node { id } } } }")
                .at("/units/edges/0/node/id")
                .asString();
        assertThat(experts.failure(CHIEF, "expertSave", with(input(name, "别市", "LAW"), "unitId", foreign)))
                .isEqualTo("NOT_FOUND");
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        input.put(field, value);
        return input;
    }
}
