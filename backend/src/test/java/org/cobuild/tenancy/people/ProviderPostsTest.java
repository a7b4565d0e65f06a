package org.cobuild.tenancy.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a county's own provider says of people at sign-in becomes posts there, and nowhere else. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderPostsTest {
    private static final String CODE = "730001";
    private static final String OTHER = "730002";
    private static final String MAPPING = """
            - provider: own
              claim: groups
              makePeople: true
              administrators: true
              posts:
                - {value: /health/clerks, unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}
                - {value: /health/deputies, unit: health, title: 副科长, titleEn: Deputy, roles: [DEPUTY, CLERK]}
                - {value: /authority/admins, unit: authority, title: 系统管理员, titleEn: Administrator, roles: [TENANT_ADMIN]}
                - {value: /authority/chiefs, unit: authority, title: 主任, titleEn: Chief, roles: [AUTHORITY_CHIEF]}
                - {value: /authority/directors, unit: authority, title: 局长, titleEn: Director, roles: [AUTHORITY_DIRECTOR]}
            """;
    private static final String ROUTE = """
            - code: project-approval
              subject: PROJECT
              name: 立项
              nameEn: Approval
              steps:
                - {code: chief, name: 审批, nameEn: Chief, rule: ALL, workingDays: 3, assignees: [{unit: authority, role: %s}]}
            """;
    private static final CityProvider PROVIDER = new CityProvider();

    @Autowired
    World world;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @TempDir
    static Path root;

    /** Two counties' providers, as docs/sign-in-by-your-provider.md sets them. */
    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        for (var provider : Map.of("own", CODE, "other", OTHER).entrySet()) {
            var registration = "spring.security.oauth2.client.registration." + provider.getKey();
            settings.add(registration + ".client-id", () -> "portal");
            settings.add(registration + ".client-secret", () -> "secret");
            settings.add(registration + ".client-name", () -> "统一身份认证" + provider.getKey());
            settings.add(registration + ".scope", () -> "openid");
            settings.add(
                    "spring.security.oauth2.client.provider." + provider.getKey() + ".issuer-uri", PROVIDER::issuer);
            settings.add("cobuild.providers." + provider.getKey() + ".tenant", provider::getValue);
        }
    }

    @BeforeAll
    void counties() {
        for (var code : List.of(CODE, OTHER)) {
            write(
                    code,
                    "tenant.yaml",
                    "{code: %s, level: CITY, name: 试验%s, nameEn: Trial, timeZone: Asia/Shanghai}"
                            .formatted(code, code));
            write(code, "units.yaml", """
                    - {code: health, kind: DEPARTMENT, name: 卫健局, nameEn: Health}
                    - {code: authority, kind: AUTHORITY, name: 数据局, nameEn: Data}
                    """);
            write(code, "people.yaml", """
                    - {username: hand%s, name: 手一, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}]}
                    - {username: audit%s, name: 审一, posts: [{unit: authority, title: 审计员, titleEn: Auditor, roles: [AUDITOR]}]}
                    - {username: secure%s, name: 安一, posts: [{unit: authority, title: 安全管理员, titleEn: Security, roles: [SECURITY_ADMIN]}]}
                    """.formatted(code, code, code));
            apply(code);
        }
        write(CODE, "providers.yaml", MAPPING);
        apply(CODE);
    }

    @AfterAll
    static void end() {
        PROVIDER.end();
    }

    @Test
    void whoIsNewIsMadeWithThePostsOfItsGroupsAndLosesThemWithTheGroups() {
        var browser = world.visitor();
        assertThat(enter(browser, "new1", "/health/clerks", "/lunch")).isEqualTo("/tasks");
        browser.reload();
        var viewer = browser.ask("{ viewer { name post { title roles unit { name } } tenant { code } } }")
                .get("viewer");
        assertThat(viewer.at("/name").asString()).isEqualTo("新来的 new1");
        assertThat(viewer.at("/tenant/code").asString()).isEqualTo(CODE);
        assertThat(viewer.at("/post").toString()).contains("科员", "CLERK", "卫健局");
        assertThat(trail("new1")).containsExactly("personAdd 统一身份认证own", "postGrant 统一身份认证own", "signIn 新来的 new1");
        assertThat(told("new1", "unmapped")).containsExactly("/lunch");

        assertThat(enter(world.visitor(), "new1", "/health/clerks")).isEqualTo("/tasks");
        assertThat(posts("new1")).containsExactly("health CLERK own");
        assertThat(enter(world.visitor(), "new1", "/health/deputies")).isEqualTo("/tasks");
        assertThat(posts("new1")).containsExactly("health CLERK DEPUTY own");
        assertThat(trail("new1")).contains("postEnd 统一身份认证own");

        assertThat(enter(browser, "new1")).isEqualTo("/sign-in?failed=unknown");
        assertThat(posts("new1")).isEmpty();
        assertThat(browser.post("{ viewer { name } }", Map.of(), "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(enter(browser, "new1", "/health/clerks")).isEqualTo("/tasks");
    }

    @Test
    void whatIsGivenByHandOrByTheFolderStaysAsItIs() {
        var hand = "hand" + CODE;
        assertThat(enter(world.visitor(), hand, "/health/clerks", "/authority/chiefs"))
                .isEqualTo("/tasks");
        assertThat(posts(hand)).containsExactlyInAnyOrder("health CLERK null", "authority AUTHORITY_CHIEF own");
        assertThat(folders.changes(root, CODE))
                .as("the folder leaves the provider's post alone")
                .isEmpty();
        assertThat(export.export(CODE).get("people.yaml")).doesNotContain("AUTHORITY_CHIEF");
        assertThat(enter(world.visitor(), hand)).isEqualTo("/tasks");
        assertThat(posts(hand)).containsExactly("health CLERK null");
    }

    @Test
    void whoeverIsUnknownOrOfAnotherTenantIsRefusedAndNothingIsGiven() {
        assertThat(enter(world.visitor(), "new2", "/lunch")).isEqualTo("/sign-in?failed=unknown");
        assertThat(enter(world.visitor(), "not a name", "/health/clerks")).isEqualTo("/sign-in?failed=unknown");
        assertThat(enter(world.visitor(), "hand" + OTHER, "/health/clerks")).isEqualTo("/sign-in?failed=unknown");
        assertThat(posts("hand" + OTHER)).containsExactly("health CLERK null");
        // This provider's mapping stands in its own tenant's folder, and that has none.
        assertThat(PROVIDER.enter(world.visitor(), "other", "new3", groups("/health/clerks")))
                .isEqualTo("/sign-in?failed=unknown");
        assertThat(PROVIDER.enter(world.visitor(), "other", "hand" + CODE, groups("/health/clerks")))
                .isEqualTo("/sign-in?failed=unknown");
        assertThat(sql.fetch("select 1 from person where username in ('new2', 'new3', 'not a name')"))
                .isEmpty();
    }

    @Test
    void whoWorksInASuspendedTenantElsewhereOrIsDisabledGetsNothing() {
        sql.execute("update tenant set status = 'SUSPENDED' where code = ?", OTHER);
        try {
            assertThat(enter(world.visitor(), "hand" + OTHER, "/health/clerks")).isEqualTo("/sign-in?failed=unknown");
        } finally {
            sql.execute("update tenant set status = 'ACTIVE' where code = ?", OTHER);
        }
        assertThat(enter(world.visitor(), "new4", "/health/clerks")).isEqualTo("/tasks");
        sql.execute("update person set enabled = false where username = 'new4'");
        assertThat(enter(world.visitor(), "new4", "/health/clerks", "/authority/chiefs"))
                .isEqualTo("/sign-in?failed=unknown");
        assertThat(posts("new4")).containsExactly("health CLERK own");
    }

    @Test
    void aTokenThatIsNotForThisSignInIsRefused() {
        assertThat(bent("new5", token -> token.issuer("https://evil.example"), true))
                .isEqualTo(failed());
        assertThat(bent("new5", token -> token.audience("another portal"), true))
                .isEqualTo(failed());
        assertThat(bent("new5", token -> token.claim("nonce", "of another sign-in"), true))
                .isEqualTo(failed());
        assertThat(bent("new5", token -> token, false)).isEqualTo(failed());
        assertThat(sql.fetch("select 1 from person where username = 'new5'")).isEmpty();
        assertThat(bent("new5", token -> token, true)).as("the same, straight").isEqualTo("/tasks");
    }

    @Test
    void aClaimOfAWrongTypeChangesNothing() {
        assertThat(enter(world.visitor(), "new6", "/health/clerks")).isEqualTo("/tasks");
        for (var odd : List.of(7, true, Map.of("health", "clerk"), List.of("/health/clerks", 7), List.of(List.of()))) {
            assertThat(PROVIDER.enter(world.visitor(), "own", "new6", Map.of("groups", odd)))
                    .as(odd.toString())
                    .isEqualTo("/sign-in?failed=claim");
            assertThat(posts("new6")).containsExactly("health CLERK own");
        }
        assertThat(PROVIDER.enter(world.visitor(), "own", "new6", Map.of("groups", "/health/clerks")))
                .as("one text is a list of one")
                .isEqualTo("/tasks");
    }

    @Test
    void noOneGetsTwoDutiesAndTheLastAdministratorStays() {
        var audit = "audit" + CODE;
        assertThat(enter(world.visitor(), audit, "/authority/admins")).isEqualTo("/tasks");
        assertThat(posts(audit)).containsExactly("authority AUDITOR null");
        assertThat(told(audit, "refused")).containsExactly("/authority/admins: DUTIES");

        assertThat(enter(world.visitor(), "new7", "/authority/admins")).isEqualTo("/tasks");
        assertThat(enter(world.visitor(), "new7")).isEqualTo("/tasks");
        assertThat(posts("new7")).containsExactly("authority TENANT_ADMIN own");
        assertThat(enter(world.visitor(), "new8", "/authority/admins")).isEqualTo("/tasks");
        assertThat(enter(world.visitor(), "new7")).isEqualTo("/sign-in?failed=unknown");
    }

    @Test
    void whatEndsWithTheClaimLeavesItsSeatInTheAlarmAndOnTheTrail() {
        write(CODE, "routes.yaml", ROUTE.formatted("REVIEWER"));
        assertThat(folders.changes(root, CODE))
                .as("nobody holds the role, by hand or by the provider")
                .singleElement()
                .asString()
                .startsWith("routes.yaml 第 6 行");
        write(CODE, "routes.yaml", ROUTE.formatted("AUTHORITY_DIRECTOR"));
        apply(CODE);
        assertThat(folders.changes(root, CODE)).isEmpty();
        assertThat(enter(world.visitor(), "new11", "/health/clerks", "/authority/directors"))
                .isEqualTo("/tasks");
        assertThat(vacancies()).isEmpty();
        assertThat(enter(world.visitor(), "new11", "/health/clerks")).isEqualTo("/tasks");
        assertThat(vacancies()).containsExactly("authority AUTHORITY_DIRECTOR");
        assertThat(sql.fetchOne(
                                "select count(*) from audit_change where field = 'leftVacant' and after_value like '%AUTHORITY_DIRECTOR' /*scope:all*/")
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aUnitInWhichAProviderGaveAPostIsNotDropped() {
        var units = """
                - {code: health, kind: DEPARTMENT, name: 卫健局, nameEn: Health}
                - {code: authority, kind: AUTHORITY, name: 数据局, nameEn: Data}
                """;
        write(CODE, "units.yaml", units + "- {code: club, kind: DEPARTMENT, name: 临时处, nameEn: Club}\n");
        write(
                CODE,
                "providers.yaml",
                MAPPING + "    - {value: /club, unit: club, title: 科员, titleEn: Clerk, roles: [CLERK]}\n");
        apply(CODE);
        assertThat(enter(world.visitor(), "new12", "/club")).isEqualTo("/tasks");
        write(CODE, "units.yaml", units);
        write(CODE, "providers.yaml", MAPPING);
        assertThat(folders.changes(root, CODE)).containsExactly("units.yaml：单位 club（临时处）还有 1 个由身份提供方给出的岗位，不能撤去");
        write(CODE, "units.yaml", units + "- {code: club, kind: DEPARTMENT, name: 临时处, nameEn: Club}\n");
        apply(CODE);
        assertThat(enter(world.visitor(), "new12")).isEqualTo("/sign-in?failed=unknown");
        write(CODE, "units.yaml", units);
        apply(CODE);
        assertThat(folders.changes(root, CODE)).isEmpty();
    }

    private List<String> vacancies() {
        var found = new ArrayList<String>();
        world.as("secure" + CODE)
                .ask("{ vacancies(first: 5) { edges { node { role unit { code } } } } }")
                .at("/vacancies/edges")
                .forEach(edge -> found.add(edge.at("/node/unit/code").asString() + " "
                        + edge.at("/node/role").asString()));
        return found;
    }

    @Test
    void aMappingIsHeldToTheTenantWithFileAndLine() {
        write(OTHER, "providers.yaml", """
                - provider: other
                  claim: groups
                  posts:
                    - {value: a, unit: nowhere, title: 科员, titleEn: Clerk, roles: [CLERK]}
                    - {value: a, unit: health, title: 管理员, titleEn: Admin, roles: [TENANT_ADMIN]}
                    - {value: a, unit: health, title: 运维, titleEn: Operator, roles: [OPERATOR]}
                    - {value: b, unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}
                    - {value: b, unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}
                - {provider: other, claim: groups, posts: []}
                """);
        assertThat(folders.changes(root, OTHER))
                .containsExactlyInAnyOrder(
                        "providers.yaml 第 4 行：没有单位 nowhere",
                        "providers.yaml 第 5 行：TENANT_ADMIN 是三员的职责，这个身份提供方不能给出",
                        "providers.yaml 第 6 行：roles 不能是 OPERATOR",
                        "providers.yaml 第 8 行：b 重复或为空",
                        "providers.yaml 第 9 行：other 重复或为空",
                        "providers.yaml 第 9 行：缺少 posts");
        write(OTHER, "providers.yaml", "[]");
    }

    @Test
    void aThousandGroupsCostNoMoreStatementsThanTwo() {
        var many = new StringBuilder("- provider: other\n  claim: groups\n  makePeople: true\n  posts:\n");
        var units = new StringBuilder();
        IntStream.range(0, 1000).forEach(number -> {
            units.append("- {code: u%d, kind: DEPARTMENT, name: 单位%d, nameEn: Unit}\n".formatted(number, number));
            many.append("    - {value: g%d, unit: u%d, title: 科员, titleEn: Clerk, roles: [CLERK]}\n"
                    .formatted(number, number));
        });
        write(OTHER, "units.yaml", units + """
                - {code: health, kind: DEPARTMENT, name: 卫健局, nameEn: Health}
                - {code: authority, kind: AUTHORITY, name: 数据局, nameEn: Data}
                """);
        write(OTHER, "providers.yaml", many.toString());
        apply(OTHER);
        assertThat(folders.changes(root, OTHER)).isEmpty();
        assertThat(export.export(OTHER).get("providers.yaml")).contains("g999");
        var two = statements.during(() -> other("new9", 2)).size();
        var thousand = statements.during(() -> other("new10", 1000)).size();
        assertThat(thousand).isEqualTo(two);
        assertThat(posts("new10")).hasSize(1000);
        other("new10", 0);
        assertThat(posts("new10")).isEmpty();
    }

    private void other(String username, int groups) {
        var all = new ArrayList<String>();
        IntStream.range(0, groups).forEach(number -> all.add("g" + number));
        assertThat(PROVIDER.enter(world.visitor(), "other", username, Map.of("groups", all)))
                .isEqualTo(groups == 0 ? "/sign-in?failed=unknown" : "/tasks");
    }

    private static String failed() {
        return "/sign-in?failed=provider";
    }

    private String bent(String username, UnaryOperator<JWTClaimsSet.Builder> how, boolean signed) {
        return PROVIDER.enter(world.visitor(), "own", username, groups("/health/clerks"), how, signed);
    }

    private static String enter(World.Caller browser, String username, String... groups) {
        return PROVIDER.enter(browser, "own", username, withName(username, groups));
    }

    private static Map<String, ?> withName(String username, String... groups) {
        return Map.of("name", "新来的 " + username, "groups", List.of(groups));
    }

    private static Map<String, ?> groups(String... groups) {
        return Map.of("groups", List.of(groups));
    }

    private void write(String code, String file, String text) {
        Folders.write(root, code, file, text);
    }

    private void apply(String code) {
        folders.apply(root, code);
    }

    /** Posts that are held, with unit, roles and provider. */
    private List<String> posts(String username) {
        return sql.fetch(
                        "select u.code, group_concat(r.role order by r.role separator ' '), p.provider from post p"
                                + " join person n on n.id = p.person_id join unit u on u.id = p.unit_id"
                                + " join post_role r on r.post_id = p.id where n.username = ? and p.ends_at is null"
                                + " group by p.id, u.code, p.provider order by u.code /*scope:all*/",
                        username)
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2));
    }

    /** What was done to the person and its posts, with who did it. */
    private List<String> trail(String username) {
        return sql.fetch(
                        "select concat(e.action, ' ', e.actor_name) from audit_entry e where e.subject_id in"
                                + " (select id from person where username = ?) or e.subject_id in (select p.id from post p"
                                + " join person n on n.id = p.person_id where n.username = ?) order by e.id /*scope:all*/",
                        username,
                        username)
                .map(row -> row.get(0, String.class));
    }

    private List<String> told(String username, String field) {
        return sql.fetch(
                        "select c.after_value from audit_change c join audit_entry e on e.id = c.entry_id join person n"
                                + " on n.id = e.subject_id where n.username = ? and c.field = ? order by e.id"
                                + " /*scope:all*/",
                        username,
                        field)
                .map(row -> row.get(0, String.class));
    }
}
