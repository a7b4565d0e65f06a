package org.cobuild.project;

import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.select;

import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.jooq.DSLContext;

/** What the policy of the tests' city asks for. */
final class Policies {
    private Policies() {}

    /** Sets a value that the city's folder has, on whatever day it began. */
    static void set(DSLContext sql, String name, int value) {
        sql.update(POLICY_VALUE)
                .set(POLICY_VALUE.VALUE, Integer.toString(value))
                .where(POLICY_VALUE.NAME.eq(name))
                .and(POLICY_VALUE.TENANT_ID.eq(select(TENANT.ID).from(TENANT).where(TENANT.CODE.eq("990100"))))
                .and(SystemScope.all(Reason.REBUILD))
                .execute();
    }
}
