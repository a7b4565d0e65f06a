package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_REPLY_SERIES;
import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.db.tables.ApprovalReplySeries;
import org.cobuild.db.tables.records.ApprovalReplySeriesRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jooq.Record2;
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
public class ReplyNumbers {
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

    private void insert(Grant grant, String series, int year, int number) {
        sql.insertInto(SERIES, SERIES.TENANT_ID, SERIES.SERIES, SERIES.YEAR, SERIES.LAST_NUMBER)
                .values(grant.tenantId(), series, year, number)
                .execute();
    }

    String take(Grant grant, CaseSubject subject, int year) {
        var held = hold(grant, subject.name(), year)
                .orElseThrow(() -> new IllegalStateException(
                        "the dictionary " + DICTIONARY + " of tenant " + grant.tenantId() + " has no " + subject));
        return next(grant, subject.name(), year, held).text();
    }

    /** A number that was taken. @param number in its series and year, from 1 @param text as it is written */
    public record Taken(int number, String text) {}

    /**
     * Takes the next number of a series that is no case's, e.g. of filings.
     *
     * @param series code in the dictionary; at most 32 characters
     * @param template what a number looks like where the tenant's dictionary says nothing: with {@code {year}} and {@code
     *     {number}}
     */
    public Taken take(Grant grant, String series, int year, String template) {
        var held = hold(grant, series, year);
        if (held.isPresent()) {
            return next(grant, series, year, held.get());
        }
        // Without an entry the row itself is held: whoever comes second waits for the first one to end.
        sql.insertInto(SERIES, SERIES.TENANT_ID, SERIES.SERIES, SERIES.YEAR, SERIES.LAST_NUMBER)
                .values(grant.tenantId(), series, year, 1)
                .onDuplicateKeyUpdate()
                .set(SERIES.LAST_NUMBER, SERIES.LAST_NUMBER.plus(1))
                .execute();
        var number = sql.select(SERIES.LAST_NUMBER)
                .from(SERIES)
                .where(SERIES.SERIES.eq(series))
                .and(SERIES.YEAR.eq(year))
                .and(grant.on(SERIES))
                .fetchSingle(SERIES.LAST_NUMBER);
        return new Taken(number, CaseRules.replyNumber(template, year, number));
    }

    /** What numbers look like and the last one of the year, held until the transaction ends. */
    private Optional<Record2<String, Integer>> hold(Grant grant, String series, int year) {
        // The entry always exists, the year's row does not: locking the entry keeps two first numbers of a year apart
        // without the deadlocks that concurrent inserts of one key run into.
        return sql.select(DICTIONARY_ENTRY.NAME, SERIES.LAST_NUMBER)
                .from(DICTIONARY_ENTRY)
                .leftJoin(SERIES)
                .on(SERIES.SERIES.eq(DICTIONARY_ENTRY.CODE))
                .and(SERIES.YEAR.eq(year))
                .and(grant.on(SERIES))
                .where(DICTIONARY_ENTRY.DICTIONARY.eq(DICTIONARY))
                .and(DICTIONARY_ENTRY.CODE.eq(series))
                .and(grant.on(DICTIONARY_ENTRY))
                .forUpdate()
                .fetchOptional();
    }

    private Taken next(Grant grant, String series, int year, Record2<String, Integer> held) {
        var last = held.value2();
        var number = last == null ? 1 : last + 1;
        if (last == null) {
            insert(grant, series, year, number);
        } else {
            sql.update(SERIES)
                    .set(SERIES.LAST_NUMBER, number)
                    .where(SERIES.SERIES.eq(series))
                    .and(SERIES.YEAR.eq(year))
                    .and(grant.on(SERIES))
                    .execute();
        }
        return new Taken(number, CaseRules.replyNumber(held.value1(), year, number));
    }
}
