package org.cobuild.expert;

/** Where an expert on a panel stands. */
enum MemberState {
    SEATED,
    RECUSED
}
