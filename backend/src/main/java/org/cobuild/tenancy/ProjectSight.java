package org.cobuild.tenancy;

import java.util.Set;

/**
 * What somebody sees of a project at one instant, beside the summary.
 *
 * @param takesPart whether it leads, takes part or looks after the tenant; not so who only was given a share
 * @param whole whether it sees everything, also what belongs to no area
 */
public record ProjectSight(boolean takesPart, boolean whole, Set<ProjectArea> areas) {
    public static final ProjectSight WHOLE = new ProjectSight(true, true, ProjectArea.ALL);
    private static final int OWN = 1 << ProjectArea.values().length;
    private static final int ALL = OWN << 1;

    /** Out of what {@link TenantScope#sight} selected. */
    public static ProjectSight of(int bits) {
        if ((bits & ALL) != 0) {
            return WHOLE;
        }
        return new ProjectSight((bits & OWN) != 0, false, ProjectArea.of(bits));
    }

    /** What the column {@code part} says, in bits. */
    static int bits(String part) {
        return switch (part) {
            case "WHOLE" -> OWN | ALL;
            case "PACKAGE" -> OWN;
            default -> 0;
        };
    }

    public boolean sees(ProjectArea area) {
        return areas.contains(area);
    }
}
