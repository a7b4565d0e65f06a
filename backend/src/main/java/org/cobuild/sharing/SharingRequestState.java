package org.cobuild.sharing;

/** Where a request stands. */
enum SharingRequestState {
    REQUESTED,
    GRANTED,
    LIMITED,
    REFUSED,
    WITHDRAWN;

    /** Whether it waits for an answer or was granted: there is nothing to ask a second time. */
    boolean stands() {
        return this == REQUESTED || this == GRANTED || this == LIMITED;
    }
}
