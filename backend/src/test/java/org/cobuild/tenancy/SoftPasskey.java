package org.cobuild.tenancy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An authenticator as browsers have one, by WebAuthn level 2: a P-256 key, no attestation. */
final class SoftPasskey {
    private static final JsonMapper JSON = new JsonMapper();
    private final KeyPair key;
    private final byte[] id = new byte[32];
    String origin = "https://portal.test";
    String site = "portal.test";
    int count;

    SoftPasskey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    /** What a browser answers when the portal asks for a new one. @param options as the portal sends them */
    String made(String options) {
        var data = authenticatorData(0x45, publicKey());
        var attestation = bytes(
                "A363666D74646E6F6E656761747453746D74A068617574684461746159", // {fmt: "none", attStmt: {}, authData:
                ByteBuffer.allocate(2).putShort((short) data.length).array(),
                data);
        return credential(Map.of(
                "clientDataJSON",
                base64(client("webauthn.create", options)),
                "attestationObject",
                base64(attestation)));
    }

    /** What a browser answers when the portal asks for a signature. */
    String signed(String options) {
        var data = authenticatorData(0x05, new byte[0]);
        var client = client("webauthn.get", options);
        return credential(Map.of(
                "clientDataJSON", base64(client),
                "authenticatorData", base64(data),
                "signature", base64(sign(bytes("", data, sha256(client))))));
    }

    private String credential(Map<String, String> response) {
        return JSON.writeValueAsString(Map.of(
                "id",
                base64(id),
                "rawId",
                base64(id),
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of()));
    }

    private byte[] client(String type, String options) {
        return JSON.writeValueAsBytes(Map.of(
                "type",
                type,
                "challenge",
                JSON.readTree(options).get("challenge").asString(),
                "origin",
                origin));
    }

    private byte[] authenticatorData(int flags, byte[] attested) {
        count++;
        return bytes(
                "",
                sha256(site.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.allocate(5).put((byte) flags).putInt(count).array(),
                attested);
    }

    /** AAGUID, length of the id, the id, the key as COSE has it. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return bytes(
                "000000000000000000000000000000000020",
                id,
                bytes("A5010203262001215820", unsigned(point.getAffineX().toByteArray())),
                bytes("225820", unsigned(point.getAffineY().toByteArray())));
    }

    private static byte[] unsigned(byte[] number) {
        var fixed = new byte[32];
        var length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] sign(byte[] what) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String hex, byte[]... parts) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(java.util.HexFormat.of().parseHex(hex));
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String base64(byte[] what) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(what);
    }
}
