package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The workbook of the story: 96 units and 316 people of a city, its six counties and a functional zone, 18 blank rows
 * between them, and seven rows that come back.
 */
final class StoryWorkbook {
    private static final Map<String, int[]> ROWS = new LinkedHashMap<>();
    private static final List<String> FIELDS = List.of(
            "卫生健康", "教育", "民政", "司法", "人社", "自然资源", "生态环境", "住建", "交通运输", "农业农村", "商务", "文旅", "应急", "统计", "医保", "信访",
            "林业", "体育", "气象", "档案", "市场监管", "审计", "水务", "数据", "城管", "退役军人", "粮食", "地震", "供销", "残联");
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰";

    static {
        // units, people
        ROWS.put("泰安市", new int[] {30, 142});
        ROWS.put("新泰市", new int[] {12, 34});
        ROWS.put("肥城市", new int[] {11, 31});
        ROWS.put("宁阳县", new int[] {11, 29});
        ROWS.put("东平县", new int[] {11, 27});
        ROWS.put("泰山区", new int[] {10, 26});
        ROWS.put("岱岳区", new int[] {10, 24});
        ROWS.put("高新区", new int[] {1, 3});
    }

    private final Map<String, List<String>> units = new LinkedHashMap<>();
    private int made;

    private StoryWorkbook() {}

    static Path write(Path file) throws IOException {
        return write(file, Map.of());
    }

    /** @param names what the tenants are called instead, by their names in the story */
    static Path write(Path file, Map<String, String> names) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            new StoryWorkbook().write(workbook, names);
        }
        return file;
    }

    private void write(Workbook workbook, Map<String, String> names) {
        var unitSheet = workbook.newWorksheet("单位表");
        heads(unitSheet, SheetKind.UNITS);
        units(unitSheet, names);
        var people = workbook.newWorksheet("人员表");
        heads(people, SheetKind.PEOPLE);
        people(people, names);
    }

    private static void heads(Worksheet sheet, SheetKind kind) {
        var columns = Column.of(kind);
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).head(true) + (columns.get(i).required() ? "*" : ""));
        }
    }

    private void units(Worksheet sheet, Map<String, String> names) {
        var special = Map.of(14, "新泰市", 37, "岱岳区", 58, "宁阳县", 83, "东平县");
        var slots = slots(0, special, 96, 6);
        var wrong = Map.of(
                14, List.of("新泰市数据服务中心", "", "11370982MB27860413"),
                37, List.of("岱岳区医疗保障局", "", "12370911MB19503275"),
                58, List.of("宁阳县水利局", "", "113709210043608157"),
                83, List.of("东平县移民服务站", "东平县移民局（筹）", ""));
        slots.forEach((row, tenant) -> {
            var own = units.computeIfAbsent(tenant, t -> new ArrayList<>());
            var bad = wrong.get(row);
            var name = bad != null ? bad.getFirst() : tenant + FIELDS.get(own.size()) + "局";
            var cells = List.of(
                    names.getOrDefault(tenant, tenant),
                    name,
                    "",
                    "部门",
                    bad == null ? "" : bad.get(1),
                    bad == null ? "" : bad.get(2),
                    "");
            if (bad == null) {
                own.add(name);
            }
            write(sheet, row, cells);
        });
    }

    private void people(Worksheet sheet, Map<String, String> names) {
        var special = Map.of(64, "泰安市", 112, "泰安市", 198, "泰山区", 205, "泰山区", 266, "泰安市");
        var phones = Map.of(64, "13905382271", 112, "13905382271", 198, "13805389046", 205, "13805389046");
        var persons = Map.of(64, "李强", 112, "李强", 198, "王芳", 205, "王芳", 266, "");
        var places = Map.of(64, "泰安市审计局", 112, "泰安市市场监管局", 198, "泰山区教育局", 205, "泰山区卫生健康局", 266, "泰安市医保局");
        slots(1, special, 316, 12).forEach((row, tenant) -> {
            var own = Objects.requireNonNull(units.get(tenant));
            var unit = places.getOrDefault(row, own.get(made % own.size()));
            var name = persons.getOrDefault(row, name(made));
            var phone = phones.getOrDefault(row, "137%08d".formatted(1000 + made));
            made++;
            write(
                    sheet,
                    row,
                    List.of(
                            names.getOrDefault(tenant, tenant),
                            unit,
                            name,
                            "",
                            phone,
                            "",
                            made % 7 == 0 ? "副局长" : "科员",
                            "",
                            made % 7 == 0 ? "分管领导" : "经办"));
        });
    }

    private static String name(int number) {
        return SURNAMES.substring(number % SURNAMES.length(), number % SURNAMES.length() + 1)
                + GIVEN.charAt(number * 7 % GIVEN.length())
                + GIVEN.charAt((number * 11 + 3) % GIVEN.length());
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                sheet.value(row - 1, i, cells.get(i));
            }
        }
    }

    /** Which tenant stands in which row: the special ones where they have to, the others in order, blanks between. */
    private static Map<Integer, String> slots(int sheet, Map<Integer, String> special, int rows, int blanks) {
        var left = new ArrayDeque<String>();
        ROWS.forEach((tenant, counts) -> {
            var taken = special.values().stream().filter(tenant::equals).count();
            for (int i = 0; i < counts[sheet] - taken; i++) {
                left.add(tenant);
            }
        });
        var slots = new LinkedHashMap<Integer, String>();
        var blank = 0;
        for (int row = 2; slots.size() < rows; row++) {
            if (special.containsKey(row)) {
                slots.put(row, special.get(row));
            } else if (blank < blanks && row % 17 == 5) {
                blank++;
            } else {
                slots.put(row, left.remove());
            }
        }
        if (blank != blanks) {
            throw new IllegalStateException("only " + blank + " blank rows fit");
        }
        return slots;
    }
}
