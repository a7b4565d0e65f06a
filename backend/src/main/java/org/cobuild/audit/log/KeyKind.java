package org.cobuild.audit.log;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** How heads are signed. Public keys and signatures are handled in the raw forms that are published (docs/log.md). */
enum KeyKind {
    ED25519("Ed25519", "Ed25519", null, "302a300506032b6570032100", 32) {
        @Override
        byte[] type(boolean countersigns) {
            return new byte[] {countersigns ? (byte) 0x04 : 0x01};
        }

        @Override
        KeyPair make() throws GeneralSecurityException {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }
    },
    /** GB/T 32918, on sm2p256v1, with SM3 and the identity that the standard gives. */
    SM2("SM2", "SM3withSM2", new BouncyCastleProvider(), "3059301306072a8648ce3d020106082a811ccf5501822d034200", 65) {
        @Override
        byte[] type(boolean countersigns) {
            var name = countersigns ? "\u00ffcobuild.org/sm2-cosignature" : "\u00ffcobuild.org/sm2";
            return name.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        KeyPair make() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC", provider());
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        }

        /** Java has r and s in DER. */
        @Override
        byte[] raw(byte[] signature) throws GeneralSecurityException {
            try {
                var parts = StandardDSAEncoding.INSTANCE.decode(N, signature);
                return PlainDSAEncoding.INSTANCE.encode(N, parts[0], parts[1]);
            } catch (java.io.IOException e) {
                throw new GeneralSecurityException(e);
            }
        }

        /** The digest of GB/T 32918.2, 6.1: of the identity, the curve and the key, and of the message behind it. */
        @Override
        byte[] hashed(byte[] rawKey, byte[] message) {
            var of = new ByteArrayOutputStream();
            of.write(IDENTITY.length * Byte.SIZE >> Byte.SIZE);
            of.write(IDENTITY.length * Byte.SIZE);
            of.writeBytes(IDENTITY);
            of.writeBytes(CURVE.getCurve().getA().getEncoded());
            of.writeBytes(CURVE.getCurve().getB().getEncoded());
            // Behind the byte that says that both coordinates follow.
            of.writeBytes(Arrays.copyOfRange(CURVE.getG().getEncoded(false), 1, rawKey.length));
            of.writeBytes(Arrays.copyOfRange(rawKey, 1, rawKey.length));
            return sm3(sm3(of.toByteArray()), message);
        }

        @Override
        byte[] encoded(byte[] raw) throws GeneralSecurityException {
            try {
                var parts = PlainDSAEncoding.INSTANCE.decode(N, raw);
                return StandardDSAEncoding.INSTANCE.encode(N, parts[0], parts[1]);
            } catch (java.io.IOException | IllegalArgumentException e) {
                throw new GeneralSecurityException(e);
            }
        }
    };

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final BigInteger N = CURVE.getN();
    private static final byte[] IDENTITY = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private final String title;
    private final String signature;
    private final @Nullable Provider provider;
    private final byte[] head;
    private final int length;

    /**
     * @param title its name in what is published
     * @param head what stands before the raw public key in its X.509 form
     */
    KeyKind(String title, String signature, @Nullable Provider provider, String head, int length) {
        this.title = title;
        this.signature = signature;
        this.provider = provider;
        this.head = HexFormat.of().parseHex(head);
        this.length = length;
    }

    String title() {
        return title;
    }

    Provider provider() {
        return java.util.Objects.requireNonNull(provider);
    }

    /** What says in a key's number which kind of signature it is. */
    abstract byte[] type(boolean countersigns);

    abstract KeyPair make() throws GeneralSecurityException;

    /** What a device signs that does not hash by itself. */
    byte[] hashed(byte[] rawKey, byte[] message) {
        return message;
    }

    private static byte[] sm3(byte[]... parts) {
        var digest = new SM3Digest();
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    byte[] raw(byte[] signature) throws GeneralSecurityException {
        return signature;
    }

    byte[] encoded(byte[] raw) throws GeneralSecurityException {
        return raw;
    }

    /** The key that a file or store has in its X.509 form. @throws GeneralSecurityException when it is of another kind */
    byte[] rawKey(PublicKey key) throws GeneralSecurityException {
        var encoded = key.getEncoded();
        if (encoded.length != head.length + length || !Arrays.equals(head, 0, head.length, encoded, 0, head.length)) {
            throw new GeneralSecurityException("the key is not of the kind " + title);
        }
        return Arrays.copyOfRange(encoded, head.length, encoded.length);
    }

    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        var signer = signature();
        signer.initSign(key);
        signer.update(message);
        return raw(signer.sign());
    }

    boolean holds(byte[] rawKey, byte[] message, byte[] rawSignature) {
        try {
            var encoded = Arrays.copyOf(head, head.length + length);
            System.arraycopy(rawKey, 0, encoded, head.length, length);
            var verifier = signature();
            verifier.initVerify(factory().generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(encoded(rawSignature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Signature signature() throws GeneralSecurityException {
        return provider == null ? Signature.getInstance(signature) : Signature.getInstance(signature, provider);
    }

    private KeyFactory factory() throws GeneralSecurityException {
        return provider == null ? KeyFactory.getInstance(title) : KeyFactory.getInstance("EC", provider);
    }
}
