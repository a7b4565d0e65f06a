package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is written from the database is what stands in it, whatever its letters. */
@PortalTest
class FolderExportTest {
    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"990100", "990121", "990221", "990321"})
    void exportedAndAppliedATenantDoesNotChange(String code) {
        write(code);
        assertThat(folders.faults(root, code)).isEmpty();
        assertThat(folders.changes(root, code)).isEmpty();
    }

    @Test
    void appliedExportedAndAppliedAgainTextsStayAsTheyAre() {
        var code = "720000";
        Folders.write(
                root,
                code,
                "tenant.yaml",
                "{code: %s, level: CITY, name: 试验市, nameEn: \"Trial: \\\"city\\\"\", timeZone: Asia/Shanghai}"
                        .formatted(code));
        Folders.write(root, code, "units.yaml", """
                - {code: "0123", kind: DEPARTMENT, name: "县：'局' \\"引号\\" #1 🏛️, [x] {y}", nameEn: "- a: b # c"}
                - {code: yes, kind: DEPARTMENT, name: "no", nameEn: "1e3", parent: "0123"}
                - {code: late, kind: DEPARTMENT, name: "2026-01-01", nameEn: "~", parent: yes}
                - {code: odd, kind: DEPARTMENT, name: "a\\tb\\u0007\\\\", nameEn: "%x @y `z` &a *b !c | > ?"}
                """);
        Folders.write(root, code, "people.yaml", """
                - {username: "720000.a", name: "O'Neil: \\"吴\\"", nameEn: "null", phone: "+8613900720000", posts: [
                    {unit: yes, code: own.post, title: "true", titleEn: "a, b", roles: [CLERK, DEPUTY]}, {unit: late, title: 员, titleEn: "0", roles: [REVIEWER]}]}
                """);
        Folders.write(root, code, "policy.yaml", """
                - {name: change_limit_ratio, value: 0.150, effectiveOn: 2020-01-01, mark: C, countyMay: LOWER, clause: "〔2019〕57号：15% \\"以内\\""}
                - {name: light_track_limit, value: 10000000, effectiveOn: 2030-01-01, mark: T}
                """);
        Folders.write(root, code, "dictionaries.yaml", """
                - dictionary: field
                  entries: [{code: b, name: "乙: 二", nameEn: B}, {code: a, name: 甲, nameEn: "no"}]
                """);
        Folders.write(root, code, "calendar.yaml", """
                - {year: 2026, holidays: [2026-10-01/2026-10-07, 2026-11-02], workdays: [2026-10-11]}
                - {year: 2031, notice: "〔2030〕1号: 通知", workdays: [2031-03-01]}
                """);
        folders.apply(root, code);

        write(code);
        assertThat(folders.changes(root, code)).isEmpty();
        folders.apply(root, code);
        var once = export.export(code);
        assertThat(folders.changes(root, code)).isEmpty();
        assertThat(export.export(code)).isEqualTo(once);
        assertThat(once.get("units.yaml")).contains("🏛️", "parent: \"0123\"");
    }

    private void write(String code) {
        export.export(code).forEach((file, text) -> Folders.write(root, code, file, text));
    }
}
