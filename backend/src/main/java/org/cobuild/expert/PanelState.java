package org.cobuild.expert;

/** Where a panel stands. */
enum PanelState {
    OPEN,
    CLOSED
}
