package org.cobuild.tenancy;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller was shown outside of GraphQL, such as a file that it downloads; published before it is shown. {@code
 * audit} hears it and keeps what is of another tenant.
 */
public record Viewed(Viewer viewer, Collection<? extends Owned> rows) {

    /** Sums of all of the tenant's data, of no project. */
    public static Viewed sums(Viewer viewer) {
        return new Viewed(viewer, List.of(new Sums(viewer.tenantId())));
    }

    private record Sums(long tenantId) implements Owned {
        @Override
        public @Nullable Long ofProject() {
            return null;
        }

        @Override
        public @Nullable ProjectArea ofArea() {
            return null;
        }
    }
}
