package org.cobuild.expert;

/** Why an expert is left out of a draw, the weightiest first. */
enum LeftOut {
    LEADS,
    BUILDS,
    TAKES_PART,
    AVOIDS,
    REVIEWS
}
