package org.cobuild.tenancy;

import static org.cobuild.db.Tables.FIRST_ADMINISTRATOR_LINK;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.util.Optional;
import java.util.stream.Stream;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.signin.PasswordRules;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way into an empty portal: a one-time link, printed at the first start, with which one person becomes the
 * operator. The operator makes tenants and reads no business data.
 */
@Component
public class FirstAdministrator {
    private static final String OPERATOR = "platform";
    private final DSLContext sql;
    private final PortalClock clock;
    private final PasswordEncoder passwords;

    FirstAdministrator(DSLContext sql, PortalClock clock, PasswordEncoder passwords) {
        this.sql = sql;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** A new link's secret while nobody has signed up; earlier links end. Empty once the portal has people. */
    @Transactional
    public Optional<String> newLink() {
        if (sql.fetchExists(PERSON)) {
            return Optional.empty();
        }
        var token = OneTimeToken.make();
        sql.deleteFrom(FIRST_ADMINISTRATOR_LINK).execute();
        sql.insertInto(FIRST_ADMINISTRATOR_LINK)
                .set(FIRST_ADMINISTRATOR_LINK.TOKEN_SHA256, OneTimeToken.sha256(token))
                .set(FIRST_ADMINISTRATOR_LINK.CREATED_AT, clock.now())
                .execute();
        return Optional.of(token);
    }

    /** Makes the operator; the link ends. */
    @Transactional
    public void make(String token, String username, String name, String password) {
        var refusals = new Refusals();
        var invalid = TenancyErrorCode.INVALID;
        var cleanUsername = Texts.check(refusals, invalid, invalid, "username", username, 3, 64);
        var cleanName = Texts.check(refusals, invalid, invalid, "name", name, 2, 64);
        PasswordRules.check(refusals, "password", password, Stream.of(cleanUsername, cleanName));
        refusals.throwIfAny();
        var ended = sql.update(FIRST_ADMINISTRATOR_LINK)
                .set(FIRST_ADMINISTRATOR_LINK.USED_AT, clock.now())
                .where(FIRST_ADMINISTRATOR_LINK.TOKEN_SHA256.eq(OneTimeToken.sha256(token)))
                .and(FIRST_ADMINISTRATOR_LINK.USED_AT.isNull())
                .execute();
        if (ended == 0) {
            throw Refusals.refused(invalid, "welcome.used", "token");
        }
        insert(cleanUsername, cleanName, String.valueOf(passwords.encode(password)));
    }

    /** The operator of a demo, which gets a password with everybody else. */
    @Transactional
    public void makeForDemo(String username, String name) {
        insert(username, name, "");
    }

    private void insert(String username, String name, String passwordHash) {
        var now = clock.now();
        long tenant = Ids.next();
        long unit = Ids.next();
        long person = Ids.next();
        long post = Ids.next();
        sql.insertInto(TENANT)
                .set(TENANT.ID, tenant)
                .set(TENANT.CITY_ID, tenant)
                .set(TENANT.CODE, OPERATOR)
                .set(TENANT.LEVEL, TenantLevel.PLATFORM.name())
                .set(TENANT.NAME, "平台")
                .set(TENANT.NAME_EN, "Platform")
                .set(TENANT.TIME_ZONE, "Asia/Shanghai")
                .set(TENANT.STATUS, TenantStatus.ACTIVE.name())
                .set(TENANT.CREATED_AT, now)
                .execute();
        sql.insertInto(UNIT)
                .set(UNIT.ID, unit)
                .set(UNIT.TENANT_ID, tenant)
                .set(UNIT.CODE, OPERATOR)
                .set(UNIT.NAME, "平台运营")
                .set(UNIT.NAME_EN, "Platform operator")
                .set(UNIT.KIND, UnitKind.OPERATOR.name())
                .set(UNIT.CREATED_AT, now)
                .execute();
        sql.insertInto(PERSON)
                .set(PERSON.ID, person)
                .set(PERSON.USERNAME, username)
                .set(PERSON.NAME, name)
                .set(PERSON.PASSWORD_HASH, passwordHash)
                .set(PERSON.ENABLED, true)
                .set(PERSON.CREATED_AT, now)
                .execute();
        sql.insertInto(POST)
                .set(POST.ID, post)
                .set(POST.TENANT_ID, tenant)
                .set(POST.UNIT_ID, unit)
                .set(POST.PERSON_ID, person)
                .set(POST.CODE, "operator")
                .set(POST.TITLE, "平台管理员")
                .set(POST.TITLE_EN, "Platform administrator")
                .set(POST.ENABLED, true)
                .set(POST.CREATED_AT, now)
                .execute();
        sql.insertInto(POST_ROLE)
                .set(POST_ROLE.TENANT_ID, tenant)
                .set(POST_ROLE.POST_ID, post)
                .set(POST_ROLE.ROLE, Role.OPERATOR.name())
                .execute();
    }
}
