package org.cobuild.approval;

import org.cobuild.approval.flow.TaskKind;

/** What was done with a task beside deciding it. */
public enum HandoverVerb {
    /** Handed to somebody else for good 转办. */
    HAND_OVER,
    /** Somebody was asked for advice 委派. */
    ASK_ADVICE,
    /** Somebody was asked to sign first 前加签. */
    ASK_BEFORE,
    /** Somebody was asked to sign afterwards 后加签. */
    ASK_AFTER,
    /** A participant was asked to confirm its own part. */
    ASK_CONFIRM,
    /** Who was asked isn't any more 减签, 收回委派. */
    UNASK,
    /** The own decision was taken back 撤回. */
    TAKE_BACK;

    static HandoverVerb asking(TaskKind kind) {
        return switch (kind) {
            case ADVICE -> ASK_ADVICE;
            case BEFORE -> ASK_BEFORE;
            case AFTER -> ASK_AFTER;
            case CONFIRM -> ASK_CONFIRM;
            case ROUTE -> throw new IllegalArgumentException("the route asks by itself");
        };
    }
}
