package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.TenancyErrorCode;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a tenant's folder; each fault names file, line and rule. */
final class FolderFaults {
    private final List<Fault> faults = new ArrayList<>();

    /** @param line from 1; 0 when it concerns the file as a whole */
    void add(String file, int line, boolean doubt, String key, Object... arguments) {
        var fault = new Fault(
                file,
                line,
                Refusals.words(key, arguments),
                told(key + ".clause", arguments),
                told(key + ".lift", arguments),
                doubt);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** A text that there is; one that turns out empty is none. */
    private static @Nullable String told(String key, Object... arguments) {
        var words = Refusals.findWords(key, arguments);
        return words == null || words.isBlank() ? null : words;
    }

    /** Whether nothing has to be put right; doubts do not count. */
    boolean none() {
        return faults.stream().allMatch(Fault::doubt);
    }

    /** By file and line. */
    List<Fault> list() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }

    /** Throws with every fault noted so far, each saying where it is. */
    void throwIfAny() {
        if (!none()) {
            throw new Refused(list().stream()
                    .filter(fault -> !fault.doubt())
                    .map(fault -> new UserError(
                            List.of("code"),
                            TenancyErrorCode.FOLDER_INVALID,
                            where(fault),
                            fault.clause(),
                            fault.lift()))
                    .toList());
        }
    }

    /** The message with file and line before it. */
    static String where(Fault fault) {
        return fault.line() == 0
                ? Refusals.words("folder.at.file", fault.file(), fault.message())
                : Refusals.words("folder.at.line", fault.file(), String.valueOf(fault.line()), fault.message());
    }
}
