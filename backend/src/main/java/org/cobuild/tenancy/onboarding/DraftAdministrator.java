package org.cobuild.tenancy.onboarding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;
import org.cobuild.tenancy.onboarding.Shape.Key;

/**
 * Who is to hold one of the three duties, as far as it was typed; what is left out is empty.
 *
 * @param unit code of a unit of the tenant to be
 */
public record DraftAdministrator(Role duty, String username, String name, String phone, String unit, String title) {
    /** The file in which a draft keeps them; the folder has them in its people. */
    static final String FILE = "administrators.yaml";

    static final List<Role> DUTIES = List.of(Role.TENANT_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);
    private static final Shape SHAPE = Shape.list(
            Key.text("duty", "角色 Duty"),
            Key.text("username", "登录名 Login name").optional(),
            Key.text("name", "姓名 Name").optional(),
            Key.text("phone", "手机号 Mobile number").optional(),
            Key.text("unit", "单位 Unit").optional(),
            Key.text("title", "职务 Title").optional());

    static List<DraftAdministrator> read(Map<String, String> files) {
        return TenantFolder.of(files).rows(FILE, SHAPE).stream()
                .map(row -> new DraftAdministrator(
                        Role.valueOf(row.text("duty")),
                        row.text("username"),
                        row.text("name"),
                        row.text("phone"),
                        row.text("unit"),
                        row.text("title")))
                .toList();
    }

    static String write(List<DraftAdministrator> all) {
        return YamlText.of(FILE, all.stream().map(DraftAdministrator::entry).toList());
    }

    private Map<String, Object> entry() {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("duty", duty.name());
        Map.of("username", username, "name", name, "phone", phone, "unit", unit, "title", title)
                .forEach((key, text) -> UnitsFile.put(entry, key, text.isEmpty() ? null : text));
        return entry;
    }

    /** Whether a person is named. */
    boolean named() {
        return !username.isEmpty() && !name.isEmpty();
    }

    /** The post that comes of it. @param code null: the usual one */
    PostLine post(String inUnit, @org.jspecify.annotations.Nullable String code) {
        return new PostLine(
                Origins.NOWHERE,
                code,
                inUnit,
                title.isEmpty() ? Refusals.plainText("role." + duty, Locale.SIMPLIFIED_CHINESE) : title,
                Refusals.plainText("role." + duty, Locale.ENGLISH),
                Set.of(duty),
                null,
                null);
    }
}
