package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;
import org.cobuild.tenancy.onboarding.Shape.Key;

/** {@code people.yaml}: persons and the posts they hold in the tenant's units. No passwords. */
final class PeopleFile {
    static final String NAME = "people.yaml";
    private static final Shape POST = Shape.group(
            Key.code("code", 64, "岗位代码，不写则为 username.unit Code of the post; username.unit when left out")
                    .optional(),
            Key.code("unit", 64, "所在单位的代码 Code of its unit"),
            Key.text("title", "职务 Title"),
            Key.text("titleEn", "职务英文 English title"),
            Key.choices(
                    "roles",
                    "角色，能做什么见权限表 Roles; what each may do is the table of rights",
                    Role.class,
                    Role.OPERATOR,
                    Role.BREAK_GLASS),
            Key.day("beginsOn", "任职首日 First day; left out: as it stands").optional(),
            Key.day("endsOn", "自该日起不再任职 Not held from this day; left out: as it stands")
                    .optional());
    static final Shape SHAPE = Shape.list(
            Key.code("username", 64, "登录名，全平台唯一，一人一个 Login name, one for each person in the whole installation"),
            Key.text("name", 64, "姓名 Name"),
            Key.text("nameEn", 64, "英文姓名 English name").optional(),
            Key.pattern("phone", "\\+?[0-9]{6,19}", "手机号，一人一个 Mobile number, one person's alone")
                    .optional(),
            Key.rows("posts", POST, "岗位，可以多个 Posts, one or more"));

    private PeopleFile() {}

    static List<PersonLine> read(List<FolderRow> rows) {
        return rows.stream()
                .map(row -> new PersonLine(
                        row,
                        row.text("username"),
                        row.text("name"),
                        row.textOrNull("nameEn"),
                        row.textOrNull("phone"),
                        row.rows("posts").stream()
                                .map(post -> new PostLine(
                                        post,
                                        post.textOrNull("code"),
                                        post.text("unit"),
                                        post.text("title"),
                                        post.text("titleEn"),
                                        post.several("roles", Role.class),
                                        post.textOrNull("beginsOn") == null ? null : post.date("beginsOn"),
                                        post.textOrNull("endsOn") == null ? null : post.date("endsOn")))
                                .toList()))
                .toList();
    }

    static List<Map<String, Object>> write(List<PersonLine> people) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("username", person.username());
            entry.put("name", person.name());
            UnitsFile.put(entry, "nameEn", person.nameEn());
            UnitsFile.put(entry, "phone", person.phone());
            entry.put(
                    "posts",
                    person.posts().stream().map(post -> write(person, post)).toList());
            entries.add(entry);
        }
        return entries;
    }

    private static Map<String, Object> write(PersonLine person, PostLine post) {
        var entry = new LinkedHashMap<String, Object>();
        var code = person.codeOf(post);
        if (!code.equals(person.username() + "." + post.unit())) {
            entry.put("code", code);
        }
        entry.put("unit", post.unit());
        entry.put("title", post.title());
        entry.put("titleEn", post.titleEn());
        entry.put("roles", post.roles().stream().sorted().map(Enum::name).toList());
        UnitsFile.put(
                entry,
                "beginsOn",
                post.beginsOn() == null ? null : post.beginsOn().toString());
        UnitsFile.put(
                entry, "endsOn", post.endsOn() == null ? null : post.endsOn().toString());
        return entry;
    }
}
