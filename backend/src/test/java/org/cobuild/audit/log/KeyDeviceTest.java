package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real device of PKCS#11, SoftHSM. */
class KeyDeviceTest {
    private static final byte[] MESSAGE = "a head".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void start() throws Exception {
        assumeThat(SoftHsm.installed())
                .as("SoftHSM 2 (package softhsm2) is there")
                .isTrue();
        hsm = new SoftHsm(folder);
        hsm.token("cobuild");
    }

    @AfterEach
    void stop() {
        if (hsm != null) {
            hsm.stop();
        }
    }

    private PrivateKeys keys(String token, String pin) throws Exception {
        var file = Files.writeString(folder.resolve("pin"), pin + "\n");
        return new PrivateKeys(folder, "", "", SoftHsm.library(), token, file.toString());
    }

    private PrivateKeys keys() throws Exception {
        return keys("", SoftHsm.PIN);
    }

    @Test
    void theKeyWithATenantsCodeSigns() throws Exception {
        hsm.key("cobuild", "370900", SoftHsm.ED25519);
        hsm.key("cobuild", "370901", SoftHsm.ED25519);
        var keys = keys();
        assertThat(keys.given()).isTrue();
        var key = keys.given("370900").orElseThrow();
        var other = keys.given("370901").orElseThrow();
        assertThat(key.kind()).isEqualTo(KeyKind.ED25519);
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .isTrue();
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, other.sign(MESSAGE)))
                .isFalse();
        assertThat(keys.given("370902")).as("nobody has put one there").isEmpty();
        assertThat(folder.resolve("log-keys")).as("a key of the portal's own").doesNotExist();
    }

    @Test
    void aKeySignsOnAfterTheDeviceWasRestarted() throws Exception {
        hsm.key("cobuild", "370900", SoftHsm.ED25519);
        var key = keys().given("370900").orElseThrow();
        hsm.stop();
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .as("its library was closed")
                .isTrue();
        hsm.restart();
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .as("all sessions have ended")
                .isTrue();
    }

    /** Devices lock after a few wrong ones, and heads are signed every minute. */
    @Test
    void aPinThatWasRefusedIsNotTriedAgain() throws Exception {
        hsm.key("cobuild", "370900", SoftHsm.ED25519);
        var key = keys().given("370900").orElseThrow();
        hsm.changePin("cobuild", SoftHsm.PIN, "97531");
        assertThatThrownBy(() -> key.sign(MESSAGE))
                .hasMessageContainingAll("cobuild.log.pkcs11-pin-file", "CKR_PIN_INCORRECT");
        hsm.changePin("cobuild", "97531", SoftHsm.PIN);
        assertThatThrownBy(() -> key.sign(MESSAGE)).hasMessageContaining("not asked again");
        assertThat(keys().given("370900").orElseThrow().sign(MESSAGE)).hasSize(64);
    }

    @Test
    void manySignAtOnce() throws Exception {
        hsm.key("cobuild", "370900", SoftHsm.ED25519);
        var key = keys().given("370900").orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 100; i++) {
                var message = ("head " + i).getBytes(StandardCharsets.UTF_8);
                asked.add(() -> KeyKind.ED25519.holds(key.publicKey(), message, key.sign(message)));
            }
            assertThat(threads.invokeAll(asked))
                    .extracting(Future::get)
                    .hasSize(100)
                    .containsOnly(true);
        }
    }

    @Test
    void oneOfSeveralTokensIsNamed() throws Exception {
        hsm.token("another");
        hsm.key("another", "370900", SoftHsm.ED25519);
        assertThat(keys("another", SoftHsm.PIN).given("370900")).isPresent();
        assertThat(keys("cobuild", SoftHsm.PIN).given("370900")).isEmpty();
        for (var wrong : new String[] {"", "a third"}) {
            assertThatThrownBy(() -> keys(wrong, SoftHsm.PIN))
                    .hasMessageContainingAll("cobuild.log.pkcs11-token='" + wrong + "'", "'cobuild'", "'another'");
        }
    }

    @Test
    void aWrongSettingIsNamed() throws Exception {
        assertThatThrownBy(() -> keys("", "1234"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("cobuild.log.pkcs11-pin-file", "CKR_PIN_INCORRECT");
        var pin = folder.resolve("pin").toString();
        for (var wrong : new String[] {folder.resolve("nowhere.so").toString(), pin}) {
            assertThatThrownBy(() -> new PrivateKeys(folder, "", "", wrong, "", pin))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cobuild.log.pkcs11-module=" + wrong);
        }
        var nowhere = folder.resolve("nowhere").toString();
        assertThatThrownBy(() -> new PrivateKeys(folder, "", "", SoftHsm.library(), "", nowhere))
                .hasMessageContaining("cobuild.log.pkcs11-pin-file=" + nowhere);
    }

    @Test
    void aKeyThatCannotSignHeadsIsNamed() throws Exception {
        hsm.key("cobuild", "370900", SoftHsm.P256);
        hsm.key("cobuild", "370901", SoftHsm.SM2);
        hsm.key("cobuild", "370902", SoftHsm.ED25519);
        hsm.key("cobuild", "370902", SoftHsm.ED25519);
        var keys = keys();
        assertThatThrownBy(() -> keys.given("370900"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("370900", "neither for Ed25519 nor for SM2");
        assertThatThrownBy(() -> keys.given("370901"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("370901", "SM2", "no mechanism");
        assertThatThrownBy(() -> keys.given("370902"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("2 private keys", "370902");
    }
}
