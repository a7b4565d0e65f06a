package org.cobuild.expert;

import java.time.Instant;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An expert of a tenant's pool.
 *
 * @param employer where it works, as it is called
 * @param unitId the unit of the directory that the employer is; null when it is none
 * @param fields by name
 * @param phone whole; who does not keep the pool is shown {@link #maskedPhone}
 * @param avoids names of organisations, or parts of them, whose projects are not put before it
 * @param active whether it is drawn
 */
public record Expert(
        long id,
        long tenantId,
        String name,
        String employer,
        @Nullable Long unitTenantId,
        @Nullable Long unitId,
        List<ExpertField> fields,
        String title,
        @Nullable String phone,
        List<String> avoids,
        boolean active,
        int version,
        String setByName,
        Instant setAt)
        implements Identified, Owned {
    private static final int SHOWN = 7;

    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** The opaque id, by which the draw orders experts. */
    String key() {
        return new GlobalId("Expert", id).toString();
    }

    /** The first three and the last four signs; of a short one nothing. */
    @Nullable
    String maskedPhone() {
        if (phone == null) {
            return null;
        }
        return phone.length() <= SHOWN
                ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "*".repeat(phone.length() - SHOWN) + phone.substring(phone.length() - 4);
    }

    /** How it stands in the trail; the phone is nobody's business there. */
    String inWords() {
        return name + " · " + employer + " · " + ExpertField.joined(fields) + (active ? "" : " · inactive");
    }
}
