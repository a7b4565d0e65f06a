package org.cobuild.approval;

import java.util.Set;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody absent, in whose name a colleague of the same unit starts a matter 代办.
 *
 * @param roles of that post: they say what may be done in its name
 */
public record Absent(long postId, long personId, String personName, long unitId, Set<Role> roles) {

    /** Who is acted for, in words for the trail; empty for oneself. */
    public static String forWhom(@Nullable String name) {
        return name == null ? "" : "（代" + name + "）";
    }
}
