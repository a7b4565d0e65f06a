package org.cobuild.journey;

import static org.cobuild.db.Tables.FIRST_ADMINISTRATOR_LINK;
import static org.cobuild.db.Tables.PERSON;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.cobuild.World;
import org.cobuild.tenancy.FirstAdministrator;
import org.jooq.DSLContext;

/** The portal's operator: the test tenants have none, so a link is made as at the first start and used. */
final class Operator {
    private static final String NAME = "operator.of.tests";

    private Operator() {}

    static World.Caller of(DSLContext sql, World world, FirstAdministrator administrators) {
        if (!sql.fetchExists(PERSON, PERSON.USERNAME.eq(NAME))) {
            sql.insertInto(FIRST_ADMINISTRATOR_LINK)
                    .set(FIRST_ADMINISTRATOR_LINK.TOKEN_SHA256, sha256("a link of tests"))
                    .set(FIRST_ADMINISTRATOR_LINK.CREATED_AT, Instant.parse("2025-01-01T00:00:00Z"))
                    .execute();
            administrators.make("a link of tests", NAME, "平台管理员", "A password for tests");
        }
        return world.as(NAME);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
