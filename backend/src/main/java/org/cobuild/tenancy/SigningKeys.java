package org.cobuild.tenancy;

import static org.cobuild.db.Tables.SIGNING_KEY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.UUID;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The key with which access tokens are signed, kept in the database so that tokens outlive a restart. */
@Component
class SigningKeys {
    private final DSLContext sql;
    private final PortalClock clock;

    SigningKeys(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    JWKSet current() {
        try {
            var stored = sql.select(SIGNING_KEY.JWK)
                    .from(SIGNING_KEY)
                    .orderBy(SIGNING_KEY.CREATED_AT.desc())
                    .limit(1)
                    .fetchOne(SIGNING_KEY.JWK);
            return new JWKSet(stored == null ? make() : RSAKey.parse(stored));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the signing key cannot be read", e);
        }
    }

    private RSAKey make() throws JOSEException {
        var key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        sql.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.ID, key.getKeyID())
                .set(SIGNING_KEY.JWK, key.toJSONString())
                .set(SIGNING_KEY.CREATED_AT, clock.now())
                .execute();
        return key;
    }
}
