package org.cobuild.project;

/** What an entry of a framework plan is: of the whole, or of the part of a unit. */
enum FrameworkKind {
    GOALS,
    CONTENTS,
    BUSINESS_FLOW,
    DATA_FLOW,
    SCOPE,
    GIVES,
    TAKES;

    /** Whether it is an interface of a part. */
    boolean isInterface() {
        return this == GIVES || this == TAKES;
    }
}
