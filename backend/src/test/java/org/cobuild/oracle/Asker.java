package org.cobuild.oracle;

import java.util.List;

/** One kind of question. */
interface Asker {
    /** Which rows it can be asked about; empty when it is asked of the caller alone. */
    String subjectType();

    /** How many rows one request asks about. */
    int atOnce();

    /** @return what differs; the number of comparisons goes to the tally */
    List<Finding> ask(Land land, Who who, List<Row> subjects);
}
