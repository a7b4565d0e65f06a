package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cobuild.PortalTest;
import org.cobuild.tenancy.onboarding.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code lists.yaml}: what is in force is ended and replaced, never rewritten. */
@PortalTest
class ListFileTest {
    private static final String ENTRY =
            "- {kind: %s, clause: %s, title: 短信网关, content: 全市统建, any: [%s], suggestion: 用全市的, effectiveOn: %s%s}\n";

    @Autowired
    Folders folders;

    @Autowired
    ListEntryRepository entries;

    @Autowired
    ListFile file;

    @TempDir
    Path root;

    @Test
    void aFirstListMayBeginOnAnyDayAndIsExportedAsItWasTold() {
        city("706000");
        write("706000", ENTRY.formatted("UNIFIED_BUILD", "统建-01", "短信网关, 短信平台", "2020-01-01", ""));
        assertThat(folders.changes(root, "706000").getLast()).startsWith("清单新增 统建-01“短信网关”");
        folders.apply(root, "706000");
        assertThat(folders.changes(root, "706000")).isEmpty();
        var stands = entries.all(folders.grant("706000"));
        assertThat(stands).hasSize(1);
        assertThat(stands.getFirst().terms().any()).containsExactly("短信网关", "短信平台");
        assertThat(file.export(folders.grant("706000")).getFirst())
                .containsEntry("clause", "统建-01")
                .doesNotContainKeys("untilOn", "all", "categories");
    }

    @Test
    void whatIsInForceIsNotRewrittenAndNothingReachesBack() {
        city("706001");
        var first = ENTRY.formatted("NEGATIVE", "负面-01", "服务器", "2020-01-01", "");
        write("706001", first);
        folders.apply(root, "706001");
        write("706001", ENTRY.formatted("NEGATIVE", "负面-01", "存储", "2020-01-01", ""));
        assertThat(folders.refusal(root, "706001")).singleElement().asString().contains("已在生效，内容不能改写");
        write("706001", first + ENTRY.formatted("NEGATIVE", "负面-02", "打印机", "2020-01-01", ""));
        assertThat(folders.refusal(root, "706001")).singleElement().asString().contains("清单不追溯");
        write("706001", first + ENTRY.formatted("NEGATIVE", "负面-01", "存储", "2099-01-01", ""));
        assertThat(folders.refusal(root, "706001")).singleElement().asString().contains("重叠");
        write(
                "706001",
                ENTRY.formatted("NEGATIVE", "负面-01", "服务器", "2020-01-01", ", untilOn: 2098-12-31")
                        + ENTRY.formatted("NEGATIVE", "负面-01", "存储", "2099-01-01", ""));
        folders.apply(root, "706001");
        assertThat(entries.all(folders.grant("706001"))).hasSize(2);
        assertThat(folders.changes(root, "706001")).isEmpty();
    }

    @Test
    void wordsThatRecogniseNothingAreFaults() {
        city("706002");
        write("706002", ENTRY.formatted("NEGATIVE", "负面-01", "甲", "2020-01-01", ""));
        assertThat(folders.refusal(root, "706002")).isNotEmpty();
        write(
                "706002",
                "- {kind: NEGATIVE, clause: 负面-01, title: 题目, content: 条文, suggestion: 建议, effectiveOn: 2020-01-01}\n");
        assertThat(folders.refusal(root, "706002")).singleElement().asString().contains("没有识别词");
    }

    private void write(String code, String text) {
        Folders.write(root, code, "lists.yaml", text);
    }

    private void city(String code) {
        Folders.write(
                root,
                code,
                "tenant.yaml",
                "{code: %s, level: CITY, name: 清单市, nameEn: Lists, timeZone: Asia/Shanghai}\n".formatted(code));
    }
}
