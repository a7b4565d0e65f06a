package org.cobuild.platform;

import io.hypersistence.tsid.TSID;

/** Makes the ids of rows: 64 bits, ordered by time, made here and not by the database. */
public final class Ids {
    private Ids() {}

    public static long next() {
        return TSID.Factory.getTsid().toLong();
    }
}
