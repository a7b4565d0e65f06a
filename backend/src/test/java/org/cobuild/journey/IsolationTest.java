package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * For every field and argument of the schema that takes an id: an id of a neighbour county's, of the other city's and
 * of nobody's answer the same, byte for byte, once the id that was asked for is masked. The schema is taken by
 * introspection, so that a new argument is tried without anybody thinking of it.
 */
@Tag("once")
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {
    /** A clerk of a county that takes no part in anything. */
    private static final String OUTSIDER = "yanbo";

    /** The table whose rows are the nodes of a type. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("Project", "project"),
            Map.entry("Participant", "project_participant"),
            Map.entry("EstimateLine", "project_estimate_line"),
            Map.entry("FundingSource", "project_funding_source"),
            Map.entry("Milestone", "project_milestone"),
            Map.entry("PerformanceTarget", "project_target"),
            Map.entry("ProjectPaper", "project_paper"),
            Map.entry("Submission", "project_submission"),
            Map.entry("ProjectShare", "project_share"),
            Map.entry("DuplicateCheck", "project_duplicate_check"),
            Map.entry("DuplicateHit", "project_duplicate_hit"),
            Map.entry("Precheck", "project_precheck"),
            Map.entry("PrecheckHit", "project_precheck_hit"),
            Map.entry("OwnBuild", "project_own_build"),
            Map.entry("ListEntry", "(select id, tenant_id from planning_list_entry where title = 'foreign')"),
            Map.entry("CatalogueEntry", "catalogue_entry"),
            Map.entry("Case", "approval_case"),
            Map.entry("Step", "approval_step"),
            Map.entry("Task", "approval_task"),
            Map.entry("Decision", "approval_decision"),
            Map.entry("Handover", "approval_handover"),
            Map.entry("Condition", "approval_case_condition"),
            Map.entry("CaseCopy", "approval_copy"),
            Map.entry("Confirmation", "approval_confirmation"),
            Map.entry("Proxy", "approval_proxy"),
            // What is in force, or a city's batch, is read below: those that are nobody's but of their own tenant.
            Map.entry("Plan", "(select id, tenant_id from planning_plan where title = 'foreign')"),
            Map.entry("YearlyGoal", "(select id, tenant_id from planning_goal where title = 'foreign')"),
            Map.entry("KeyTask", "(select id, tenant_id from planning_task where title = 'foreign')"),
            Map.entry("ApplicationBatch", "(select id, tenant_id from planning_batch where title = 'foreign')"),
            Map.entry("Filing", "filing"),
            Map.entry("SharingRequest", "sharing_request"),
            Map.entry("Expert", "(select id, tenant_id from expert where name = 'foreign')"),
            Map.entry("ExpertPanel", "expert_panel"),
            Map.entry("PanelMember", "expert_member"),
            Map.entry("FundPool", "fund_pool"),
            Map.entry("FundEntry", "fund_entry"),
            Map.entry("Contract", "construction_contract"),
            Map.entry("ContractTerm", "construction_contract_term"),
            Map.entry("MilestoneReport", "construction_report"),
            Map.entry("PaymentRequest", "construction_payment_request"),
            Map.entry("Acceptance", "construction_acceptance"),
            Map.entry("OperationEntry", "operation_entry"),
            Map.entry("OperationYear", "operation_year"),
            Map.entry("Document", "document"),
            Map.entry("AuditEntry", "audit_entry"),
            Map.entry("PeopleImport", "people_import"),
            Map.entry("OnboardingDraft", "onboarding_draft"),
            Map.entry("Person", "(select person_id as id, tenant_id from post)"),
            Map.entry("ApiClient", "api_client"),
            Map.entry("BreakGlass", "break_glass"),
            Map.entry("UnitChange", "unit_change"),
            Map.entry("PersonPost", "post"),
            Map.entry("Post", "post"));

    @Autowired
    World world;

    @Autowired
    PortalClock clock;

    @Autowired
    DSLContext sql;

    private JsonNode schema;

    /** What is asked for of each type. */
    private final Map<String, List<String>> ids = new TreeMap<>();

    @BeforeAll
    void twoCitiesLive() {
        // Every right there is in the own county: what refuses is the row, and not the lack of a right.
        for (var role : EnumSet.complementOf(EnumSet.of(Role.CLERK, Role.OPERATOR, Role.BREAK_GLASS))) {
            sql.execute(
                    "insert into post_role select o.tenant_id, o.id, ? from post o join person p on p.id = o.person_id"
                            + " where p.username = ? /*scope:all*/",
                    role.name(),
                    OUTSIDER);
        }
        new QuickLife(world, "990100", "990102", "tanwei", Map.of()).live();
        new QuickLife(
                        world,
                        "990200",
                        "990221",
                        "ouyang",
                        Map.ofEntries(
                                Map.entry("chenjing", "baiyu"),
                                Map.entry("zhaolei", "dingjie"),
                                Map.entry("liweidong", "tianfeng"),
                                Map.entry("zhouguodong", "fanghua"),
                                Map.entry("wangxiulan", "jinbo"),
                                Map.entry("zhangjianjun", "shiyan"),
                                Map.entry("sunli", "hongmei"),
                                Map.entry("gaofeng", "yuanhai"),
                                Map.entry("maqiang", "lumin"),
                                Map.entry("sunzhiyuan", "xiangdong"),
                                Map.entry("hefang", "caixia")))
                .live();
        for (var county : List.of("990122", "990221")) {
            planned(county);
        }
        for (var city : List.of("990100", "990200")) {
            sql.execute(
                    "insert into filing (id, tenant_id, unit_id, kind, for_year, state, number_year, serial, version_number,"
                            + " parts_asked, parts_there, name, category, version, created_at, updated_at) select ?, t.id,"
                            + " (select min(u.id) from unit u where u.tenant_id = t.id), 'OPERATION', 2001, 'FILED', 0, 0, 1,"
                            + " 1, 1, 'foreign', 'OM', 1, t.created_at, t.created_at from tenant t where t.code = ?"
                            + " /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into sharing_request (id, tenant_id, unit_id, requester_tenant_id, requester_unit_id,"
                            + " resource_tenant_id, resource_id, project_id, purpose, state, due_on, requested_at,"
                            + " requested_by_name, version) select ?, r.provider_tenant_id, r.provider_unit_id,"
                            + " r.provider_tenant_id, r.provider_unit_id, r.tenant_id, r.id, r.project_id, '', 'REQUESTED',"
                            + " '2001-01-01', r.published_at, '', 1 from published_resource r join tenant t on"
                            + " t.id = r.provider_tenant_id where t.code = ? order by r.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into project_own_build select ?, p.tenant_id, p.id, '', 0, 'ASKED', p.created_at, '', null, null,"
                            + " null, 1 from project p join tenant t on t.id = p.tenant_id where t.code = ? and not exists"
                            + " (select 1 from project_own_build b where b.project_id = p.id) order by p.id limit 1"
                            + " /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into project_paper select ?, p.tenant_id, p.id, 'OTHER', 99, 99, '', '', null, p.created_at, ''"
                            + " from project p join tenant t on t.id = p.tenant_id where t.code = ? order by p.id limit 1"
                            + " /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into people_import select ?, id, 'a.xlsx', 1, '', 1, '', true, created_at, 'READY', 0, created_at,"
                            + " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null from tenant where code = ?",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into project_share select ?, p.tenant_id, p.id, p.city_id, null, 'MONEY', '', null, null, '', '',"
                            + " p.created_at, null, null from project p join tenant t on t.id = p.tenant_id"
                            + " where t.code = ? order by p.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into approval_copy select ?, c.tenant_id, c.id, (select min(p.id) from post p where"
                            + " p.tenant_id = c.tenant_id), '', '', null, '', '', c.opened_at, null from approval_case c"
                            + " join tenant t on t.id = c.tenant_id where t.code = ? order by c.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into approval_proxy select ?, t.id, (select min(p.id) from post p where p.tenant_id = t.id),"
                            + " (select max(p.id) from post p where p.tenant_id = t.id), '', '', '', '2026-01-01',"
                            + " '2026-01-02', t.created_at, t.created_at, '', '', '', 1, t.created_at, null"
                            + " from tenant t where t.code = ? /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into project_duplicate_hit select ?, c.tenant_id, c.id, c.project_id, c.tenant_id, c.project_id,"
                            + " 99, 0.5, 0.5 from project_duplicate_check c join tenant t on t.id = c.tenant_id"
                            + " where t.code = ? order by c.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            var entry = Ids.next();
            sql.execute(
                    "insert into planning_list_entry select ?, id, 'NEGATIVE', concat('i', ?), 'planted', 'planted',"
                            + " 'xx', '', '', 'planted', null,"
                            + " '2020-01-01', '2020-01-02', 1, null, created_at from tenant where code = ? /*scope:all*/",
                    entry,
                    entry,
                    city);
            sql.execute(
                    "insert into project_precheck_hit select ?, c.tenant_id, c.project_id, c.id, 1, 'TITLE', null, null, '',"
                            + " '', null, c.tenant_id, ?, 'xx', 'OPEN', null, null, null, 1 from project_precheck c"
                            + " join tenant t on t.id = c.tenant_id where t.code = ? order by c.id limit 1 /*scope:all*/",
                    Ids.next(),
                    entry,
                    city);
            empanelled(city);
            world.machine(city, "project:read");
            sql.execute(
                    "insert into break_glass select ?, id, (select min(id) from person), '', '', '', created_at, created_at,"
                            + " null, null, null from tenant where code = ?",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into onboarding_draft select ?, id, 1, 'functional-zone', '', '', '', null, null, null, '',"
                            + " created_at, '', created_at from tenant where code = ?",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into approval_handover select ?, d.tenant_id, d.case_id, d.step_id, d.task_id, 'TAKE_BACK', '',"
                            + " d.post_id, '', '', null, null, d.decided_at, null from approval_decision d"
                            + " join tenant t on t.id = d.tenant_id where t.code = ? order by d.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into approval_confirmation select ?, k.tenant_id, k.id, c.project_id, '', '', '',"
                            + " c.opened_at from approval_task k join approval_case c on c.id = k.case_id join tenant t"
                            + " on t.id = k.tenant_id left join approval_confirmation x on x.task_id = k.id where t.code = ?"
                            + " and x.id is null order by k.id limit 1 /*scope:all*/",
                    Ids.next(),
                    city);
            sql.execute(
                    "insert into unit_change select ?, id, 'CLOSE', 'WITHDRAWN', '2026-01-01', 'a', 'a', created_at,"
                            + " created_at, null, 1 from tenant where code = ?",
                    Ids.next(),
                    city);
        }
        schema = world.as(OUTSIDER)
                .ask("{ __schema { types { name kind fields { name args { name type { ...T }"
                        + " defaultValue } type { ...T } } inputFields { name defaultValue type { ...T } } enumValues { name }"
                        + " interfaces { name } } } } fragment T on __Type { kind name ofType { kind name ofType { kind name"
                        + " ofType { kind name } } } }")
                .at("/__schema/types");
        TABLES.keySet().forEach(type -> ids.put(type, asked(type)));
    }

    @AfterAll
    void leaveAsItWas() {
        clock.release();
        sql.execute(
                "delete r from post_role r join post o on o.id = r.post_id join person p on p.id = o.person_id"
                        + " where p.username = ? and r.role <> 'CLERK' /*scope:all*/",
                OUTSIDER);
    }

    @Test
    void everyNodeTypeIsTried() {
        var nodes = new HashSet<String>();
        schema.forEach(type -> type.at("/interfaces").forEach(of -> {
            if (of.at("/name").asString().equals("Node")) {
                nodes.add(type.at("/name").asString());
            }
        }));
        // The directory of a tree is open, and so is what its approved projects bring; servers are data of their own.
        nodes.removeAll(Set.of("Tenant", "Unit", "Server", "PublishedResource"));
        assertThat(TABLES.keySet()).containsAll(nodes);
    }

    @Test
    void foreignNodesAreNull() {
        for (var type : TABLES.keySet()) {
            for (var asked : ids.get(type)) {
                var answer = world.as(OUTSIDER)
                        .post(
                                "query($id: ID!) { node(id: $id) { id __typename } }",
                                Map.of("id", asked),
                                "application/json");
                assertThat(answer.body()).as(type).isEqualTo("{\"data\":{\"node\":null}}");
            }
        }
    }

    @Test
    void everyArgumentThatTakesAnIdAnswersForeignIdsLikeNobodys() {
        var tried = new ArrayList<String>();
        for (var root : List.of("Query", "Mutation")) {
            for (var field : type(root).at("/fields")) {
                for (var path : idPaths(field)) {
                    tried.add(field.at("/name").asString() + path);
                    compare(root, field, path);
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(45);
    }

    private void compare(String root, JsonNode field, List<String> path) {
        ids.entrySet().parallelStream().forEach(type -> {
            var answers = new TreeMap<String, String>();
            for (var asked : type.getValue()) {
                var body = execute(root, field, arguments(field, path, asked)).replace(asked, "MASKED");
                answers.put(body.replaceAll("[0-9A-HJKMNP-TV-Z]{13}", "REQUEST"), asked);
            }
            assertThat(answers)
                    .as(field.at("/name").asString() + path + " with ids of " + type.getKey())
                    .hasSize(1);
            // A document that can't be asked at all is refused whatever the id.
            assertThat(answers.firstKey()).doesNotContain("Validation error");
        });
    }

    /** An expert of the city's pool on the panel of its first case. */
    private void empanelled(String city) {
        var expert = Ids.next();
        var panel = Ids.next();
        var candidate = Ids.next();
        sql.execute(
                "insert into expert select ?, id, 'drawn', 'drawn', null, null, 'LAW', '', null, '', true, 1, '',"
                        + " created_at from tenant where code = ?",
                expert,
                city);
        sql.execute(
                "insert into expert_panel select ?, c.tenant_id, c.project_id, c.id, 'OPEN', 1, '', '', '', '', '', '',"
                        + " c.opened_at, null, null, null, null, null, null, 1 from approval_case c join tenant t"
                        + " on t.id = c.tenant_id where t.code = ? and not exists (select 1 from expert_panel p where"
                        + " p.case_id = c.id) order by c.id limit 1 /*scope:all*/",
                panel,
                city);
        sql.execute(
                "insert into expert_candidate select ?, tenant_id, id, tenant_id, ?, '', '', '', '', 'LAW', '', '', 1, null,"
                        + " null from expert_panel where id = ? /*scope:all*/",
                candidate,
                expert,
                panel);
        sql.execute(
                "insert into expert_member select ?, tenant_id, panel_id, id, null, 1, 'SEATED', null, false, null, null,"
                        + " null, null, null, null, null, 1 from expert_candidate where id = ? /*scope:all*/",
                Ids.next(),
                candidate);
    }

    /** A sister county's plan, its batch, a clause of its list, and an expert of its pool. */
    private void planned(String county) {
        var plan = Ids.next();
        var goal = Ids.next();
        sql.execute(
                "insert into planning_plan select ?, id, 'foreign', 2001, 2002, 'CLOSED', 1, created_at, created_at"
                        + " from tenant where code = ?",
                plan,
                county);
        sql.execute(
                "insert into planning_goal select ?, id, ?, 1, 2001, 'foreign', '' from tenant where code = ?",
                goal,
                plan,
                county);
        sql.execute(
                "insert into planning_task select ?, t.id, ?, ?, 1, '1', 'foreign', '', t.id,"
                        + " (select min(u.id) from unit u where u.tenant_id = t.id) from tenant t where t.code = ?"
                        + " /*scope:all*/",
                Ids.next(),
                plan,
                goal,
                county);
        sql.execute(
                "insert into planning_list_entry select ?, id, 'NEGATIVE', 'foreign', 'foreign', 'foreign', 'xx', '', '',"
                        + " 'foreign', null,"
                        + " '2020-01-01', '2020-01-02', 1, null, created_at from tenant where code = ?",
                Ids.next(),
                county);
        sql.execute(
                "insert into expert select ?, id, 'foreign', 'foreign', null, null, 'LAW', '', null, '', true, 1, '',"
                        + " created_at from tenant where code = ?",
                Ids.next(),
                county);
        sql.execute(
                "insert into planning_batch select ?, id, 2001, 'foreign', '2001-01-01', '2001-01-02', false, 1, created_at"
                        + " from tenant where code = ?",
                Ids.next(),
                county);
    }

    /** Ids of that type: the neighbour's, the other city's, nobody's. */
    private List<String> asked(String type) {
        var ids = new ArrayList<String>();
        for (var city : List.of("990100", "990200")) {
            var row = sql.fetchOne(
                    "select t.id from " + TABLES.get(type) + " t join tenant o on o.id = t.tenant_id"
                            + " where o.code like ? and o.code <> '990121' /*scope:all*/ order by t.id limit 1",
                    city.substring(0, 4) + "%");
            assertThat(row).as("a " + type + " of " + city).isNotNull();
            ids.add(new GlobalId(type, row.get(0, Long.class)).toString());
        }
        ids.add(new GlobalId(type, Ids.next()).toString());
        return ids;
    }

    private String execute(String root, JsonNode field, Map<String, Object> arguments) {
        var declared = new ArrayList<String>();
        var passed = new ArrayList<String>();
        for (var argument : field.at("/args")) {
            var name = argument.at("/name").asString();
            if (arguments.containsKey(name)) {
                declared.add("$" + name + ": " + print(argument.at("/type")));
                passed.add(name + ": $" + name);
            }
        }
        return world.as(OUTSIDER)
                .post(
                        (root.equals("Query") ? "query(" : "mutation(") + String.join(", ", declared) + ") { "
                                + field.at("/name").asString() + "(" + String.join(", ", passed) + ")"
                                + selection(named(field.at("/type"))) + " }",
                        arguments,
                        "application/json")
                .body();
    }

    private String selection(String type) {
        if (type(type).at("/fields").isNull()) {
            return "";
        }
        var names = new ArrayList<String>();
        type(type).at("/fields").forEach(f -> names.add(f.at("/name").asString()));
        if (names.contains("errors")) {
            return " { errors { path message } __typename }";
        }
        if (names.contains("edges")) {
            var node =
                    named(field(named(field(type, "edges").at("/type")), "node").at("/type"));
            return " { edges { node { " + (field(node, "id").isMissingNode() ? "__typename" : "id") + " } } }";
        }
        return " { __typename }";
    }

    /** Where in the arguments of a field ids stand, lists and inputs included. */
    private List<List<String>> idPaths(JsonNode field) {
        var paths = new ArrayList<List<String>>();
        field.at("/args").forEach(argument -> collect(argument, List.of(), paths));
        return paths;
    }

    private void collect(JsonNode value, List<String> before, List<List<String>> paths) {
        var path = new ArrayList<>(before);
        path.add(value.at("/name").asString());
        var type = named(value.at("/type"));
        if (type.equals("ID")) {
            paths.add(path);
        } else if (type(type).at("/kind").asString().equals("INPUT_OBJECT")) {
            type(type).at("/inputFields").forEach(inner -> collect(inner, path, paths));
        }
    }

    private Map<String, Object> arguments(JsonNode field, List<String> path, String id) {
        var arguments = new HashMap<String, Object>();
        for (var argument : field.at("/args")) {
            var name = argument.at("/name").asString();
            if (path.getFirst().equals(name) || required(argument)) {
                arguments.put(
                        name,
                        value(
                                argument.at("/type"),
                                path.getFirst().equals(name) ? path.subList(1, path.size()) : null,
                                id));
            }
        }
        return arguments;
    }

    private static boolean required(JsonNode value) {
        return value.at("/type/kind").asString().equals("NON_NULL")
                && value.at("/defaultValue").isNull();
    }

    /** A valid value of the type; on the path the id that is asked for, elsewhere the least that is required. */
    private Object value(JsonNode type, List<String> path, String id) {
        switch (type.at("/kind").asString()) {
            case "NON_NULL" -> {
                return value(type.at("/ofType"), path, id);
            }
            case "LIST" -> {
                return path == null ? List.of() : List.of(value(type.at("/ofType"), path, id));
            }
            case "INPUT_OBJECT" -> {
                var object = new HashMap<String, Object>();
                for (var inner : type(type.at("/name").asString()).at("/inputFields")) {
                    var name = inner.at("/name").asString();
                    var onPath =
                            path != null && !path.isEmpty() && path.getFirst().equals(name);
                    if (onPath || required(inner)) {
                        object.put(name, value(inner.at("/type"), onPath ? path.subList(1, path.size()) : null, id));
                    }
                }
                return object;
            }
            case "ENUM" -> {
                return type(type.at("/name").asString())
                        .at("/enumValues/0/name")
                        .asString();
            }
            default -> {
                return scalar(type.at("/name").asString(), path != null, id);
            }
        }
    }

    private static Object scalar(String name, boolean onPath, String id) {
        return switch (name) {
            case "ID" -> onPath ? id : new GlobalId("Project", 1).toString();
            case "Int" -> 1;
            case "Boolean" -> false;
            case "Money", "Quantity" -> "1.00";
            case "Date" -> "2026-01-01";
            case "UnifiedSocialCreditCode" -> "91370900MA3C4D5E6F";
            default -> "some text";
        };
    }

    private JsonNode field(String type, String name) {
        return type(type)
                .at("/fields")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private JsonNode type(String name) {
        for (var type : schema) {
            if (type.at("/name").asString().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static String named(JsonNode type) {
        return type.at("/name").isNull()
                ? named(type.at("/ofType"))
                : type.at("/name").asString();
    }

    private static String print(JsonNode type) {
        return switch (type.at("/kind").asString()) {
            case "NON_NULL" -> print(type.at("/ofType")) + "!";
            case "LIST" -> "[" + print(type.at("/ofType")) + "]";
            default -> type.at("/name").asString();
        };
    }
}
