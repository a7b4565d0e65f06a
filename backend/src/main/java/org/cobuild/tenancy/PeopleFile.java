package org.cobuild.tenancy;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.db.tables.records.PersonRecord;
import org.cobuild.db.tables.records.PostRecord;
import org.cobuild.db.tables.records.PostRoleRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableRecord;
import org.springframework.stereotype.Component;

/**
 * {@code people.yaml}: persons and the posts they hold in the tenant's units. A person who is known already, also from
 * another tenant, is the same one by login name. A post that stands here no longer is disabled; nobody gets a password.
 */
@Component
class PeopleFile implements FolderPart {
    private final DSLContext sql;
    private final PortalClock clock;

    PeopleFile(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String file() {
        return "people.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        var writing = new Writing(grant, units, rows);
        rows.forEach(writing::person);
        writing.finish();
    }

    /** One run over the file. */
    private final class Writing {
        private final Grant grant;
        private final Map<String, Unit> units;
        private final Map<String, PersonRecord> people;
        private final Map<String, PostRecord> posts;
        /** Persons with a post in another tenant: their names are not changed from here. */
        private final Set<Long> elsewhere;

        private final Set<String> usernames = new HashSet<>();
        private final Set<String> postCodes = new HashSet<>();
        private final List<PostRoleRecord> roles = new ArrayList<>();

        Writing(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
            this.grant = grant;
            this.units = units;
            people = sql.selectFrom(PERSON)
                    .where(PERSON.USERNAME.in(
                            rows.stream().map(row -> row.textOrNull("username")).toList()))
                    .fetchMap(PERSON.USERNAME);
            posts = sql.selectFrom(POST).where(grant.on(POST)).fetchMap(POST.CODE);
            elsewhere = sql.select(POST.PERSON_ID)
                    .from(POST)
                    .where(POST.PERSON_ID.in(
                            people.values().stream().map(PersonRecord::getId).toList()))
                    .and(POST.TENANT_ID.ne(grant.tenantId()))
                    .and(SystemScope.all(SystemScope.Reason.ONBOARDING))
                    .fetchSet(POST.PERSON_ID);
        }

        void person(FolderRow row) {
            row.onlyKeys("username", "name", "nameEn", "posts");
            var username = row.code("username");
            if (!usernames.add(username)) {
                row.wrong("folder.twice", username);
                return;
            }
            var person = people.computeIfAbsent(username, this::newPerson);
            var name = row.text("name");
            if (elsewhere.contains(person.getId()) && !name.equals(person.getName())) {
                row.wrong("folder.person.other", username, person.getName());
            }
            person.setName(name);
            person.setNameEn(row.textOrNull("nameEn", 64));
            var held = row.rows("posts");
            if (held.isEmpty()) {
                row.wrong("folder.key.missing", "posts");
            }
            held.forEach(post -> post(person, post));
        }

        private PersonRecord newPerson(String username) {
            var person = new PersonRecord();
            person.setId(Ids.next());
            person.setUsername(username);
            person.setPasswordHash(People.unusablePassword());
            person.setEnabled(true);
            person.setCreatedAt(clock.now());
            return person;
        }

        private void post(PersonRecord person, FolderRow row) {
            row.onlyKeys("code", "unit", "title", "titleEn", "roles");
            var unitCode = row.text("unit");
            var unit = units.get(unitCode);
            var given = row.textOrNull("code");
            var code = given == null ? person.getUsername() + "." + unitCode : given;
            if (unit == null) {
                row.wrong("folder.unit.unknown", unitCode);
                return;
            }
            if (code.length() > 64 || !postCodes.add(code)) {
                row.wrong("folder.twice", code);
                return;
            }
            var held = row.several("roles", Role.class);
            if (held.contains(Role.OPERATOR)) {
                row.wrong("folder.unknown", "roles", Role.OPERATOR.name());
            }
            var post = posts.computeIfAbsent(code, this::newPost);
            post.setUnitId(unit.id());
            post.setPersonId(person.getId());
            post.setTitle(row.text("title"));
            post.setTitleEn(row.text("titleEn"));
            post.setEnabled(true);
            held.forEach(role -> roles.add(new PostRoleRecord(grant.tenantId(), post.getId(), role.name())));
        }

        private PostRecord newPost(String code) {
            var post = new PostRecord();
            post.setId(Ids.next());
            post.setTenantId(grant.tenantId());
            post.setCode(code);
            post.setCreatedAt(clock.now());
            return post;
        }

        /** New ones and those that were read here and are different now. */
        private static <R extends TableRecord<R>> List<R> changed(Map<String, R> rows) {
            return rows.values().stream().filter(Record::modified).toList();
        }

        void finish() {
            // A known person's password and its being enabled are not this file's.
            Rows.upsert(sql, PERSON, changed(people), PERSON.NAME, PERSON.NAME_EN);
            posts.values().stream()
                    .filter(post -> !postCodes.contains(post.getCode()))
                    .forEach(post -> post.setEnabled(false));
            Rows.upsert(sql, POST, changed(posts));
            sql.deleteFrom(POST_ROLE).where(grant.on(POST_ROLE)).execute();
            sql.batchInsert(roles).execute();
        }
    }
}
