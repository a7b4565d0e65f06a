package org.cobuild.tenancy.signin;

import static org.cobuild.db.Tables.PASSKEY;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.PasskeyRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys of people, who belong to no tenant. */
@Repository
class PasskeyRepository {
    private final DSLContext sql;
    private final PortalClock clock;

    PasskeyRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<PasskeyRecord> list(long personId) {
        return sql.selectFrom(PASSKEY)
                .where(PASSKEY.PERSON_ID.eq(personId))
                .orderBy(PASSKEY.ID)
                .fetch();
    }

    boolean any(long personId) {
        return sql.fetchExists(PASSKEY, PASSKEY.PERSON_ID.eq(personId));
    }

    /** Its label; null when the person has none such. */
    @Nullable
    String remove(long personId, long id) {
        var label = sql.select(PASSKEY.LABEL)
                .from(PASSKEY)
                .where(PASSKEY.PERSON_ID.eq(personId))
                .and(PASSKEY.ID.eq(id))
                .fetchOne(PASSKEY.LABEL);
        return label != null
                        && sql.deleteFrom(PASSKEY)
                                        .where(PASSKEY.PERSON_ID.eq(personId))
                                        .and(PASSKEY.ID.eq(id))
                                        .execute()
                                > 0
                ? label
                : null;
    }

    void removeAll(long personId) {
        sql.deleteFrom(PASSKEY).where(PASSKEY.PERSON_ID.eq(personId)).execute();
    }

    /** Those of one person as the library asks for them: another's are as if there were none. */
    UserCredentialRepository of(long personId, Bytes user) {
        return new UserCredentialRepository() {
            @Override
            public void save(CredentialRecord credential) {
                if (findByCredentialId(credential.getCredentialId()) == null) {
                    insert(personId, credential);
                } else {
                    used(personId, credential);
                }
            }

            @Override
            public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
                return sql.selectFrom(PASSKEY)
                        .where(PASSKEY.PERSON_ID.eq(personId))
                        .and(PASSKEY.CREDENTIAL_ID.eq(credentialId.getBytes()))
                        .fetchOne(row -> credential(row, user));
            }

            @Override
            public List<CredentialRecord> findByUserId(Bytes userId) {
                return userId.equals(user)
                        ? list(personId).stream()
                                .map(row -> credential(row, user))
                                .toList()
                        : List.of();
            }

            @Override
            public void delete(Bytes credentialId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void insert(long personId, CredentialRecord made) {
        sql.insertInto(PASSKEY)
                .set(new PasskeyRecord(
                        Ids.next(),
                        personId,
                        made.getCredentialId().getBytes(),
                        made.getPublicKey().getBytes(),
                        Objects.requireNonNull(made.getAttestationObject()).getBytes(),
                        made.getLabel(),
                        made.getSignatureCount(),
                        made.isUvInitialized(),
                        made.isBackupEligible(),
                        made.isBackupState(),
                        words(made.getTransports()),
                        clock.now(),
                        null))
                .execute();
    }

    private void used(long personId, CredentialRecord as) {
        sql.update(PASSKEY)
                .set(PASSKEY.SIGNATURE_COUNT, as.getSignatureCount())
                .set(PASSKEY.BACKED_UP, as.isBackupState())
                .set(PASSKEY.USED_AT, clock.now())
                .where(PASSKEY.PERSON_ID.eq(personId))
                .and(PASSKEY.CREDENTIAL_ID.eq(as.getCredentialId().getBytes()))
                .execute();
    }

    private static CredentialRecord credential(PasskeyRecord row, Bytes user) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getCredentialId()))
                .userEntityUserId(user)
                .publicKey(new ImmutablePublicKeyCose(row.getPublicKey()))
                .attestationObject(new Bytes(row.getAttestation()))
                .label(row.getLabel())
                .signatureCount(row.getSignatureCount())
                .uvInitialized(row.getUserVerified())
                .backupEligible(row.getBackupEligible())
                .backupState(row.getBackedUp())
                .transports(transports(row.getTransports()))
                .created(row.getMadeAt())
                .build();
    }

    private static String words(@Nullable Set<AuthenticatorTransport> transports) {
        return transports == null
                ? ""
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(word -> word.matches("[a-z-]{1,20}"))
                        .sorted()
                        .limit(5)
                        .collect(Collectors.joining(" "));
    }

    private static Set<AuthenticatorTransport> transports(String words) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
