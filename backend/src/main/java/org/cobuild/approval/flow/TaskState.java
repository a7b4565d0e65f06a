package org.cobuild.approval.flow;

import java.util.List;
import java.util.stream.Stream;

/** Where a task stands. While a case is with its starter, open tasks rest: they can be decided only in an open case. */
public enum TaskState {
    /** Not reached yet, by its step or by those who sign before it; not shown. */
    WAITING,
    OPEN,
    /** Its holder has asked others, and waits for them. */
    ASKING,
    DONE,
    /** Closed by what others decided. */
    NOT_NEEDED;

    /** States from which something is still to be expected, as they stand in the database. */
    public static final List<String> TO_COME =
            Stream.of(WAITING, OPEN, ASKING).map(TaskState::name).toList();
}
