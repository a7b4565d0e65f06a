package org.cobuild.tenancy.signin;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.cobuild.platform.KeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of second factors by AES-256-GCM with a key of the data folder, so that a copy of the database
 * makes no codes. The person is part of what is encrypted: a secret that was moved to another's row is none.
 */
@Component
class SecondFactorKey {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactorKey.class);
    private static final int IV_BYTES = 16;
    private final AesBytesEncryptor cipher;

    SecondFactorKey(@Value("${cobuild.data}") String data) {
        var key = new SecretKeySpec(KeyFile.read(Path.of(data), "second-factor.key"), "AES");
        cipher = new AesBytesEncryptor(key, KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    String encrypt(long personId, byte[] secret) {
        var plain = ByteBuffer.allocate(Long.BYTES + secret.length)
                .putLong(personId)
                .put(secret)
                .array();
        return Base64.getEncoder().encodeToString(cipher.encrypt(plain));
    }

    /** Empty when it was encrypted by another key or for another person: then recovery codes alone are left. */
    Optional<byte[]> decrypt(long personId, String stored) {
        try {
            var plain = ByteBuffer.wrap(cipher.decrypt(Base64.getDecoder().decode(stored)));
            if (plain.getLong() == personId) {
                var secret = new byte[plain.remaining()];
                plain.get(secret);
                return Optional.of(secret);
            }
            LOG.error("the second factor of person {} was made for another", personId);
        } catch (RuntimeException e) {
            LOG.error(
                    "the second factor of person {} cannot be read ({}): is second-factor.key the one it was made with?",
                    personId,
                    e.toString());
        }
        return Optional.empty();
    }
}
