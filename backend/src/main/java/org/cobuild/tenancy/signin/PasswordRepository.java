package org.cobuild.tenancy.signin;

import static org.cobuild.db.Tables.PASSWORD_FORMER;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;

import java.util.List;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** A person's own password, and those it had before. A person belongs to no tenant. */
@Repository
class PasswordRepository {
    private final DSLContext sql;
    private final JdbcOperations jdbc;
    private final PortalClock clock;

    PasswordRepository(DSLContext sql, JdbcOperations jdbc, PortalClock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the rules of a password look at. */
    record Own(
            long id, String username, String name, @Nullable String nameEn, String passwordHash) {}

    Own get(long personId) {
        return sql.select(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.PASSWORD_HASH)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchSingle(row -> new Own(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Hashes of the passwords before the one in use. */
    List<String> listFormer(long personId) {
        return sql.select(PASSWORD_FORMER.PASSWORD_HASH)
                .from(PASSWORD_FORMER)
                .where(PASSWORD_FORMER.PERSON_ID.eq(personId))
                .orderBy(PASSWORD_FORMER.ID)
                .fetch(PASSWORD_FORMER.PASSWORD_HASH);
    }

    /**
     * Whether it was replaced: not when it was another by then. What is former by more than so many is forgotten: nobody
     * has to keep it.
     */
    boolean replace(Own person, String hash, int kept) {
        var replaced = sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, hash)
                .where(PERSON.ID.eq(person.id()))
                .and(PERSON.PASSWORD_HASH.eq(person.passwordHash()))
                .execute();
        if (replaced == 0) {
            return false;
        }
        sql.insertInto(PASSWORD_FORMER)
                .set(PASSWORD_FORMER.ID, Ids.next())
                .set(PASSWORD_FORMER.PERSON_ID, person.id())
                .set(PASSWORD_FORMER.REPLACED_AT, clock.now())
                .set(PASSWORD_FORMER.PASSWORD_HASH, person.passwordHash())
                .execute();
        var ids = sql.select(PASSWORD_FORMER.ID)
                .from(PASSWORD_FORMER)
                .where(PASSWORD_FORMER.PERSON_ID.eq(person.id()))
                .orderBy(PASSWORD_FORMER.ID.desc())
                .fetch(PASSWORD_FORMER.ID);
        sql.deleteFrom(PASSWORD_FORMER)
                .where(PASSWORD_FORMER.ID.in(ids.subList(Math.min(kept, ids.size()), ids.size())))
                .execute();
        return true;
    }

    /**
     * Ends the person's sessions but that one, and its tokens: those that were issued count no more, those that a code
     * would get are forgotten. Sessions and codes stand in Spring's own tables, in the same transaction.
     */
    int endAll(long personId, String username, String butSessionId) {
        sql.update(PERSON)
                .set(PERSON.SIGN_IN_EPOCH, PERSON.SIGN_IN_EPOCH.plus(1))
                .where(PERSON.ID.eq(personId))
                .execute();
        jdbc.update("delete from oauth2_authorization where principal_name = ?", username);
        return jdbc.update(
                "delete from SPRING_SESSION where PRINCIPAL_NAME = ? and SESSION_ID <> ?", username, butSessionId);
    }

    /** The tenants in which the person holds a post. */
    List<Long> tenants(long personId) {
        return sql.selectDistinct(POST.TENANT_ID)
                .from(POST)
                .where(POST.PERSON_ID.eq(personId))
                .and(PostTerm.notOver(clock.now()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetch(POST.TENANT_ID);
    }
}
