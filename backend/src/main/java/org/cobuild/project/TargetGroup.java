package org.cobuild.project;

/** What a performance target is about, as the evaluation scores it. */
public enum TargetGroup {
    QUANTITY(Part.OUTPUTS),
    QUALITY(Part.OUTPUTS),
    TIMELINESS(Part.OUTPUTS),
    COST(Part.OUTPUTS),
    ECONOMIC(Part.BENEFITS),
    SOCIAL(Part.BENEFITS),
    ECOLOGICAL(Part.BENEFITS),
    LASTING(Part.BENEFITS),
    SATISFACTION(Part.SATISFACTION);

    /** The parts of the evaluation for which targets are set: 50, 30 and 10 of its hundred points. */
    enum Part {
        OUTPUTS,
        BENEFITS,
        SATISFACTION
    }

    private final Part part;

    TargetGroup(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }
}
