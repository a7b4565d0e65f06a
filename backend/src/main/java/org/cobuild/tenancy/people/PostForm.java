package org.cobuild.tenancy.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** What was sent about a post or a person, held to form; what does not fit is noted. */
final class PostForm {
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;

    private PostForm() {}

    static String text(Refusals refusals, String path, @Nullable String typed, int most) {
        return Texts.check(refusals, INVALID, INVALID, path, typed, path.equals("reason") ? 2 : 1, most);
    }

    static EnumSet<Role> roles(Refusals refusals, List<Role> wanted) {
        refusals.unless(!wanted.isEmpty(), INVALID, "text.required", "roles");
        refusals.unless(
                !wanted.contains(Role.OPERATOR) && !wanted.contains(Role.BREAK_GLASS),
                INVALID,
                "post.operator",
                "roles");
        return wanted.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(wanted);
    }

    /** From today on, and not more than two years ahead. @return when that day begins */
    static Instant day(Refusals refusals, Viewer viewer, LocalDate today, String path, LocalDate day) {
        refusals.unless(
                !day.isBefore(today) && !day.isAfter(today.plusYears(2)),
                TenancyErrorCode.POST_DATE,
                "post.date",
                path);
        return PostTerm.begin(day, viewer.tenant().zone());
    }

    static void changeable(Refusals refusals, Viewer viewer, PersonPost post) {
        own(refusals, viewer, post.personId());
        refusals.unless(!post.over(), TenancyErrorCode.POST_OVER, "post.over", "postId");
    }

    /** A last day is brought forward and not put off: beyond it the person may hold what does not go with this post. */
    static void notLonger(Refusals refusals, Viewer viewer, PersonPost post, String path, Instant at) {
        var ends = post.endsOn();
        refusals.unless(
                ends == null || !at.isAfter(PostTerm.begin(ends, viewer.tenant().zone())),
                TenancyErrorCode.POST_DATE,
                "post.longer",
                path,
                ends == null ? "" : ends);
    }

    static void own(Refusals refusals, Viewer viewer, long personId) {
        refusals.unless(!Objects.equals(viewer.personId(), personId), TenancyErrorCode.PERSON_OWN, "post.own", "");
    }

    static void stands(Refusals refusals, Unit unit) {
        refusals.unless(unit.closedOn() == null, TenancyErrorCode.UNIT_ENDED, "unit.ended", "unitId", unit.name());
    }
}
