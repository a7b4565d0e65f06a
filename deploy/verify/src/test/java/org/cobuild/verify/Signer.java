package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** A pair of keys that signs and countersigns heads, and its line in an export. */
record Signer(String name, String algorithm, byte[] open, Secret secret) {
    interface Secret {
        byte[] sign(byte[] text) throws Exception;
    }

    static Signer ed25519(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            return new Signer(
                    name, "Ed25519", Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length), text -> {
                        var signature = Signature.getInstance("Ed25519");
                        signature.initSign(pair.getPrivate());
                        signature.update(text);
                        return signature.sign();
                    });
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static Signer sm2(String name) {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        var d = new BigInteger(250, new SecureRandom()).add(BigInteger.ONE);
        var open = curve.getG().multiply(d).getEncoded(false);
        var key = new ECPrivateKeyParameters(d, new ECDomainParameters(curve));
        return new Signer(name, "SM2", open, text -> {
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(true, new ParametersWithID(key, "1234567812345678".getBytes(UTF_8)));
            signer.update(text, 0, text.length);
            return signer.generateSignature();
        });
    }

    /** A line of a signature, of the text of a head. */
    String sign(String text) {
        return line(algorithm.equals("SM2") ? "\u00ffcobuild.org/sm2" : "\u0001", sign(text.getBytes(UTF_8)));
    }

    String countersign(String text, long seconds) {
        var signed = sign(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
        return line(
                algorithm.equals("SM2") ? "\u00ffcobuild.org/sm2-cosignature" : "\u0004",
                ByteBuffer.allocate(8 + signed.length)
                        .putLong(seconds)
                        .put(signed)
                        .array());
    }

    private byte[] sign(byte[] text) {
        try {
            return secret.sign(text);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private String line(String type, byte[] rest) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            digest.update(type.getBytes(ISO_8859_1));
            digest.update(open);
            var all = ByteBuffer.allocate(4 + rest.length)
                    .put(digest.digest(), 0, 4)
                    .put(rest)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Its line; more are members such as {@code ,"to":"…"}. */
    String key(String more) {
        return "{\"line\":\"key\",\"name\":\"" + name + "\",\"algorithm\":\"" + algorithm + "\",\"public\":\""
                + Base64.getEncoder().encodeToString(open) + "\",\"from\":\"2026-01-01T00:00:00.000Z\"" + more + "}";
    }
}
