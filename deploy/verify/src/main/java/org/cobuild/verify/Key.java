package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * A public key of a log.
 *
 * @param number of what it signs, and witness of what it countersigns
 * @param to until when, or null while it signs
 * @param revoked from when it isn't trusted, or null
 */
record Key(
        String name,
        String algorithm,
        byte[] bytes,
        int number,
        int witness,
        long from,
        Long to,
        Long revoked,
        Verifier verifier) {
    private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ED25519_LENGTH = 32;
    private static final int SM2_LENGTH = 65;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte[] SM2_IDENTITY = "1234567812345678".getBytes(UTF_8);

    interface Verifier {
        boolean verify(byte[] text, byte[] signature) throws GeneralSecurityException;
    }

    static Key read(Line line) throws Fault {
        var name = line.string("name");
        var algorithm = line.string("algorithm");
        var bytes = Numbers.base64(line.string("public"));
        var to = line.has("to") ? (Long) line.time("to") : null;
        var revoked = line.has("revoked") ? (Long) line.time("revoked") : null;
        if (bytes == null) {
            throw new Fault("key.unusable", name);
        }
        if (name.isEmpty() || name.chars().anyMatch(one -> one <= ' ' || one == '+' || Character.isSpaceChar(one))) {
            throw new Fault("key.name");
        }
        var types = switch (algorithm) {
            case "Ed25519" -> new byte[][] {{1}, {4}};
            case "SM2" -> new byte[][] {type("cobuild.org/sm2"), type("cobuild.org/sm2-cosignature")};
            default -> throw new Fault("key.algorithm", name);
        };
        return new Key(
                name,
                algorithm,
                bytes,
                number(name, types[0], bytes),
                number(name, types[1], bytes),
                line.time("from"),
                to,
                revoked,
                algorithm.equals("SM2") ? sm2(name, bytes) : ed25519(name, bytes));
    }

    private static byte[] type(String text) {
        return ('\u00ff' + text).getBytes(ISO_8859_1);
    }

    private static int number(String name, byte[] type, byte[] bytes) {
        var digest = Hash.sha256();
        digest.update((name + '\n').getBytes(UTF_8));
        digest.update(type);
        return ByteBuffer.wrap(digest.digest(bytes)).getInt();
    }

    private static Verifier ed25519(String name, byte[] bytes) throws Fault {
        if (bytes.length != ED25519_LENGTH) {
            throw new Fault("key.unusable", name);
        }
        var encoded = Arrays.copyOf(ED25519_HEADER, ED25519_HEADER.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, ED25519_HEADER.length, bytes.length);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            return (text, signed) -> {
                signature.initVerify(key);
                signature.update(text);
                return signature.verify(signed);
            };
        } catch (GeneralSecurityException unusable) {
            throw new Fault("key.unusable", name);
        }
    }

    private static Verifier sm2(String name, byte[] bytes) throws Fault {
        if (bytes.length != SM2_LENGTH) {
            throw new Fault("key.unusable", name);
        }
        var curve = GMNamedCurves.getByName("sm2p256v1");
        try {
            var key = new ECPublicKeyParameters(curve.getCurve().decodePoint(bytes), new ECDomainParameters(curve));
            return (text, signed) -> {
                var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
                signer.init(false, new ParametersWithID(key, SM2_IDENTITY));
                signer.update(text, 0, text.length);
                return signer.verifySignature(signed);
            };
        } catch (IllegalArgumentException notOnTheCurve) {
            throw new Fault("key.unusable", name);
        }
    }

    boolean verifies(String text, byte[] signature) {
        try {
            return signature.length == SIGNATURE_LENGTH && verifier.verify(text.getBytes(UTF_8), signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    boolean inItsDays(long time) {
        return time >= from && (to == null || time <= to);
    }

    boolean sameAs(Key other) {
        return algorithm.equals(other.algorithm) && MessageDigest.isEqual(bytes, other.bytes);
    }

    /** SHA-256 of the public key, in groups that one can read aloud. */
    String fingerprint() {
        return HexFormat.of().formatHex(Hash.sha256().digest(bytes)).replaceAll("(.{4})(?!$)", "$1 ");
    }
}
