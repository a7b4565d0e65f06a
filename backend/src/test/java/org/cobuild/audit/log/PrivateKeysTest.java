package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Private keys in files that nobody else reads, and in a store that somebody else has made. */
class PrivateKeysTest {
    private static final byte[] MESSAGE = "a head".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private PrivateKeys files() {
        return new PrivateKeys(folder, "", "");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyInAFileSignsAgainAfterARestartAndIsItsOwnersAlone(KeyKind kind) throws IOException {
        var made = files().make(7, kind);
        var row = new LogKey(7, 1, kind, made.publicKey(), Instant.EPOCH, null, null, null);
        var found = files().find(row).orElseThrow();
        assertThat(kind.holds(made.publicKey(), MESSAGE, found.sign(MESSAGE))).isTrue();
        assertThat(kind.holds(made.publicKey(), "another".getBytes(StandardCharsets.UTF_8), found.sign(MESSAGE)))
                .isFalse();
        assertThat(kind.holds(files().make(8, kind).publicKey(), MESSAGE, found.sign(MESSAGE)))
                .isFalse();
        var file = folder.resolve("log-keys").resolve("7.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(files().find(new LogKey(9, 1, kind, made.publicKey(), Instant.EPOCH, null, null, null)))
                .as("of another portal")
                .isEmpty();
    }

    @Test
    void aFileThatIsNoKeySaysWhich() throws IOException {
        var made = files().make(7, KeyKind.ED25519);
        Files.writeString(folder.resolve("log-keys").resolve("7.pem"), "nonsense");
        assertThatThrownBy(() -> files().find(
                                new LogKey(7, 1, KeyKind.ED25519, made.publicKey(), Instant.EPOCH, null, null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("7.pem");
    }

    /** As {@code keytool} makes it. */
    @Test
    void aStoreHasTheKeysOfTenantsUnderTheirCodes() throws Exception {
        var store = folder.resolve("keys.p12");
        var password = Files.writeString(folder.resolve("password"), "secret-of-the-store\n");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "Ed25519",
                        "-alias",
                        "370900",
                        "-dname",
                        "CN=370900",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:file",
                        password.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = new PrivateKeys(folder, store.toString(), password.toString());
        assertThat(keys.given()).isTrue();
        var key = keys.given("370900").orElseThrow();
        assertThat(key.kind()).isEqualTo(KeyKind.ED25519);
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .isTrue();
        assertThat(keys.given("370901")).as("nobody has put one there").isEmpty();
        Files.writeString(password, "wrong");
        assertThatThrownBy(() -> new PrivateKeys(folder, store.toString(), password.toString()))
                .hasMessageContaining("cobuild.log.keystore");
    }
}
