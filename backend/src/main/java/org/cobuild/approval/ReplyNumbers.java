package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_REPLY_SERIES;
import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Numbers of replies 批复文号, from 1 in each year and series, without gaps: the number is taken under the lock of the
 * series' row in the transaction of the decision, so that a decision that fails gives it back.
 *
 * <p>What a number looks like is the tenant's data: the dictionary {@code reply_series} has an entry for each subject,
 * whose name is the issuer's sign or a whole template. A tenant has an entry of its own: two issuers never share a
 * series.
 */
@Repository
class ReplyNumbers {
    private static final String DICTIONARY = "reply_series";
    private final DSLContext sql;

    ReplyNumbers(DSLContext sql) {
        this.sql = sql;
    }

    String take(Grant grant, CaseSubject subject, int year) {
        var series = APPROVAL_REPLY_SERIES;
        // The row of a new year is made by whoever decides first in it; the others wait for that one's commit.
        sql.insertInto(series, series.TENANT_ID, series.SERIES, series.YEAR, series.LAST_NUMBER)
                .values(grant.tenantId(), subject.name(), year, 1)
                .onDuplicateKeyUpdate()
                .set(series.LAST_NUMBER, series.LAST_NUMBER.plus(1))
                .execute();
        return sql.select(series.LAST_NUMBER, DICTIONARY_ENTRY.NAME)
                .from(series)
                .join(DICTIONARY_ENTRY)
                .on(DICTIONARY_ENTRY.CODE.eq(series.SERIES))
                .and(DICTIONARY_ENTRY.DICTIONARY.eq(DICTIONARY))
                .and(grant.on(DICTIONARY_ENTRY))
                .where(series.SERIES.eq(subject.name()))
                .and(series.YEAR.eq(year))
                .and(grant.on(series))
                .fetchOptional(row -> CaseRules.replyNumber(row.value2(), year, row.value1()))
                .orElseThrow(() -> new IllegalStateException("the dictionary " + DICTIONARY + " of tenant "
                        + grant.tenantId() + " has no " + subject));
    }
}
