package org.cobuild.tenancy.suspension;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.tenancy.Grant;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Deadlines of a tenant that stood while it was suspended. Every room that sets some has one. */
public interface StoppedClock {

    /**
     * Moves what was still to be done when the tenant was suspended, in the transaction that resumes it and in a number of
     * statements that does not grow with the rows.
     *
     * @param since deadlines before this day had passed already, and stay
     * @param later when a deadline is to be, by when it was
     */
    void resume(Grant grant, LocalDate since, Function<LocalDate, LocalDate> later);

    /** A column of deadlines, each moved; {@code days} are those that stand in it. */
    static Field<LocalDate> moved(
            Field<LocalDate> column, Collection<LocalDate> days, Function<LocalDate, LocalDate> later) {
        Map<Field<LocalDate>, Field<LocalDate>> map = new HashMap<>();
        days.forEach(day -> map.put(DSL.val(day), DSL.val(later.apply(day))));
        return DSL.case_(column).mapFields(map).else_(column);
    }
}
