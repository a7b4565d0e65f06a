package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Signatures and numbers of keys as their standards have them. */
class KeyTest {
    private static Key key(String algorithm, String hex) throws Fault {
        var line = "{\"line\":\"key\",\"name\":\"cobuild/log/1\",\"algorithm\":\"" + algorithm + "\",\"public\":\""
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
                + "\",\"from\":\"2026-01-01T00:00:00.000Z\"}";
        return Key.read(Line.of(line.getBytes(UTF_8), line.length()));
    }

    @Test
    void ed25519OfItsRfc() throws Fault {
        // RFC 8032, section 7.1, test 2.
        var key = key("Ed25519", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        var signature = HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertTrue(key.verifies("r", signature));
        assertFalse(key.verifies("s", signature));
        signature[40] ^= 1;
        assertFalse(key.verifies("r", signature));
        assertFalse(key.verifies("r", new byte[63]));
    }

    @Test
    void sm2OfItsStandard() throws Fault {
        // GB/T 32918.5-2017, annex A.2.
        var key = key(
                "SM2",
                "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        var signature = HexFormat.of()
                .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        assertTrue(key.verifies("message digest", signature));
        assertFalse(key.verifies("message Digest", signature));
        assertFalse(key.verifies("message digest", new byte[64]));
        var tooLarge = new byte[64];
        java.util.Arrays.fill(tooLarge, (byte) 0xff);
        assertFalse(key.verifies("message digest", tooLarge));
    }

    @Test
    void whatIsNoKeyOfItsAlgorithm() {
        assertEquals("key.unusable", assertThrows(Fault.class, () -> key("Ed25519", "00")).key);
        assertEquals("key.unusable", assertThrows(Fault.class, () -> key("SM2", "04" + "11".repeat(64))).key);
        assertEquals("key.unusable", assertThrows(Fault.class, () -> key("SM2", "02" + "11".repeat(32))).key);
        assertEquals("key.algorithm", assertThrows(Fault.class, () -> key("RSA", "00")).key);
    }

    @Test
    void aFingerprintIsInGroups() throws Fault {
        var key = key("Ed25519", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertTrue(key.fingerprint().matches("([0-9a-f]{4} ){15}[0-9a-f]{4}"), key.fingerprint());
    }
}
