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
 * by configuration, a PKCS#12 file in which somebody has put a key for each tenant under the tenant's code.
 */
@Component
class PrivateKeys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    private final Path folder;
    private final @Nullable KeyStore store;
    private final char[] password;

    /**
     * @param keystore {@code cobuild.log.keystore}: a PKCS#12 file; empty for files of the portal's own
     * @param passwordFile {@code cobuild.log.keystore-password-file}: its password, in a file
     */
    PrivateKeys(
            @Value("${cobuild.data}") Path data,
            @Value("${cobuild.log.keystore:}") String keystore,
            @Value("${cobuild.log.keystore-password-file:}") String passwordFile) {
        folder = data.resolve("log-keys");
        try {
            password = passwordFile.isBlank()
                    ? new char[0]
                    : Files.readString(Path.of(passwordFile)).strip().toCharArray();
            store = keystore.isBlank() ? null : open(Path.of(keystore));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the keys of the logs (cobuild.log.keystore) cannot be opened", e);
        }
    }

    /** A private key with its public half. */
    record Held(KeyKind kind, byte[] publicKey, PrivateKey key) {
        byte[] sign(byte[] message) {
            try {
                return kind.sign(key, message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the log's key does not sign", e);
            }
        }
    }

    /** Whether somebody else makes the keys. */
    boolean given() {
        return store != null;
    }

    /** The key that was put there for a tenant. */
    Optional<Held> given(String code) {
        try {
            if (store == null || !(store.getKey(code, password) instanceof PrivateKey key)) {
                return Optional.empty();
            }
            var shown = store.getCertificate(code).getPublicKey();
            var kind = shown.getAlgorithm().startsWith("Ed") ? KeyKind.ED25519 : KeyKind.SM2;
            return Optional.of(new Held(kind, kind.rawKey(shown), key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the log of " + code + " cannot be read", e);
        }
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

    private KeyStore open(Path file) throws IOException, GeneralSecurityException {
        // Bouncy Castle's knows the curve of SM2, which Java's does not.
        var opened = KeyStore.getInstance("PKCS12", KeyKind.SM2.provider());
        try (var in = Files.newInputStream(file)) {
            opened.load(in, password);
        }
        return opened;
    }
}
