package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.UNIT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.cobuild.TestDatabase;
import org.cobuild.db.Tables;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.calendar.CalendarFile;
import org.cobuild.tenancy.policy.PolicyFile;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant is made from its folder, and from nothing else. */
class OnboardingTest {
    private static DSLContext sql;
    private static TransactionTemplate transaction;
    private static final PortalClock CLOCK = new PortalClock();
    private static final Path DATA = Path.of("src/test/resources/tenants");
    private final List<Object> events = new ArrayList<>();

    @TempDir
    Path tenants;

    @BeforeAll
    static void database() throws Exception {
        var url = TestDatabase.newSchema();
        var plain = new DriverManagerDataSource(url, TestDatabase.user(), TestDatabase.password());
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(plain);
        liquibase.setChangeLog("classpath:db/changelog/db.changelog-master.yaml");
        liquibase.setResourceLoader(new org.springframework.core.io.DefaultResourceLoader());
        liquibase.afterPropertiesSet();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(plain));
        DataSource aware = new TransactionAwareDataSourceProxy(plain);
        sql = DSL.using(new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(aware))
                .set(SQLDialect.MARIADB)
                .set(new Settings().withRenderSchema(false))
                .set(new DefaultExecuteListenerProvider(new ScopeGuard())));
    }

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void inNoLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private Onboarding onboarding(Path root) {
        FolderPart routes = new FolderPart() {
            public String file() {
                return "routes.yaml";
            }

            public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {}
        };
        FolderPart numbers = new FolderPart() {
            public String file() {
                return "numbers.yaml";
            }

            public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {}
        };
        return new Onboarding(
                sql,
                new TenantRepository(sql, new Directory()),
                new UnitsFile(sql, CLOCK),
                List.of(
                        new PeopleFile(sql, CLOCK),
                        new PolicyFile(sql, new PolicyProfile(sql), CLOCK),
                        new DictionariesFile(sql),
                        new CalendarFile(sql, CLOCK),
                        routes,
                        numbers),
                new Access(),
                CLOCK,
                events::add,
                root.toString());
    }

    private void apply(Path root, String code) {
        transaction.executeWithoutResult(status -> onboarding(root).applyAtStart(code));
    }

    @Test
    void appliesEveryFolderOfTheTestsAndOfTheDemoAndASecondTimeChangesNothing() {
        for (var root : List.of(DATA, Path.of("../tenants"))) {
            onboarding(root).folders().forEach(code -> apply(root, code));
        }
        var rows = rows();
        events.clear();
        for (var root : List.of(DATA, Path.of("../tenants"))) {
            onboarding(root).folders().forEach(code -> apply(root, code));
        }
        assertThat(rows()).isEqualTo(rows);
        assertThat(events).isEmpty();
    }

    @Test
    void putsACityBeforeItsCounties() {
        assertThat(onboarding(Path.of("../tenants")).folders())
                .containsExactly("370900", "370902", "370911", "370921", "370923", "370982", "370983");
    }

    @Test
    void writesAnEntryForTheTrail() throws IOException {
        folder("701000", "");
        assertThat(events).singleElement().isInstanceOfSatisfying(Change.class, change -> {
            assertThat(change.action()).isEqualTo("tenantApply");
            assertThat(change.detail()).isEqualTo("试验市");
        });
    }

    @Test
    void renamesWhatIsRenamedAndDisablesAPostThatIsGone() throws IOException {
        folder("702000", "");
        write("702000", "units.yaml", "- {code: health, kind: DEPARTMENT, name: 卫健局, nameEn: Health}");
        write("702000", "people.yaml", "[]");
        apply(tenants, "702000");
        var tenant =
                new TenantRepository(sql, new Directory()).findByCode("702000").orElseThrow();
        assertThat(sql.select(UNIT.NAME)
                        .from(UNIT)
                        .where(new Grant(tenant.id()).on(UNIT))
                        .fetch(UNIT.NAME))
                .containsExactly("卫健局");
        assertThat(sql.select(POST.ENABLED)
                        .from(POST)
                        .where(new Grant(tenant.id()).on(POST))
                        .fetch(POST.ENABLED))
                .containsExactly(false);
    }

    @Test
    void tellsEveryFaultWithFileAndLineAndWritesNothing() throws IOException {
        var before = rows();
        write("703000", "units.yaml", """
                - {code: health, kind: DEPARTMENT, name: 卫健委, nameEn: Health, creditCode: 9137O}
                - {code: health, kind: DEPARTMENT, name: 又一个, nameEn: Again}
                - {code: club, kind: CLUB, name: 俱乐部, nameEn: Club, parent: nobody}
                """);
        write("703000", "people.yaml", """
                - {username: wu1, name: 吴一, posts: [{unit: nowhere, title: 科员, titleEn: Clerk, roles: [CLERK]}]}
                - {username: wu2, name: 吴二, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [KING]}], phone: 1}
                """);
        write("703000", "policy.yaml", """
                - {name: prepayment_cap, value: 0.3, effectiveOn: 2020-01-01, mark: C}
                - {name: prepayment_cap, value: 0.2, effectiveOn: 2020-01-01, mark: C}
                - {name: retention_ratio, value: much, effectiveOn: 2020-02-30, mark: X}
                - {name: prepayment_cup, value: 0.3, effectiveOn: 2020-01-01, mark: C}
                - {name: acceptance_months, value: 0.5, effectiveOn: 2020-01-01, mark: C, countyMay: PERHAPS}
                """);
        write("703000", "calendar.yaml", "- {year: 2026, holidays: [2025-01-01], workdays: [2026-10-09]}");
        write("703000", "notes.yaml", "- {}");
        assertThatThrownBy(() -> folder("703000", null)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.errors()).allMatch(error -> error.code() == TenancyErrorCode.FOLDER_INVALID);
            assertThat(refused.errors())
                    .extracting(error -> error.message())
                    .containsExactlyInAnyOrder(
                            "units.yaml 第 1 行：统一社会信用代码应为 18 位，不含 I、O、Z、S、V：9137O",
                            "units.yaml 第 2 行：health 重复或为空",
                            "units.yaml 第 3 行：上级单位 nobody 不存在，或写在后面",
                            "units.yaml 第 3 行：kind 不能是 CLUB",
                            "people.yaml 第 1 行：没有单位 nowhere",
                            "people.yaml 第 2 行：不认识 phone",
                            "people.yaml 第 2 行：roles 不能是 KING",
                            "policy.yaml 第 2 行：prepayment_cap 在 2020-01-01 有两个值",
                            "policy.yaml 第 3 行：effectiveOn 应为日期（年-月-日），现为 2020-02-30",
                            "policy.yaml 第 3 行：value 应为数，现为 much",
                            "policy.yaml 第 3 行：mark 不能是 X",
                            "policy.yaml 第 4 行：没有叫 prepayment_cup 的规则",
                            "policy.yaml 第 5 行：countyMay 不能是 PERHAPS",
                            "policy.yaml 第 5 行：完工后申请验收期限应在 1 个月 至 36 个月 之间",
                            "calendar.yaml 第 1 行：2025-01-01 不是当年的日期或起止，或有重复",
                            "calendar.yaml 第 1 行：2026-10-09 不是当年的休息日，或写了两次",
                            "notes.yaml：没有功能读取这个文件");
        });
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void doesNotChangeARuleBackwards() throws IOException {
        write("704000", "policy.yaml", "- {name: proxy_chain, value: 1, effectiveOn: 2020-01-01, mark: C}");
        folder("704000", null);
        write("704000", "policy.yaml", "- {name: proxy_chain, value: 2, effectiveOn: 2020-01-01, mark: C}");
        refuses("704000", "policy.yaml 第 1 行：proxy_chain 自 2020-01-01 起已按 1 执行，不能倒改");
    }

    @Test
    void refusesAnUnknownParentAFolderThatIsNoneAndWhatIsNotYaml() throws IOException {
        refuses("../700", "没有 ../700 的租户资料夹");
        write("705001", "tenant.yaml", """
                {code: 705001, level: COUNTY, parent: 705000, name: 县, nameEn: County, timeZone: Asia/Shanghai}
                """);
        refuses("705001", "tenant.yaml 第 1 行：没有上级租户 705000，或它不是市级");
        write("705002", "tenant.yaml", "a: [");
        refuses("705002", "tenant.yaml 第 1 行：不是合规的 YAML");
    }

    @Test
    void countsWorkingDaysByTheCitysCalendar() {
        apply(DATA, "990100");
        var city =
                new TenantRepository(sql, new Directory()).findByCode("990100").orElseThrow();
        var days = new WorkingDays(sql);
        assertThat(days.after(city.id(), LocalDate.of(2026, 11, 3), 10)).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(days.after(city.id(), LocalDate.of(2026, 9, 30), 2)).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(days.after(city.id(), LocalDate.of(2026, 9, 30), 3)).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(days.onOrAfter(city.id(), LocalDate.of(2027, 5, 30))).isEqualTo(LocalDate.of(2027, 5, 31));
    }

    private void refuses(String code, String message) {
        assertThatThrownBy(() -> apply(tenants, code))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.message())
                                .containsExactly(message));
    }

    /** A small city of its own, with a unit and a person unless told otherwise. */
    private void folder(String code, @Nullable String rest) throws IOException {
        write(
                code,
                "tenant.yaml",
                "{code: %s, level: CITY, name: 试验市, nameEn: Trial, timeZone: Asia/Shanghai}".formatted(code));
        if (rest != null) {
            write(code, "units.yaml", "- {code: health, kind: DEPARTMENT, name: 卫健委, nameEn: Health}");
            write(
                    code,
                    "people.yaml",
                    "- {username: wu%s, name: 吴, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [CLERK]}]}"
                            .formatted(code));
        }
        apply(tenants, code);
    }

    private void write(String code, String file, String text) throws IOException {
        Files.createDirectories(tenants.resolve(code));
        Files.writeString(tenants.resolve(code).resolve(file), text);
    }

    /** How many rows each table has that onboarding writes. */
    private static List<Integer> rows() {
        return Stream.of(
                        Tables.TENANT,
                        Tables.UNIT,
                        Tables.PERSON,
                        Tables.POST,
                        Tables.POST_ROLE,
                        Tables.POLICY_VALUE,
                        Tables.DICTIONARY_ENTRY,
                        Tables.CALENDAR_DAY)
                .map(table -> sql.fetchCount(table, SystemScope.all(SystemScope.Reason.REBUILD)))
                .toList();
    }
}
