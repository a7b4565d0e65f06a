package org.cobuild.catalogue;

/** Whether the public gets it 是否向社会开放. */
public enum Openness {
    OPEN,
    CONDITIONAL,
    NOT_OPEN
}
