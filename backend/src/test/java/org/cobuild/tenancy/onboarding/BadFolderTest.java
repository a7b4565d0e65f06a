package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything wrong with a folder is told at once, with file, line and rule, before a database is asked. */
@PortalTest
class BadFolderTest {
    private static final String CODE = "710000";

    @Autowired
    Folders folders;

    @TempDir
    Path root;

    @BeforeEach
    void city() {
        write(
                "tenant.yaml",
                "{code: %s, level: CITY, name: 试验市, nameEn: Trial, timeZone: Asia/Shanghai}".formatted(CODE));
    }

    @Test
    void tellsEveryFaultAndWritesNothing() {
        write("units.yaml", """
                - {code: health, kind: DEPARTMENT, name: 卫健委, nameEn: Health, creditCode: 9137O}
                - {code: health, kind: DEPARTMENT, name: 又一个, nameEn: Again}
                - {code: club, kind: CLUB, name: 俱乐部, nameEn: Club, parent: nobody}
                """);
        write("people.yaml", """
                - {username: wu1, name: 吴一, posts: [{unit: nowhere, title: 科员, titleEn: Clerk, roles: [CLERK]}]}
                - {username: wu2, name: 吴二, posts: [{unit: health, title: 科员, titleEn: Clerk, roles: [KING]}], fax: 1}
                - {username: wu3, name: 吴三, posts: []}
                """);
        write("policy.yaml", """
                - {name: prepayment_cap, value: 0.3, effectiveOn: 2020-01-01, mark: C}
                - {name: prepayment_cap, value: 0.2, effectiveOn: 2020-01-01, mark: C}
                - {name: retention_ratio, value: much, effectiveOn: 2020-02-30, mark: X}
                - {name: prepayment_cup, value: 0.3, effectiveOn: 2020-01-01, mark: C}
                - {name: acceptance_months, value: 6, effectiveOn: 2020-01-01, mark: C, countyMay: PERHAPS}
                - {name: acceptance_months, value: 0.5, effectiveOn: 2020-01-02, mark: C}
                """);
        write("calendar.yaml", "- {year: 2026, holidays: [2025-01-01], workdays: [2026-10-09]}");
        write("notes.yaml", "- {}");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "units.yaml 第 1 行：creditCode 的格式不对，现为 9137O",
                        "units.yaml 第 2 行：health 重复或为空",
                        "units.yaml 第 3 行：上级单位 nobody 不存在",
                        "units.yaml 第 3 行：kind 不能是 CLUB",
                        "people.yaml 第 1 行：没有单位 nowhere",
                        "people.yaml 第 2 行：不认识 fax",
                        "people.yaml 第 2 行：roles 不能是 KING",
                        "people.yaml 第 3 行：缺少 posts",
                        "policy.yaml 第 2 行：prepayment_cap 在 2020-01-01 有两个值",
                        "policy.yaml 第 3 行：effectiveOn 应为日期（年-月-日），现为 2020-02-30",
                        "policy.yaml 第 3 行：value 应为数，现为 much",
                        "policy.yaml 第 3 行：mark 不能是 X",
                        "policy.yaml 第 4 行：name 不能是 prepayment_cup",
                        "policy.yaml 第 5 行：countyMay 不能是 PERHAPS",
                        "policy.yaml 第 6 行：完工后申请验收期限应在 1 个月 至 36 个月 之间",
                        "calendar.yaml 第 1 行：2025-01-01 不是当年的日期或起止，或有重复",
                        "calendar.yaml 第 1 行：2026-10-09 不是当年的休息日，或写了两次",
                        "notes.yaml：没有功能读取这个文件");
        assertThat(folders.refusal(root, CODE)).hasSizeGreaterThan(10);
    }

    @Test
    void tellsACircleOfUnitsAtEachOfThem() {
        write("units.yaml", """
                - {code: a, kind: DEPARTMENT, name: 甲, nameEn: A, parent: c}
                - {code: b, kind: DEPARTMENT, name: 乙, nameEn: B, parent: a}
                - {code: c, kind: DEPARTMENT, name: 丙, nameEn: C, parent: b}
                - {code: d, kind: DEPARTMENT, name: 丁, nameEn: D, parent: c}
                """);
        assertThat(faults())
                .containsExactly(
                        "units.yaml 第 1 行：a 的上级单位绕成了圈", "units.yaml 第 2 行：b 的上级单位绕成了圈", "units.yaml 第 3 行：c 的上级单位绕成了圈");
    }

    @Test
    void tellsARouteToARoleThatNobodyHolds() {
        write("units.yaml", "- {code: authority, kind: AUTHORITY, name: 大数据中心, nameEn: Authority}");
        write("people.yaml", """
                - {username: wu4, name: 吴, posts: [{unit: authority, title: 科员, titleEn: Clerk, roles: [CLERK]}]}
                """);
        write("routes.yaml", """
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                    - code: check
                      name: 审查
                      nameEn: Check
                      rule: ANY
                      workingDays: 5
                      assignees:
                        - {unit: authority, role: REVIEWER}
                        - {unit: nowhere, role: REVIEWER}
                """);
        assertThat(faults())
                .containsExactly(
                        "routes.yaml 第 12 行：步骤 check 由 authority 的 REVIEWER 办理，而没有人担任",
                        "routes.yaml 第 13 行：没有单位 nowhere");
    }

    @Test
    void tellsThreeDutiesInOneHandAndAPhoneForTwo() {
        write("units.yaml", "- {code: a, kind: AUTHORITY, name: 甲, nameEn: A}");
        write("people.yaml", """
                - {username: wu5, name: 吴, phone: 13800000001, posts: [{unit: a, title: 员, titleEn: C, roles: [TENANT_ADMIN, AUDITOR]}]}
                - {username: wu6, name: 武, phone: 13800000001, posts: [{unit: a, title: 员, titleEn: C, roles: [CLERK]}]}
                """);
        assertThat(faults())
                .containsExactly(
                        "people.yaml 第 1 行：吴 同时担任 TENANT_ADMIN AUDITOR：系统管理员、安全管理员和审计管理员须由不同的人担任",
                        "people.yaml 第 2 行：手机号 13800000001 写给了两个人");
    }

    @Test
    void takesNoAnchorsTagsOrSecondDocuments() {
        write("units.yaml", "a: &a [x]\nb: *a\n");
        assertThat(faults()).containsExactly("units.yaml 第 1 行：不能用锚点和别名（& 与 *），请把内容写全");
        write("units.yaml", "- code: x\n- !!javax.script.ScriptEngineManager []\n");
        assertThat(faults()).containsExactly("units.yaml 第 2 行：不能用类型标签（!）");
        write("units.yaml", "[]\n---\n[]\n");
        assertThat(faults()).containsExactly("units.yaml 第 2 行：一个文件里只能有一份内容");
        write("units.yaml", "[".repeat(40) + "]".repeat(40));
        assertThat(faults()).singleElement().asString().startsWith("units.yaml 第 1 行");
        write("units.yaml", "a: [");
        assertThat(faults()).singleElement().asString().endsWith("不是合规的 YAML");
    }

    @Test
    void takesNoBillionLaughs() {
        var bomb = new StringBuilder("a0: &a0 [ha]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        write("units.yaml", bomb.toString());
        assertThat(faults()).containsExactly("units.yaml 第 1 行：不能用锚点和别名（& 与 *），请把内容写全");
    }

    @Test
    void takesNoLargeFileNothingButUtf8AndNoLink() throws IOException {
        write("units.yaml", "# " + "x".repeat(5_000_000));
        assertThat(faults()).containsExactly("units.yaml：文件超过 4 MB");
        Files.write(root.resolve(CODE).resolve("units.yaml"), "- {code: a}\n- {name: 卫健}".getBytes("GB18030"));
        assertThat(faults()).containsExactly("units.yaml 第 2 行：不是 UTF-8 编码的文字");
        Files.delete(root.resolve(CODE).resolve("units.yaml"));
        Files.createSymbolicLink(root.resolve(CODE).resolve("units.yaml"), Path.of("/etc/hostname"));
        assertThat(faults()).containsExactly("units.yaml：不能是链接，须为普通文件");
    }

    @Test
    void aCodeIsNeverAPathAndAFolderNeverALink() throws IOException {
        for (var code : List.of("..", "../" + CODE, CODE + "/../" + CODE, "/etc", "", "a\0b")) {
            assertThat(folders.refusal(root, code)).containsExactly("没有 " + code + " 的租户资料夹");
        }
        Files.createSymbolicLink(root.resolve("link"), root.resolve(CODE));
        assertThat(folders.refusal(root, "link")).containsExactly("没有 link 的租户资料夹");
    }

    @Test
    void holdsARegionCodeToTheNationalList() {
        tenant("370999", "CITY", "试验市");
        assertThat(faults()).containsExactly("tenant.yaml 第 4 行：行政区划代码 370999 不在 GB/T 2260 之内");
        tenant("370923", "CITY", "东平县");
        assertThat(faults()).containsExactly("tenant.yaml 第 4 行：行政区划代码 370923 是东平县，与级别 CITY 不符");
        tenant("370800", "CITY", "泰安市");
        assertThat(faults()).containsExactly("tenant.yaml 第 4 行：行政区划代码 370800 是济宁市，与名称“泰安市”不符");
        tenant("370900", "CITY", "泰安市");
        assertThat(faults()).isEmpty();
    }

    private void tenant(String region, String level, String name) {
        write(
                "tenant.yaml",
                "code: %s\nlevel: %s\nname: %s\nregionCode: %s\nnameEn: Trial\ntimeZone: Asia/Shanghai\n"
                        .formatted(CODE, level, name, region));
    }

    private List<String> faults() {
        return folders.faults(root, CODE);
    }

    private void write(String file, String text) {
        Folders.write(root, CODE, file, text);
    }
}
