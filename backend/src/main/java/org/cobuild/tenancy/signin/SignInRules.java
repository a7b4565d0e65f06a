package org.cobuild.tenancy.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What guessing costs, in the portal's settings under {@code cobuild.sign-in}: constants of the installation, no
 * tenant's to move.
 *
 * @param freeFailures failures of one name from one address before the name rests for that address
 * @param freeFailuresOfAddress failures of any names from one address before it rests for names that never got in from
 *     there; a whole office may share an address, so this is far more
 * @param rest the first rest; each further failure doubles it
 * @param longestRest what the doubling stops at
 * @param forgottenAfter how long after the last failure the count begins anew
 * @param knownFor how long a name that got in from an address is known there
 */
@ConfigurationProperties("cobuild.sign-in")
public record SignInRules(
        int freeFailures,
        int freeFailuresOfAddress,
        Duration rest,
        Duration longestRest,
        Duration forgottenAfter,
        Duration knownFor) {
    private static final int MOST_DOUBLINGS = 30;

    /** How long nothing is tried after so many failures of which so many were free; zero: no rest. */
    Duration restAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var doubled = rest.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return doubled.compareTo(longestRest) < 0 ? doubled : longestRest;
    }
}
