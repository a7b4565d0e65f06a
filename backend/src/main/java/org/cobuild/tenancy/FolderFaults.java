package org.cobuild.tenancy;

import java.util.stream.Stream;
import org.cobuild.platform.Refusals;

/** Collects what is wrong with a tenant's folder; each fault names file, line and rule. */
final class FolderFaults {
    private final Refusals refusals = new Refusals();

    /** Notes a fault; its text has the file as {0}, the line as {1}, and the arguments from {2} on. */
    void add(String file, int line, String key, Object... arguments) {
        var all = Stream.concat(Stream.of(file, String.valueOf(line)), Stream.of(arguments))
                .toArray();
        refusals.add(TenancyErrorCode.FOLDER_INVALID, key, "code", all);
    }

    boolean none() {
        return refusals.isEmpty();
    }

    /** Throws with every fault noted so far. */
    void throwIfAny() {
        refusals.throwIfAny();
    }
}
