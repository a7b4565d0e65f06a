package org.cobuild.platform;

import io.hypersistence.tsid.TSID;
import java.time.Duration;

/** Makes the ids of rows: 64 bits, ordered by time, made here and not by the database. */
public final class Ids {
    private Ids() {}

    public static long next() {
        return TSID.Factory.getTsid().toLong();
    }

    /** What every id that was made since then is above; by the clock of the machine, as ids are. */
    public static long madeWithin(Duration time) {
        return (TSID.Factory.getTsid().getUnixMilliseconds() - time.toMillis() - TSID.TSID_EPOCH) << 22;
    }
}
