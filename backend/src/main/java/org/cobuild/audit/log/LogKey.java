package org.cobuild.audit.log;

import java.time.Instant;
import java.util.HexFormat;
import org.cobuild.platform.CanonicalJson;
import org.cobuild.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key with which a tenant signs the heads of its log, and countersigns those of others.
 *
 * @param publicKey raw, as it is published
 * @param to when another took over; null for the one that signs
 * @param revoked from when it is no longer trusted; null otherwise
 */
public record LogKey(
        long id,
        long tenantId,
        KeyKind kind,
        byte[] publicKey,
        Instant from,
        @Nullable Instant to,
        @Nullable Instant revoked,
        @Nullable String revokedReason) {

    /** SHA-256 of the public key, in groups of four to be compared with what stands on paper. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(publicKey)).replaceAll("(.{4})(?=.)", "$1 ");
    }

    public String algorithm() {
        return kind.title();
    }

    /** Its line in what is published. */
    String line(String origin) {
        var members = new java.util.TreeMap<String, Object>();
        members.put("line", "key");
        members.put("name", origin);
        members.put("algorithm", kind.title());
        members.put("public", java.util.Base64.getEncoder().encodeToString(publicKey));
        members.put("from", EntryText.time(from));
        if (to != null) {
            members.put("to", EntryText.time(to));
        }
        if (revoked != null) {
            members.put("revoked", EntryText.time(revoked));
        }
        return CanonicalJson.write(members) + "\n";
    }
}
