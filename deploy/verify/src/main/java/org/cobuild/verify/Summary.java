package org.cobuild.verify;

import java.io.PrintStream;

/** What is told at the end, whether or not there are findings. */
record Summary(PrintStream out, Words words) {
    void tell(String key, Object... with) {
        out.println(words.say(key, with));
    }

    /** Days, hours and minutes, the larger two of them. */
    static String duration(long milliseconds) {
        long minutes = milliseconds / 60_000;
        long hours = minutes / 60;
        long days = hours / 24;
        return days > 0
                ? days + " d " + hours % 24 + " h"
                : hours > 0 ? hours + " h " + minutes % 60 + " min" : minutes + " min";
    }
}
