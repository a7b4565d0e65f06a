package org.cobuild.verify;

/** What a finding is of, as docs/log.md has it. */
enum Code {
    FORMAT,
    CUT,
    POSITION,
    LEAF,
    ROOT,
    LOG,
    TIME,
    SIGNATURE,
    KEY,
    FORK,
    TRUNCATED,
    OPENING,
    TEXT,
    ATTACHMENT
}
