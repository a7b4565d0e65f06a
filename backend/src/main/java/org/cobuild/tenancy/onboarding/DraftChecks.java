package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.onboarding.DraftReview.DraftFault;

/** What a draft still lacks before it is a folder, and what its administrators have to be. */
final class DraftChecks {
    private static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
    private static final String PHONE = "\\+?[0-9]{6,19}";

    private DraftChecks() {}

    /** Three different people: neither login name nor phone stands twice. Said when it is typed. */
    static void different(Refusals refusals, List<DraftAdministrator> all) {
        var seen = new HashMap<String, Role>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            for (var mark :
                    Map.of("username", one.username(), "phone", one.phone()).entrySet()) {
                var other = mark.getValue().isEmpty()
                        ? null
                        : seen.putIfAbsent(mark.getKey() + " " + mark.getValue(), one.duty());
                if (other != null) {
                    refusals.add(
                            TenancyErrorCode.DUTIES,
                            "draft.duties",
                            "administrators." + i + "." + mark.getKey(),
                            Refusals.words("role." + other),
                            Refusals.words("role." + one.duty()),
                            mark.getValue());
                }
            }
        }
    }

    /** Those that are named and in form; of the others it is noted what they lack. */
    static List<DraftAdministrator> formed(List<DraftAdministrator> all, Refusals refusals) {
        var good = new ArrayList<DraftAdministrator>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            var path = "administrators." + i + ".";
            var before = refusals.list().size();
            if (one.username().isEmpty() && one.name().isEmpty() && one.phone().isEmpty()) {
                continue;
            }
            refusals.unless(!one.name().isEmpty(), TenancyErrorCode.INVALID, "text.required", path + "name");
            refusals.unless(!one.username().isEmpty(), TenancyErrorCode.INVALID, "text.required", path + "username");
            refusals.unless(
                    one.username().isEmpty() || one.username().matches(USERNAME),
                    TenancyErrorCode.INVALID,
                    "draft.username",
                    path + "username",
                    one.username());
            refusals.unless(
                    one.phone().isEmpty() || one.phone().matches(PHONE),
                    TenancyErrorCode.INVALID,
                    "draft.phone",
                    path + "phone",
                    one.phone());
            if (refusals.list().size() == before) {
                good.add(one);
            }
        }
        return good;
    }

    /** Each duty that nobody has. */
    static void held(Set<Role> held, Refusals refusals) {
        for (int i = 0; i < DraftAdministrator.DUTIES.size(); i++) {
            var duty = DraftAdministrator.DUTIES.get(i);
            refusals.unless(
                    held.contains(duty),
                    TenancyErrorCode.DUTIES,
                    "draft.duty.nobody",
                    "administrators." + i + ".name",
                    Refusals.words("role." + duty));
        }
    }

    /** Each person who would have two of them, by the workbook or by both. */
    static void separate(DraftFolder folder, Refusals refusals) {
        folder.people().forEach(person -> {
            var roles = person.posts().stream()
                    .flatMap(post -> post.roles().stream())
                    .toList();
            refusals.unless(
                    !Duties.clash(roles),
                    TenancyErrorCode.DUTIES,
                    "folder.person.duties",
                    "administrators",
                    person.name(),
                    String.join(
                            Refusals.words("plan.comma"),
                            Duties.among(roles).stream()
                                    .map(role -> Refusals.words("role." + role))
                                    .toList()));
        });
    }

    static DraftFault fault(DraftStep step, UserError error) {
        return new DraftFault(step, error.path(), error.message(), error.clause(), error.lift(), false);
    }

    /** A folder's fault; where it stands in the file is nobody's concern who did not write the file. */
    static DraftFault fault(Fault fault) {
        return new DraftFault(
                DraftStep.ofFile(fault.file()),
                List.of(),
                fault.message(),
                fault.clause(),
                fault.lift(),
                fault.doubt());
    }
}
