package org.cobuild.tenancy;

import static org.jooq.impl.DSL.condition;

import org.jooq.Condition;

/**
 * Reads across tenants that no caller asked for, each named here: finding out who signs in, onboarding, rebuilding
 * derived rows. A test holds the list of classes that may use it.
 */
public final class SystemScope {
    private SystemScope() {}

    /** The condition that lets a statement through {@link ScopeGuard}; the reason stands in the statement. */
    public static Condition all(Reason reason) {
        return condition("1 = 1 /*scope:all*/ /*" + reason + "*/");
    }

    /** Why a statement reads across tenants. */
    public enum Reason {
        /** Who is it that signs in, and which posts does that person hold, in all tenants. */
        SIGN_IN,
        /** A tenant is made from its folder. */
        ONBOARDING,
        /** Derived rows are rebuilt or compared. */
        REBUILD,
        /** A file is read through what it is attached to, whose own scope was asked. */
        ATTACHED,
        /** A unit or tenant is shown by name beside something that the caller sees. */
        DIRECTORY,
        /** A unit is followed by another, also where it takes part in projects of other tenants. */
        REORGANISATION,
        /** Deadlines of a suspended tenant stand also in projects of others. */
        SUSPENSION,
        /** Whether anybody's row refers to one that is to go. */
        REFERRED,
        /** Which rows have changed is asked for all who follow any; what they are is read under each one's scope. */
        NEWS,
        /** The demo is kept for the next first start, before anybody has signed in. */
        RECORDING
    }
}
