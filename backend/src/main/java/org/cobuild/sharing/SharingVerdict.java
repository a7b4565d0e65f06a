package org.cobuild.sharing;

/** What the provider answers. */
enum SharingVerdict {
    GRANT(SharingRequestState.GRANTED),
    LIMIT(SharingRequestState.LIMITED),
    REFUSE(SharingRequestState.REFUSED);

    private final SharingRequestState state;

    SharingVerdict(SharingRequestState state) {
        this.state = state;
    }

    SharingRequestState state() {
        return state;
    }

    /** Limits are said, and so is why something is refused. */
    boolean needsWords() {
        return this != GRANT;
    }
}
