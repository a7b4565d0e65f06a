package org.cobuild.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the private keys are: files of the data folder that their owner alone reads, which the portal makes by itself; or,
 * by configuration, a PKCS#12 file or a device in which somebody has put a key for each tenant under the tenant's code.
 */
@Component
class PrivateKeys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    private final Path folder;
    private final @Nullable Given given;

    /**
     * @param keystore {@code cobuild.log.keystore}: a PKCS#12 file
     * @param passwordFile {@code cobuild.log.keystore-password-file}: its password, in a file
     * @param module {@code cobuild.log.pkcs11-module}: the library of a device; empty, as the keystore, for files of the
     *     portal's own
     * @param token {@code cobuild.log.pkcs11-token}: label or slot of its token; empty when it has only one
     * @param pinFile {@code cobuild.log.pkcs11-pin-file}: the token's PIN, in a file
     */
    PrivateKeys(
            @Value("${cobuild.data}") Path data,
            @Value("${cobuild.log.keystore:}") String keystore,
            @Value("${cobuild.log.keystore-password-file:}") String passwordFile,
            @Value("${cobuild.log.pkcs11-module:}") String module,
            @Value("${cobuild.log.pkcs11-token:}") String token,
            @Value("${cobuild.log.pkcs11-pin-file:}") String pinFile) {
        folder = data.resolve("log-keys");
        if (!keystore.isBlank() && !module.isBlank()) {
            throw new IllegalStateException(
                    "cobuild.log.keystore and cobuild.log.pkcs11-module are both set: the keys of"
                            + " the logs are in one of them");
        }
        if (!module.isBlank()) {
            given = new KeyDevice(module, token, secret("cobuild.log.pkcs11-pin-file", pinFile))::find;
        } else if (!keystore.isBlank()) {
            given = stored(
                    Path.of(keystore),
                    passwordFile.isBlank() ? new char[0] : secret("cobuild.log.keystore-password-file", passwordFile));
        } else {
            given = null;
        }
    }

    /** The keys that somebody else makes. */
    private interface Given {
        Optional<Held> find(String code);
    }

    /** What a private key does, wherever it is. */
    interface Signer {
        byte[] sign(byte[] message) throws GeneralSecurityException;
    }

    /** A private key with its public half. */
    record Held(KeyKind kind, byte[] publicKey, Signer signer) {
        Held(KeyKind kind, byte[] publicKey, PrivateKey key) {
            this(kind, publicKey, message -> kind.sign(key, message));
        }

        byte[] sign(byte[] message) {
            try {
                return signer.sign(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the log's key does not sign", e);
            }
        }
    }

    /** Whether somebody else makes the keys. */
    boolean given() {
        return given != null;
    }

    /** The key that was put there for a tenant. */
    Optional<Held> given(String code) {
        return given == null ? Optional.empty() : given.find(code);
    }

    /** A new one in a file. @param id of the row of its public half */
    Held make(long id, KeyKind kind) {
        try {
            var pair = kind.make();
            var file = folder.resolve(id + ".pem");
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    BEGIN
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(pair.getPrivate().getEncoded())
                            + END);
            return new Held(kind, kind.rawKey(pair.getPublic()), pair.getPrivate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private half of a key in a file; empty when another portal has it. */
    Optional<Held> find(LogKey key) {
        var file = folder.resolve(key.id() + ".pem");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var pem = Files.readString(file).replace(BEGIN, "").replace(END, "");
            var pkcs8 = Base64.getMimeDecoder().decode(pem);
            return Optional.of(new Held(key.kind(), key.publicKey(), key.kind().privateKey(pkcs8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the file " + file + " is no key of the kind " + key.algorithm(), e);
        }
    }

    private static Given stored(Path file, char[] password) {
        // Bouncy Castle's knows the curve of SM2, which Java's does not.
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12", KeyKind.SM2.provider());
            store.load(in, password);
            return code -> stored(store, password, code);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the keys of the logs (cobuild.log.keystore=" + file
                    + ", cobuild.log.keystore-password-file) cannot be opened: " + e);
        }
    }

    private static Optional<Held> stored(KeyStore store, char[] password, String code) {
        try {
            if (!(store.getKey(code, password) instanceof PrivateKey key)) {
                return Optional.empty();
            }
            var shown = store.getCertificate(code).getPublicKey();
            var kind = shown.getAlgorithm().startsWith("Ed") ? KeyKind.ED25519 : KeyKind.SM2;
            return Optional.of(new Held(kind, kind.rawKey(shown), key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the log of " + code + " cannot be read", e);
        }
    }

    private static char[] secret(String setting, String file) {
        if (file.isBlank()) {
            throw new IllegalStateException(setting + " is missing");
        }
        try {
            return Files.readString(Path.of(file)).strip().toCharArray();
        } catch (IOException e) {
            throw new IllegalStateException(setting + "=" + file + " cannot be read: " + e);
        }
    }
}
