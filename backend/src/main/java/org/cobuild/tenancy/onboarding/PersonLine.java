package org.cobuild.tenancy.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person as some source describes it, with the posts held in one tenant. Fields are in form; whether they fit together
 * and to what stands is checked by {@link PeoplePlanner}, which notes faults under the names of the fields here.
 *
 * @param username names the person in the whole installation for good
 * @param phone one person's alone, null when not told
 */
public record PersonLine(
        Origin from,
        String username,
        String name,
        @Nullable String nameEn,
        @Nullable String phone,
        List<PostLine> posts) {

    /**
     * A post that the person holds.
     *
     * @param code names the post inside its tenant; null: {@code username.unit}
     * @param unit code of a unit of the tenant
     * @param beginsOn its first day; null: not told, and what stands stays
     * @param endsOn the day from which it is not held; null: not told, and what stands stays
     */
    public record PostLine(
            Origin from,
            @Nullable String code,
            String unit,
            String title,
            String titleEn,
            Set<Role> roles,
            @Nullable LocalDate beginsOn,
            @Nullable LocalDate endsOn) {}

    /** The code of one of its posts, given or made of the person's and the unit's. */
    String codeOf(PostLine post) {
        return post.code() == null ? username + "." + post.unit() : post.code();
    }
}
