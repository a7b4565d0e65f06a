package org.cobuild.tenancy.policy;

import org.springframework.modulith.NamedInterface;

/** What a number of a rule counts. */
@NamedInterface("policy")
public enum PolicyUnit {
    YUAN,
    /** A share of 1. */
    RATIO,
    DAYS,
    WORKING_DAYS,
    MONTHS,
    YEARS,
    HOURS,
    COUNT,
    /** Points of a hundred. */
    SCORE,
    /** 1 yes, 0 no. */
    FLAG
}
