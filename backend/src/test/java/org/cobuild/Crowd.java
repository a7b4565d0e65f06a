package org.cobuild;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;

/** Many people in one unit, called after what they are: {@code crowd0}, {@code crowd1} … */
public record Crowd(DSLContext sql, String name, int size) {

    /** @param hash of their one password */
    public Crowd come(long tenantId, long unitId, String hash, Role... roles) {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        for (var one : names()) {
            var person = Ids.next();
            var post = Ids.next();
            sql.insertInto(PERSON)
                    .set(PERSON.ID, person)
                    .set(PERSON.USERNAME, one)
                    .set(PERSON.NAME, "群众")
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.ENABLED, true)
                    .set(PERSON.CREATED_AT, now)
                    .execute();
            sql.insertInto(POST)
                    .set(POST.ID, post)
                    .set(POST.TENANT_ID, tenantId)
                    .set(POST.UNIT_ID, unitId)
                    .set(POST.PERSON_ID, person)
                    .set(POST.CODE, one)
                    .set(POST.TITLE, "科员")
                    .set(POST.TITLE_EN, "Clerk")
                    .set(POST.ENABLED, true)
                    .set(POST.CREATED_AT, now)
                    .execute();
            for (var role : roles) {
                sql.insertInto(POST_ROLE)
                        .set(POST_ROLE.TENANT_ID, tenantId)
                        .set(POST_ROLE.POST_ID, post)
                        .set(POST_ROLE.ROLE, role.name())
                        .execute();
            }
        }
        return this;
    }

    public List<String> names() {
        return IntStream.range(0, size).mapToObj(n -> name + n).toList();
    }

    /** As if they had never been: nothing may name their posts. */
    public void gone() {
        sql.execute("delete from post_role where post_id in (select id from post where code like '" + name
                + "%') /*scope:all*/");
        sql.execute("delete from post where code like '" + name + "%' /*scope:all*/");
        sql.execute("delete from person where username like '" + name + "%'");
    }

    /** They are in nobody's list of colleagues any more; what they have decided stands. */
    public void leave() {
        sql.update(POST)
                .set(POST.ENABLED, false)
                .where(POST.CODE.in(names()))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        sql.update(PERSON)
                .set(PERSON.ENABLED, false)
                .where(PERSON.USERNAME.in(names()))
                .execute();
    }
}
