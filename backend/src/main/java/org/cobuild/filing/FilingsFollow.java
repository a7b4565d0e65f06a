package org.cobuild.filing;

import static org.cobuild.db.Tables.FILING;

import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Filings are kept by the first unit that follows theirs. */
@Component
class FilingsFollow implements UnitFollower {
    private final DSLContext sql;

    FilingsFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.heirs().isEmpty()) {
            return;
        }
        sql.update(FILING)
                .set(FILING.UNIT_ID, succession.heirOf(FILING.UNIT_ID))
                .where(succession.grant().on(FILING))
                .and(FILING.UNIT_ID.in(succession.heirs().keySet()))
                .execute();
    }
}
