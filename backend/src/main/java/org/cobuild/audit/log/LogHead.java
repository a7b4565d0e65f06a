package org.cobuild.audit.log;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A signed head.
 *
 * @param size entries that it covers
 * @param signature line of the signed note
 * @param countersignatures of witnesses, the earliest first
 */
public record LogHead(
        long id,
        long tenantId,
        String origin,
        long size,
        byte[] root,
        Instant at,
        long keyId,
        String signature,
        List<Countersignature> countersignatures) {

    /** @param signature line of the signed note */
    public record Countersignature(long witnessTenantId, long keyId, Instant at, String signature) {}

    /** For people, who compare it. */
    public String rootInWords() {
        return Base64.getEncoder().encodeToString(root);
    }

    Note note() {
        return new Note(origin, size, root, at);
    }

    /** The signed note with all its signatures. */
    public String signedNote() {
        var lines = new java.util.ArrayList<String>();
        lines.add(signature);
        countersignatures.forEach(by -> lines.add(by.signature()));
        return note().signed(lines);
    }
}
