package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_ESTIMATE_LINE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Finds what was approved for the same thing in other projects whose lines the caller sees. */
@Repository
class EarlierPriceRepository {
    private static final String LINE = "line_id";
    private static final String PROJECT_ID = "project_id";
    private static final String APPROVED_ON = "approved_on";
    private static final String PRICE = "price";
    private final DSLContext sql;

    EarlierPriceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * By line: the newest, and those in the middle by price. Only of projects that were approved by the day on which the
     * line's own was, and of lines of which something was approved. One statement.
     */
    Map<Long, List<EarlierPrices.Found>> of(TenantScope scope, Collection<Long> lineIds) {
        var line = PROJECT_ESTIMATE_LINE.as("line");
        var own = PROJECT.as("own");
        var other = PROJECT_ESTIMATE_LINE.as("other");
        var earlier = PROJECT.as("earlier");
        var priced = select(
                        line.ID.as(LINE),
                        other.ID.as("other_id"),
                        earlier.ID.as(PROJECT_ID),
                        earlier.APPROVED_ON.as(APPROVED_ON),
                        round(other.APPROVED_AMOUNT.div(other.QUANTITY), 2).as(PRICE))
                .from(line)
                .join(own)
                .on(own.ID.eq(line.PROJECT_ID))
                .and(TenantScope.alongside(own, line))
                .join(other)
                .on(other.PRICE_KEY.eq(line.PRICE_KEY))
                .and(other.PROJECT_ID.ne(line.PROJECT_ID))
                .join(earlier)
                .on(earlier.ID.eq(other.PROJECT_ID))
                .and(TenantScope.alongside(earlier, other))
                .where(line.ID.in(lineIds))
                .and(scope.seesPackage(line, line.PROJECT_ID, line.PARTICIPANT_ID))
                .and(scope.tree(other))
                .and(scope.seesPackage(other, other.PROJECT_ID, other.PARTICIPANT_ID))
                .and(other.APPROVED_AMOUNT.gt(BigDecimal.ZERO))
                .and(earlier.APPROVED_ON.isNotNull())
                .and(own.APPROVED_ON.isNull().or(earlier.APPROVED_ON.le(own.APPROVED_ON)))
                .asTable("priced");
        var of = priced.field(LINE, Long.class);
        var price = priced.field(PRICE, BigDecimal.class);
        var age = rowNumber()
                .over()
                .partitionBy(of)
                .orderBy(
                        priced.field(APPROVED_ON).desc(),
                        priced.field("other_id").desc())
                .as("age");
        var rank = rowNumber()
                .over()
                .partitionBy(of)
                .orderBy(price, priced.field("other_id"))
                .as("price_rank");
        var many = count().over().partitionBy(of).as("many");
        var lowest = min(price).over().partitionBy(of).as("lowest");
        var highest = max(price).over().partitionBy(of).as("highest");
        var ranked = select(priced.fields())
                .select(age, rank, many, lowest, highest)
                .from(priced)
                .asTable("ranked");
        var twice = ranked.field(rank).mul(2);
        return sql.selectFrom(ranked)
                .where(ranked.field(age).le(EarlierPrices.TOLD))
                .or(twice.between(ranked.field(many), ranked.field(many).plus(2)))
                .fetchGroups(
                        row -> row.get(LINE, Long.class),
                        row -> new EarlierPrices.Found(
                                new EarlierPrices.One(
                                        row.get(PROJECT_ID, Long.class),
                                        row.get(PRICE, BigDecimal.class),
                                        row.get(APPROVED_ON, LocalDate.class)),
                                row.get(age),
                                row.get(rank),
                                row.get(many),
                                row.get(lowest),
                                row.get(highest)));
    }
}
