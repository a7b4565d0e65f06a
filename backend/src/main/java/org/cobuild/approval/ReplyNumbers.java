package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_REPLY_SERIES;
import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.db.tables.ApprovalReplySeries;
import org.cobuild.db.tables.records.ApprovalReplySeriesRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Numbers of replies 批复文号, from 1 (or from what was issued on paper) in each year and series, without gaps: the number is taken under the lock of the
 * series in the transaction of the decision, so that a decision that fails gives it back.
 *
 * <p>What a number looks like is the tenant's data: the dictionary {@code reply_series} has an entry for each subject,
 * whose name is the issuer's sign or a whole template. A tenant has an entry of its own: two issuers never share a
 * series.
 */
@Repository
class ReplyNumbers {
    static final String DICTIONARY = "reply_series";
    private static final ApprovalReplySeries SERIES = APPROVAL_REPLY_SERIES;
    private final DSLContext sql;

    ReplyNumbers(DSLContext sql) {
        this.sql = sql;
    }

    /** A year's numbers of one kind. */
    record Series(String subject, int year) {}

    /** The last number of every series that has begun, by subject and year. */
    Map<Series, Integer> last(Grant grant) {
        var last = new LinkedHashMap<Series, Integer>();
        sql.select(SERIES.SERIES, SERIES.YEAR, SERIES.LAST_NUMBER)
                .from(SERIES)
                .where(grant.on(SERIES))
                .orderBy(SERIES.SERIES, SERIES.YEAR)
                .forEach(row -> last.put(new Series(row.value1(), row.value2()), row.value3()));
        return last;
    }

    /**
     * Lets series that have not begun begin after the numbers that were issued on paper. Against a first decision at
     * this very moment the primary key decides.
     */
    void begin(Grant grant, Map<Series, Integer> issued) {
        Rows.insert(
                sql,
                SERIES,
                issued.entrySet().stream()
                        .map(begun -> new ApprovalReplySeriesRecord(
                                grant.tenantId(),
                                begun.getKey().subject(),
                                begun.getKey().year(),
                                begun.getValue()))
                        .toList());
    }

    private void insert(Grant grant, CaseSubject subject, int year, int number) {
        sql.insertInto(SERIES, SERIES.TENANT_ID, SERIES.SERIES, SERIES.YEAR, SERIES.LAST_NUMBER)
                .values(grant.tenantId(), subject.name(), year, number)
                .execute();
    }

    String take(Grant grant, CaseSubject subject, int year) {
        // The entry always exists, the year's row does not: locking the entry keeps two first numbers of a year apart
        // without the deadlocks that concurrent inserts of one key run into.
        var taken = sql.select(DICTIONARY_ENTRY.NAME, SERIES.LAST_NUMBER)
                .from(DICTIONARY_ENTRY)
                .leftJoin(SERIES)
                .on(SERIES.SERIES.eq(DICTIONARY_ENTRY.CODE))
                .and(SERIES.YEAR.eq(year))
                .and(grant.on(SERIES))
                .where(DICTIONARY_ENTRY.DICTIONARY.eq(DICTIONARY))
                .and(DICTIONARY_ENTRY.CODE.eq(subject.name()))
                .and(grant.on(DICTIONARY_ENTRY))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new IllegalStateException(
                        "the dictionary " + DICTIONARY + " of tenant " + grant.tenantId() + " has no " + subject));
        var last = taken.value2();
        if (last == null) {
            insert(grant, subject, year, 1);
        } else {
            sql.update(SERIES)
                    .set(SERIES.LAST_NUMBER, last + 1)
                    .where(SERIES.SERIES.eq(subject.name()))
                    .and(SERIES.YEAR.eq(year))
                    .and(grant.on(SERIES))
                    .execute();
        }
        return CaseRules.replyNumber(taken.value1(), year, last == null ? 1 : last + 1);
    }
}
