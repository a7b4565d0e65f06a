package org.cobuild.platform;

import io.hypersistence.tsid.TSID;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An id as the API shows it: opaque and typed. Anything that is not one (another type, garbage, somebody's guess) is
 * read as an id that no row has, so that it answers exactly like an id that does not exist.
 *
 * @param type GraphQL type name, empty for garbage
 * @param value id of the row; 0 is never one
 */
public record GlobalId(String type, long value) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Called by name by Spring's argument binding. */
    public static GlobalId valueOf(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var colon = plain.indexOf(':');
            var tsid = plain.substring(colon + 1);
            if (colon > 0 && TSID.isValid(tsid)) {
                return new GlobalId(plain.substring(0, colon), TSID.from(tsid).toLong());
            }
        } catch (IllegalArgumentException e) {
            return new GlobalId("", 0);
        }
        return new GlobalId("", 0);
    }

    /** The row's id if this is an id of that type, otherwise 0, which no row has. */
    public long of(String expectedType) {
        return type.equals(expectedType) ? value : 0;
    }

    @Override
    public String toString() {
        return ENCODER.encodeToString((type + ":" + TSID.from(value)).getBytes(StandardCharsets.UTF_8));
    }
}
