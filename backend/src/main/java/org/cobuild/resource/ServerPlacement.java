package org.cobuild.resource;

/** Three ways to centralise a server: moved to the cloud, hosted in the one room, kept in place but in the register. */
public enum ServerPlacement {
    CLOUD,
    HOSTED,
    MANAGED
}
