package org.cobuild.catalogue;

/** By which way others get it 共享方式. */
public enum SharingWay {
    INTERFACE,
    TABLES,
    FILES,
    OFFLINE
}
