package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.UNIT;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cobuild.PortalTest;
import org.cobuild.db.Tables;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.WorkingDays;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant is made from its folder, and from nothing else. */
@PortalTest
class OnboardingTest {
    private static final Path DATA = Path.of("src/test/resources/tenants");

    @Autowired
    Folders folders;

    @Autowired
    DSLContext sql;

    @Autowired
    TenantRepository tenants;

    @Autowired
    WorkingDays days;

    @TempDir
    Path root;

    /** Other tests may have changed a tenant since the portal applied its folder: the first time is here. */
    @Test
    void aSecondTimeEveryFolderChangesNothing() {
        var codes = folders.onboarding(DATA).folders();
        codes.forEach(code -> folders.apply(DATA, code));
        var rows = rows();
        for (var code : codes) {
            assertThat(folders.changes(DATA, code)).as(code).isEmpty();
            folders.apply(DATA, code);
        }
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void putsACityBeforeItsCounties() {
        assertThat(folders.onboarding(Path.of("../tenants")).folders())
                .containsExactly("370900", "370902", "370911", "370921", "370923", "370982", "370983");
    }

    @Test
    void leavesAnEntryInTheTrailForEveryChange() {
        city("701000");
        var entries = sql.select(AUDIT_ENTRY.ACTION, AUDIT_ENTRY.DETAIL)
                .from(AUDIT_ENTRY)
                .where(folders.grant("701000").on(AUDIT_ENTRY))
                .orderBy(AUDIT_ENTRY.ID)
                .fetch(row -> row.value1() + " " + row.value2());
        assertThat(entries)
                .containsExactly(
                        "tenantMake 试验市 (701000)",
                        "unitAdd 卫健委 (health)",
                        "personAdd 吴 (wu701000)",
                        "postAdd 吴 (wu701000.health)",
                        "tenantApply 试验市");
    }

    @Test
    void renamesWhatIsRenamedAndSaysWhoFollows() {
        city("702000");
        Folders.write(root, "702000", "units.yaml", "- {code: health, kind: DEPARTMENT, name: 卫健局, nameEn: Health}");
        assertThat(folders.changes(root, "702000")).containsExactly("单位 卫健委（health）：名称 卫健委 → 卫健局；涉及 1 个岗位");
        folders.apply(root, "702000");
        assertThat(folders.changes(root, "702000")).isEmpty();
        assertThat(names("702000")).containsExactly("卫健局");
    }

    @Test
    void endsAPostThatIsGoneAndClosesAUnitThatHoldsNothing() {
        city("702100");
        Folders.write(root, "702100", "units.yaml", "[]");
        Folders.write(root, "702100", "people.yaml", "[]");
        assertThat(folders.changes(root, "702100"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("撤去单位 卫健委（health），历史记录保留它的名称"))
                .anyMatch(line -> line.startsWith("吴 不再任岗位 wu702100.health") && line.contains("失去角色 经办"));
        folders.apply(root, "702100");
        assertThat(sql.select(POST.ENABLED)
                        .from(POST)
                        .where(folders.grant("702100").on(POST))
                        .fetch(POST.ENABLED))
                .containsExactly(false);
        assertThat(sql.select(UNIT.CLOSED_ON)
                        .from(UNIT)
                        .where(folders.grant("702100").on(UNIT))
                        .fetch(UNIT.CLOSED_ON))
                .doesNotContainNull();
        assertThat(folders.changes(root, "702100")).isEmpty();

        city("702100");
        assertThat(sql.select(UNIT.CLOSED_ON)
                        .from(UNIT)
                        .where(folders.grant("702100").on(UNIT))
                        .fetch(UNIT.CLOSED_ON))
                .containsOnlyNulls();
    }

    @Test
    void saysWhoGetsAndLosesWhichRole() {
        city("702200");
        Folders.write(
                root,
                "702200",
                "people.yaml",
                "- {username: wu702200, name: 吴, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [DEPUTY]}]}");
        assertThat(folders.changes(root, "702200")).containsExactly("吴 的岗位 wu702200.health：得到角色 分管领导；失去角色 经办");
    }

    @Test
    void saysFromWhenAPolicyValueHolds() {
        city("702300");
        Folders.write(
                root, "702300", "policy.yaml", "- {name: sharing_line, value: 0.95, effectiveOn: 2027-01-01, mark: T}");
        assertThat(folders.changes(root, "702300"))
                .containsExactly("政策参数 sharing_line（2027-01-01）：共享达标线 0.95；来源标记 T；县级可否另定 不可");
    }

    @Test
    void doesNotChangeARuleBackwards() {
        city("704000");
        Folders.write(
                root, "704000", "policy.yaml", "- {name: proxy_chain, value: 1, effectiveOn: 2020-01-01, mark: C}");
        folders.apply(root, "704000");
        Folders.write(
                root, "704000", "policy.yaml", "- {name: proxy_chain, value: 2, effectiveOn: 2020-01-01, mark: C}");
        assertThat(folders.refusal(root, "704000"))
                .containsExactly("policy.yaml 第 1 行：proxy_chain 自 2020-01-01 起已按 1 执行，不能倒改");
    }

    @Test
    void numbersGoOnAfterThoseOnPaperAndASeriesThatHasBegunIsNotSetForward() {
        city("704100");
        Folders.write(root, "704100", "numbers.yaml", "- {series: PROJECT, year: 2025, issuedBefore: 29}");
        assertThat(folders.changes(root, "704100")).containsExactly("2025 年 PROJECT 文号接着纸面编：已发至 29");
        folders.apply(root, "704100");
        assertThat(folders.changes(root, "704100")).isEmpty();
        Folders.write(root, "704100", "numbers.yaml", "- {series: PROJECT, year: 2025, issuedBefore: 60}");
        assertThat(folders.refusal(root, "704100"))
                .containsExactly("numbers.yaml 第 1 行：2025 年的文号已编到 29 号，不能改从 60 号之后编起");
    }

    @Test
    void refusesAnUnknownParentAndAFolderThatIsNone() {
        assertThat(folders.refusal(root, "../700")).containsExactly("没有 ../700 的租户资料夹");
        Folders.write(root, "705001", "tenant.yaml", """
                {code: 705001, level: COUNTY, parent: 705000, name: 县, nameEn: County, timeZone: Asia/Shanghai}
                """);
        assertThat(folders.refusal(root, "705001")).containsExactly("tenant.yaml 第 1 行：没有上级租户 705000，或它不是市级");
    }

    @Test
    void countsWorkingDaysByTheCitysCalendar() {
        var city = tenants.findByCode("990100").orElseThrow().id();
        assertThat(days.after(city, LocalDate.of(2026, 11, 3), 10)).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(days.after(city, LocalDate.of(2026, 9, 30), 2)).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(days.after(city, LocalDate.of(2026, 9, 30), 3)).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(days.onOrAfter(city, LocalDate.of(2027, 5, 30))).isEqualTo(LocalDate.of(2027, 5, 31));
    }

    /** A small city of its own, with a unit and a person. */
    private void city(String code) {
        Folders.write(
                root,
                code,
                "tenant.yaml",
                "{code: %s, level: CITY, name: 试验市, nameEn: Trial, timeZone: Asia/Shanghai}".formatted(code));
        Folders.write(root, code, "units.yaml", "- {code: health, kind: DEPARTMENT, name: 卫健委, nameEn: Health}");
        Folders.write(
                root,
                code,
                "people.yaml",
                "- {username: wu%s, name: 吴, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}]}"
                        .formatted(code));
        folders.apply(root, code);
    }

    private List<String> names(String code) {
        return sql.select(UNIT.NAME)
                .from(UNIT)
                .where(folders.grant(code).on(UNIT))
                .fetch(UNIT.NAME);
    }

    /** How many rows each table has that onboarding writes. */
    private List<Integer> rows() {
        return Stream.of(
                        Tables.TENANT,
                        Tables.UNIT,
                        Tables.PERSON,
                        Tables.POST,
                        Tables.POST_ROLE,
                        Tables.POLICY_VALUE,
                        Tables.PROJECT_PAPER_RULE,
                        Tables.DICTIONARY_ENTRY,
                        Tables.CALENDAR_DAY,
                        Tables.APPROVAL_ROUTE,
                        Tables.AUDIT_ENTRY)
                .map(table -> sql.fetchCount(table, SystemScope.all(SystemScope.Reason.REBUILD)))
                .toList();
    }
}
