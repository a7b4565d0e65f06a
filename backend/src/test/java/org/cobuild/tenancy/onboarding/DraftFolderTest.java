package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.TenantTemplates.Newcomer;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** The folder that a draft composes of its template, a workbook and its administrators. */
class DraftFolderTest {
    private static final Map<String, String> TEMPLATE = new TenantTemplates(Path.of("../tenants"))
            .fill("county-under-city", new Newcomer("370829", "嘉祥县", "Jiaxiang", "370800"));
    private static final String UNITS = """
            - {code: u1, kind: AUTHORITY, name: 嘉祥县数据局, nameEn: Data}
            - {code: u2, parent: u1, kind: DEPARTMENT, name: 嘉祥县数据服务中心, nameEn: Service}
            """;

    @Test
    void aTemplateIsTakenAsItIs() {
        var folder = DraftFolder.of(TEMPLATE, Map.of(), List.of());
        assertThat(folder.files()).isEqualTo(TEMPLATE);
        assertThat(folder.placesLeft()).hasSize(6);
        assertThat(folder.duties()).as("places are nobody").isEmpty();
    }

    @Test
    void anOfficeThatThereIsOnceKeepsTheCodeThatRoutesTurnTo() {
        var people = """
                - {username: wu, name: 吴, posts: [{unit: u1, title: 科员, titleEn: Clerk, roles: [AUTHORITY_CLERK]}]}
                - {username: li, name: 李, posts: [{code: li.u1.2, unit: u1, title: 员, titleEn: Clerk, roles: [CLERK]}]}
                """;
        var folder = DraftFolder.of(TEMPLATE, Map.of("units.yaml", UNITS, "people.yaml", people), List.of());
        assertThat(folder.units())
                .extracting(unit -> unit.code() + " " + unit.name() + " " + unit.parent())
                .containsExactly("authority 嘉祥县数据局 null", "u2 嘉祥县数据服务中心 authority", "finance 嘉祥县财政局 null");
        assertThat(folder.people())
                .extracting(person -> person.codeOf(person.posts().getFirst()))
                .containsExactly("wu.authority", "li.authority.2");
        assertThat(folder.placesLeft()).isEmpty();
    }

    @Test
    void twoOfficesOfAKindAreNotGuessed() {
        var two = UNITS + "- {code: u3, kind: AUTHORITY, name: 另一个数据局, nameEn: Other}\n";
        var folder = DraftFolder.of(TEMPLATE, Map.of("units.yaml", two, "people.yaml", "[]"), List.of());
        assertThat(folder.units()).extracting(UnitLine::code).containsExactly("u1", "u2", "u3", "authority", "finance");
    }

    @Test
    void whatTheWorkbookPlacesPeopleInStays() {
        var people = "- {username: wu, name: 吴, posts: [{unit: tourism, title: 科员, titleEn: Clerk, roles: [CLERK]}]}\n";
        var folder = DraftFolder.of(TEMPLATE, Map.of("units.yaml", UNITS, "people.yaml", people), List.of());
        assertThat(folder.units())
                .extracting(UnitLine::code)
                .contains("tourism")
                .doesNotContain("health");
    }

    @Test
    void administratorsTakeThePlacesOfTheirDutiesAndAPersonOfTheListGetsAPostMore() {
        var folder = DraftFolder.of(
                TEMPLATE,
                Map.of(),
                List.of(one(Role.TENANT_ADMIN, "a"), one(Role.SECURITY_ADMIN, "b"), one(Role.AUDITOR, "c")));
        assertThat(folder.people())
                .extracting(PersonLine::username)
                .containsExactly("370829-clerk", "370829-finance", "370829-director", "a", "b", "c");
        assertThat(folder.duties()).containsExactly(Role.TENANT_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

        var people = "- {username: a, name: 甲, posts: [{unit: u1, title: 员, titleEn: Clerk, roles: [CLERK]}]}\n";
        var known = DraftFolder.of(
                TEMPLATE,
                Map.of("units.yaml", UNITS, "people.yaml", people),
                List.of(one(Role.TENANT_ADMIN, "a"), one(Role.SECURITY_ADMIN, "b")));
        var a = known.people().getFirst();
        assertThat(a.posts()).extracting(a::codeOf).containsExactly("a.authority", "a.authority.tenant_admin");
    }

    @Test
    void whomTheWorkbookGivesADutyCountsAmongTheThree() {
        var people = "- {username: a, name: 甲, posts: [{unit: u1, title: 员, titleEn: Clerk, roles: [AUDITOR]}]}\n";
        var folder = DraftFolder.of(
                TEMPLATE, Map.of("units.yaml", UNITS, "people.yaml", people), List.of(one(Role.TENANT_ADMIN, "a")));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var refusals = new Refusals();
        DraftChecks.separate(folder, refusals);
        LocaleContextHolder.resetLocaleContext();
        assertThat(refusals.list())
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .contains("甲")
                        .contains("系统管理员")
                        .contains("审计管理员"));
    }

    private static DraftAdministrator one(Role duty, String username) {
        return new DraftAdministrator(duty, username, "人" + username, "", "", "");
    }
}
