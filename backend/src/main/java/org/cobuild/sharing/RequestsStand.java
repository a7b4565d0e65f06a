package org.cobuild.sharing;

import static org.cobuild.db.Tables.SHARING_REQUEST;

import java.time.LocalDate;
import java.util.function.Function;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.suspension.StoppedClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What units of a tenant were asked stands while it is suspended. */
@Component
class RequestsStand implements StoppedClock {
    private final DSLContext sql;

    RequestsStand(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void resume(Grant grant, LocalDate since, Function<LocalDate, LocalDate> later) {
        var asked = grant.on(SHARING_REQUEST)
                .and(SHARING_REQUEST.STATE.eq(SharingRequestState.REQUESTED.name()))
                .and(SHARING_REQUEST.DUE_ON.ge(since));
        var days = sql.selectDistinct(SHARING_REQUEST.DUE_ON)
                .from(SHARING_REQUEST)
                .where(asked)
                .fetchSet(SHARING_REQUEST.DUE_ON);
        if (!days.isEmpty()) {
            sql.update(SHARING_REQUEST)
                    .set(SHARING_REQUEST.DUE_ON, StoppedClock.moved(SHARING_REQUEST.DUE_ON, days, later))
                    .where(asked)
                    .execute();
        }
    }
}
