package org.cobuild.platform;

/** What may be wrong with a request in any room; every room's error enum has these names. */
public enum PlatformErrorCode {
    INVALID
}
