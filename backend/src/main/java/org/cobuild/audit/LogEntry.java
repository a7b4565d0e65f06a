package org.cobuild.audit;

import org.cobuild.audit.log.LogKind;
import org.jspecify.annotations.Nullable;

/**
 * That an act stands in the log of decisions.
 *
 * @param position its place in the log, from 0
 * @param covered whether a signed head covers it
 * @param proofPath where its proof is; null while no head covers it
 */
public record LogEntry(
        LogKind kind,
        long position,
        boolean covered,
        boolean countersigned,
        @Nullable String proofPath) {}
