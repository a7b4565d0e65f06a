package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cobuild.db.Tables.AUDIT_CHANGE;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cobuild.PortalTest;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.TenantRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the portal writes holds for both verifiers: as it is, when keys changed since, and when names were erased. */
@PortalTest
@Import({Logged.class, Exports.class})
class LogKeptTest {
    @Autowired
    Logged logged;

    @Autowired
    Exports exports;

    @Autowired
    LogSealing sealing;

    @Autowired
    LogKeys keys;

    @Autowired
    PolicyProfile policies;

    @Autowired
    DecisionLog logs;

    @Autowired
    LogTree tree;

    @Autowired
    HeadRepository heads;

    @Autowired
    KnownHeads known;

    @Autowired
    TenantRepository tenants;

    @Autowired
    Access access;

    @Autowired
    PortalClock clock;

    @TempDir
    Path root;

    @AfterEach
    void clear() {
        exports.clear();
    }

    @Test
    void aWholeLogHolds() throws IOException {
        var county = exports.county();
        var folder = exports.export(county, root);
        holds(county, folder, "--heads", exports.heads(folder, root).toString());
        assertThat(Verifiers.java(folder).all()).contains("12").contains(exports.origin(county));
    }

    @Test
    void theNationalAlgorithmsHold() throws IOException {
        var city = logged.tenant(null);
        logged.national(city);
        var county = exports.county(city);
        var folder = exports.export(county, root);
        assertThat(Files.readString(folder.resolve("log.jsonl")))
                .contains("\"hash\":\"SM3\"", "\"algorithm\":\"SM2\"")
                .doesNotContain("Ed25519");
        holds(county, folder, "--heads", exports.heads(folder, root).toString());
        var log = folder.resolve("log.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("12345\\.60", "12345.61"));
        for (var told : both(folder, "--keys", exports.keys(county, root).toString())) {
            assertThat(told.codes()).as(told.all()).contains("LEAF");
        }
    }

    @Test
    void theProofOfEveryEntryHolds() throws IOException {
        var county = exports.county();
        for (long position = 0; position < 12; position++) {
            var proof = exports.proof(county, position, root);
            holds(county, proof);
            Files.writeString(proof, Files.readString(proof).replace("12345.60", "12345.61"));
            for (var told : both(proof)) {
                assertThat(told.exit()).as(told.all()).isEqualTo(1);
            }
        }
    }

    @Test
    void aRenewedKeyLeavesWhatTheOneBeforeHasSignedValid() throws IOException {
        var county = exports.county();
        var old = exports.proof(county, 3, root);
        logged.within(() -> keys.renew(tenants.get(county)));
        logged.decide(county, 1);
        assertThat(sealing.seal(county)).isPresent();
        holds(county, exports.export(county, root));
        holds(county, old);
        holds(county, exports.proof(county, 12, root));
    }

    /** City and county go over to keys that somebody has put into a device for them. */
    @Test
    void whatADeviceSignsHolds() throws Exception {
        assumeThat(SoftHsm.installed())
                .as("SoftHSM 2 (package softhsm2) is there")
                .isTrue();
        var city = logged.tenant(null);
        var county = exports.county(city);
        var hsm = new SoftHsm(root.resolve("hsm"));
        hsm.token("cobuild");
        for (var tenant : List.of(city, county)) {
            hsm.key("cobuild", tenants.get(tenant).code(), SoftHsm.ED25519);
        }
        var pin = Files.writeString(root.resolve("pin"), SoftHsm.PIN).toString();
        var device = new PrivateKeys(root, "", "", SoftHsm.library(), "cobuild", pin);
        var sealing = new LogSealing(
                logged.sql,
                logs,
                tree,
                new LogKeys(logged.sql, device, policies, access, clock),
                heads,
                known,
                tenants,
                access,
                clock,
                Duration.ofMinutes(10));
        logged.decide(county, 1);
        logged.within(() -> {
            assertThat(sealing.seal(county)).isPresent();
            assertThat(sealing.countersign(county)).isTrue();
        });
        hsm.stop();
        holds(county, exports.export(county, root));
        assertThat(Files.readString(exports.keys(county, root)))
                .contains(inBase64(device.given(tenants.get(county).code())))
                .contains(inBase64(device.given(tenants.get(city).code())));
        hsm.stop();
    }

    private static String inBase64(Optional<PrivateKeys.Held> key) {
        return Base64.getEncoder().encodeToString(key.orElseThrow().publicKey());
    }

    @Test
    void aRevokedKeyLeavesWhatWasCountersignedBefore() throws IOException {
        var county = exports.county();
        var signed = keys.list(access.consequence(county)).getFirst();
        // Revoked from between the second head and the third, which are both countersigned.
        var from = clock.now().minusSeconds(3 * 3600 / 2);
        logged.within(() -> keys.revoke(access.consequence(county), signed.id(), from, "in other hands"));
        var folder = exports.export(county, root);
        for (var told : both(folder, "--keys", exports.keys(county, root).toString())) {
            assertThat(told.findings()).as(told.all()).hasSize(1);
            assertThat(told.codes()).containsExactly("KEY");
        }
    }

    /** The law asks that names go: the entries keep their digests, and the log is as whole as before. */
    @Test
    void whatWasErasedIsMissingAndNotWrong() throws IOException {
        var county = exports.county();
        var id = logged.sql
                .select(AUDIT_LOG_ENTRY.ENTRY_ID)
                .from(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(county))
                .and(AUDIT_LOG_ENTRY.POSITION.eq(5L))
                .and(Logged.ALL)
                .fetchSingle(AUDIT_LOG_ENTRY.ENTRY_ID);
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .setNull(AUDIT_LOG_ENTRY.SALT)
                .where(AUDIT_LOG_ENTRY.ENTRY_ID.eq(id))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .deleteFrom(AUDIT_CHANGE)
                .where(AUDIT_CHANGE.ENTRY_ID.eq(id))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .update(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACTOR_NAME, "（已删除）")
                .setNull(AUDIT_ENTRY.DETAIL)
                .where(AUDIT_ENTRY.ID.eq(id))
                .and(Logged.ALL)
                .execute();
        var folder = exports.export(county, root);
        holds(county, folder);
        assertThat(Verifiers.script(folder).all()).contains("\"erased\": 1");
        assertThat(Verifiers.java(folder).all()).contains("Erased openings: 1");
        holds(county, exports.proof(county, 5, root));
    }

    private void holds(long county, Path export, String... more) throws IOException {
        var options = new java.util.ArrayList<>(
                List.of("--keys", exports.keys(county, root).toString()));
        options.addAll(List.of(more));
        for (var told : both(export, options.toArray(String[]::new))) {
            assertThat(told.findings()).as(told.all()).isEmpty();
            assertThat(told.exit()).isZero();
        }
    }

    private static List<Verifiers.Told> both(Path export, String... options) throws IOException {
        return List.of(Verifiers.java(export, options), Verifiers.script(export, options));
    }
}
