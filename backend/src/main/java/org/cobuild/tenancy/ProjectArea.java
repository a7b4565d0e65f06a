package org.cobuild.tenancy;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a project that is shown as one, beside the summary that everybody sees who sees the project at all. */
public enum ProjectArea {
    /** Estimate, sources of money, packages, what was submitted. */
    PLAN,
    /** Cases, steps and opinions. */
    REVIEW,
    /** What was allocated, contracted and paid, and the ledger. */
    MONEY,
    /** Contracts, reports, payments, acceptances, with their files. */
    CONSTRUCTION,
    /** Revenue and costs of operation. */
    OPERATION;

    public static final Set<ProjectArea> ALL = Set.of(values());

    /** Their names as a column keeps them. */
    public static String join(Collection<ProjectArea> areas) {
        return areas.stream().sorted().distinct().map(Enum::name).collect(Collectors.joining(" "));
    }

    /** The reverse of {@link #join}. */
    public static Set<ProjectArea> split(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(ProjectArea::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProjectArea.class)));
    }

    /** Its bit where several stand in one number. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Those whose bits are set. */
    public static Set<ProjectArea> of(int bits) {
        return Arrays.stream(values()).filter(area -> (bits & area.bit()) != 0).collect(Collectors.toUnmodifiableSet());
    }
}
