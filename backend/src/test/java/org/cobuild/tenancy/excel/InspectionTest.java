package org.cobuild.tenancy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.UnitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    @TempDir
    Path folder;

    @Test
    void theStorysWorkbookGivesFourHundredAndFiveRowsAndSevenBack() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("泰安市单位人员.xlsx"));
        var rows = new ArrayList<Row>();
        assertThat(Gate.check(file)).as("rows and two heads").isEqualTo(414);

        var read = new Inspection(City.ofTheStory(), Answers.NONE, count -> {}).run(file, rows::add);

        assertThat(read.units().rows()).isEqualTo(96);
        assertThat(read.people().rows()).isEqualTo(316);
        assertThat(read.blanks()).isEqualTo(18);
        assertThat(rows).hasSize(412);
        assertThat(rows.stream().filter(Row::good)).hasSize(405).allMatch(Row::changes);
        assertThat(Sheets.told(rows))
                .containsExactly(
                        "14 CREDIT_CODE CREDIT_CHECK 8 3",
                        "37 CREDIT_CODE CREDIT_CHECK 8 5",
                        "58 CREDIT_CODE CREDIT_CHECK M 7",
                        "83 UNIT_PARENT PARENT_UNKNOWN",
                        "112 PHONE PHONE_TWICE 64 泰安市审计局 李强",
                        "205 PHONE PHONE_TWICE 198 泰山区教育局 王芳",
                        "266 PERSON_NAME REQUIRED");
        assertThat(byTenant(rows, row -> true))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "泰安市", 172L, "新泰市", 46L, "肥城市", 42L, "宁阳县", 40L, "东平县", 38L, "泰山区", 36L, "岱岳区", 34L, "高新区",
                        4L));
        assertThat(byTenant(rows, Row::good))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "泰安市", 170L, "新泰市", 45L, "肥城市", 42L, "宁阳县", 39L, "东平县", 37L, "泰山区", 35L, "岱岳区", 33L, "高新区",
                        4L));
    }

    private static Map<String, Long> byTenant(List<Row> rows, java.util.function.Predicate<Row> of) {
        return rows.stream()
                .filter(of)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.tenant()).name(), Collectors.counting()));
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("story.xlsx"));
        var city = City.ofTheStory();
        city.take(Sheets.inspect(file, city));

        var again = Sheets.inspect(file, city);

        assertThat(again.stream().filter(Row::good)).hasSize(405).noneMatch(Row::changes);
        assertThat(Sheets.told(again)).hasSize(7);
    }

    @Test
    void aConfirmedWarningAndAMendedCellAreTakenIn() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("story.xlsx"));
        var answers = new Answers(List.of(
                new Answers.Answer(
                        SheetKind.UNITS, 14, Column.CREDIT_CODE, Answers.Kind.CONFIRMED, "11370982MB27860413"),
                new Answers.Answer(
                        SheetKind.UNITS, 37, Column.CREDIT_CODE, Answers.Kind.CONFIRMED, "another than it holds"),
                new Answers.Answer(SheetKind.UNITS, 58, Column.CREDIT_CODE, Answers.Kind.MENDED, "11370921004360815m"),
                new Answers.Answer(SheetKind.PEOPLE, 112, Column.PHONE, Answers.Kind.SAME_PERSON, "13905382271"),
                new Answers.Answer(SheetKind.PEOPLE, 205, Column.PHONE, Answers.Kind.MENDED, "138 0538 9047"),
                new Answers.Answer(SheetKind.PEOPLE, 266, Column.PERSON_NAME, Answers.Kind.MENDED, "杨帆")));

        var rows = Sheets.inspect(file, City.ofTheStory(), answers);

        assertThat(Sheets.told(rows))
                .containsExactly("37 CREDIT_CODE CREDIT_CHECK 8 5", "83 UNIT_PARENT PARENT_UNKNOWN");
        assertThat(people(rows).filter(person -> person.name().equals("李强")))
                .extracting(Row.PersonRow::username, Row.PersonRow::row)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("liqiang", 64),
                        org.assertj.core.groups.Tuple.tuple("liqiang", 112));
    }

    private static java.util.stream.Stream<Row.PersonRow> people(List<Row> rows) {
        return rows.stream().filter(Row.PersonRow.class::isInstance).map(Row.PersonRow.class::cast);
    }

    @Test
    void whatTheUnitsSheetRefusesStandsBesideItsCell() {
        var file = new Sheets()
                .units(
                        "市局,部门,,,",
                        "市局,部门,,,",
                        "甲局,部门,,,a1",
                        "乙局,部门,,,a1",
                        "丙局,衙门,,,",
                        "丁局,部门,,91350100M000100Y4,",
                        "戊局,部门,,91350100M000100Y43,",
                        "己局,部门,,91350100m000100y43,",
                        "庚局,部门,辛局,,",
                        "辛局,部门,庚局,,",
                        "壬局,部门,丙局,,",
                        "癸局,,,,-x",
                        "系统里的局,部门,,,other")
                .write(folder);
        var city = City.of("泰安市").unit("系统里的局", "known", UnitKind.DEPARTMENT, null);

        assertThat(Sheets.told(Sheets.inspect(file, city)))
                .containsExactly(
                        "3 UNIT_NAME UNIT_TWICE 2",
                        "5 UNIT_CODE CODE_TWICE 4 甲局",
                        "6 UNIT_KIND KIND_UNKNOWN",
                        "7 CREDIT_CODE CREDIT_FORM 17",
                        "9 CREDIT_CODE CREDIT_TWICE 8 戊局",
                        "10 UNIT_PARENT PARENT_CIRCLE",
                        "11 UNIT_PARENT PARENT_CIRCLE",
                        "12 UNIT_PARENT PARENT_RETURNED 6",
                        "13 UNIT_KIND REQUIRED",
                        "13 UNIT_CODE CODE_FORM",
                        "14 UNIT_CODE CODE_TAKEN 系统里的局 known");
    }

    @Test
    void whatThePeopleSheetRefusesStandsBesideItsCell() {
        var city = City.of("泰安市")
                .unit("市卫健委", "health", UnitKind.DEPARTMENT, null)
                .unit("泰信集团", "company", UnitKind.COMPANY, null);
        city.people.add(new Known.KnownPerson("songtao", "宋涛", null, "13900000001", "市卫健委", false, List.of()));
        city.people.add(new Known.KnownPerson("faraway", "远人", null, "13900000002", null, true, List.of()));
        var file = new Sheets()
                .people(
                        "市卫健委,甲,13700000001,,科员,经办",
                        "没有的局,乙,13700000002,,科员,经办",
                        "市卫健委,丙,1370000000,,科员,经办",
                        "市卫健委,丁,13900000001,,科员,经办",
                        "市卫健委,戊,13900000002,,科员,经办",
                        "市卫健委,己,13700000003,ji,科员,经办",
                        "市卫健委,庚,13700000004,ji,科员,经办",
                        "泰信集团,辛,13700000005,,经理,项目经理、财政",
                        "市卫健委,壬,13700000006,,科员,打杂",
                        "市卫健委,癸,,,科员,经办",
                        "市卫健委,子,13700000007,zi,主任,系统管理员",
                        "市卫健委,子,13700000007,zi,科长,审计管理员",
                        "市卫健委,宋涛,13900000001,,科员,经办",
                        "市卫健委,丑,13700000008,faraway,科员,经办")
                .write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, city)))
                .containsExactly(
                        "3 PERSON_UNIT UNIT_UNKNOWN",
                        "4 PHONE PHONE_FORM",
                        "5 PHONE PHONE_TAKEN 市卫健委 宋涛",
                        "6 PHONE PHONE_TAKEN ",
                        "8 USERNAME LOGIN_TWICE 7 市卫健委 己",
                        "9 ROLES ROLE_PLACE role:FINANCE kind:COMPANY 泰信集团",
                        "10 ROLES ROLE_UNKNOWN 打杂",
                        "11 PHONE REQUIRED",
                        "13 ROLES ADMINISTRATORS role:TENANT_ADMIN role:AUDITOR",
                        "14 PHONE PHONE_TWICE 5 市卫健委 丁",
                        "15 USERNAME LOGIN_TAKEN ");
    }

    @Test
    void administratorsAreNeverOnePersonAlsoWithWhatTheSystemHas() {
        var city = City.of("泰安市").unit("市卫健委", "health", UnitKind.DEPARTMENT, null);
        city.people.add(new Known.KnownPerson("songtao", "宋涛", null, "13900000001", "市卫健委", false, List.of()));
        city.administrators.put(1L, Map.of("songtao", Set.of(Role.SECURITY_ADMIN)));
        var file = new Sheets().people("市卫健委,宋涛,13900000001,,科员,系统管理员").write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, city)))
                .containsExactly("2 ROLES ADMINISTRATORS role:TENANT_ADMIN role:SECURITY_ADMIN");
    }

    @Test
    void aTenantThatRunsItselfIsNotChangedFromOutside() {
        var city = City.of("泰安市", "东平县");
        city.units.add(new Known.KnownUnit(2, "health", "东平县卫健局", "Health", UnitKind.DEPARTMENT, null, null));
        city.locked.add("东平县");
        var file = new Sheets()
                .sheet("单位", "所属租户,单位名称,单位类别", "东平县,东平县卫健局,部门", "东平县,东平县教育局,部门", "莱芜市,某局,部门")
                .write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, city)))
                .as("what changes nothing there is let through")
                .containsExactly("3 UNIT_TENANT TENANT_NOT_YOURS", "4 UNIT_TENANT TENANT_UNKNOWN");
    }

    @Test
    void rolesAreTheSecurityAdministratorsToGiveOnceThereIsOne() {
        var city = City.of("泰安市").unit("市卫健委", "health", UnitKind.DEPARTMENT, null);
        city.givesAdministrators = false;
        var file = new Sheets()
                .people("市卫健委,甲,13700000001,,科员,系统管理员", "市卫健委,乙,13700000002,,科员,经办")
                .write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, city))).containsExactly("2 ROLES ADMINISTRATORS_GIVEN");
    }

    @Test
    void aPostThatAnActHasEndedIsNotBroughtBack() {
        var city = City.of("泰安市").unit("市卫健委", "health", UnitKind.DEPARTMENT, null);
        var ended = new Known.KnownPost(1, "health", "songtao.health", "科员", "科员", true, true, Set.of(Role.CLERK));
        var held = new Known.KnownPost(1, "health", "yan.health", "科员", "科员", true, false, Set.of(Role.CLERK));
        city.people.add(new Known.KnownPerson("songtao", "宋涛", null, "13900000001", "市卫健委", false, List.of(ended)));
        city.people.add(new Known.KnownPerson("yan", "严", null, "13900000002", "市卫健委", false, List.of(held)));
        var file = new Sheets()
                .people("市卫健委,宋涛,13900000001,,科员,经办", "市卫健委,严,13900000002,,科员,经办")
                .write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, city))).containsExactly("2 PERSON_UNIT POST_ENDED");
    }
}
