package org.cobuild.tenancy.policy;

import org.springframework.modulith.NamedInterface;

/** What a county may do with a number of its city; the city says so with the value. */
@NamedInterface("policy")
public enum CountyMay {
    /** It holds for all. */
    NO,
    /** As it is, or less. */
    LOWER,
    /** As it is, or more. */
    RAISE,
    /** Whatever the rule itself allows. */
    ANY;

    /** Whether a county may have {@code own} where the city has {@code city}. */
    public <T extends Comparable<? super T>> boolean allows(T city, T own) {
        return switch (this) {
            case NO -> false;
            case LOWER -> own.compareTo(city) <= 0;
            case RAISE -> own.compareTo(city) >= 0;
            case ANY -> true;
        };
    }
}
