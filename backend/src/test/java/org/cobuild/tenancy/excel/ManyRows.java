package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;

/** A workbook of many good rows for one tenant. */
final class ManyRows {
    private ManyRows() {}

    static void write(Path file, String tenant, int units, int people) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("单位");
            Sheets.row(sheet, 0, "所属租户,单位名称,单位类别,上级单位");
            for (int i = 0; i < units; i++) {
                Sheets.row(sheet, i + 1, tenant + ",第" + i + "局,部门," + (i < 10 ? "" : "第" + i / 10 + "局"));
            }
            sheet.finish();
            sheet = workbook.newWorksheet("人员");
            Sheets.row(sheet, 0, "所属租户,所在单位,姓名,手机号,职务,角色");
            for (int i = 0; i < people; i++) {
                Sheets.row(sheet, i + 1, tenant + ",第" + i % units + "局,王小明,136%08d,科员,经办".formatted(i));
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
