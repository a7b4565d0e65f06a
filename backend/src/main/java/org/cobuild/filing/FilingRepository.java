package org.cobuild.filing;

import static org.cobuild.db.Tables.FILING;
import static org.cobuild.db.Tables.FILING_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.audit.log.LoggedTexts;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Money;
import org.cobuild.platform.Page;
import org.cobuild.platform.Texts;
import org.cobuild.project.ProjectCategory;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads filings. A draft is its unit's alone. What was filed is read by who reads all of the tenant or of the city above.
 */
@Repository
class FilingRepository implements LoggedTexts {
    private final DSLContext sql;

    FilingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** How filings are ordered. */
    enum Order {
        UPDATED_DESC,
        NUMBER_DESC
    }

    /** Which filings are wanted; null: any. */
    record Filter(
            @Nullable GlobalId tenantId,
            @Nullable FilingKind kind,
            @Nullable Integer year,
            @Nullable ProjectCategory category,
            @Nullable List<FilingState> states,
            @Nullable Boolean incomplete,
            @Nullable String search) {
        static final Filter NONE = new Filter(null, null, null, null, null, null, null);

        private Condition condition() {
            var text = Texts.clean(search);
            return noCondition()
                    .and(tenantId == null ? noCondition() : FILING.TENANT_ID.eq(tenantId.of("Tenant")))
                    .and(kind == null ? noCondition() : FILING.KIND.eq(kind.name()))
                    .and(year == null ? noCondition() : FILING.FOR_YEAR.eq(year))
                    .and(category == null ? noCondition() : FILING.CATEGORY.eq(category.name()))
                    .and(
                            states == null
                                    ? noCondition()
                                    : FILING.STATE.in(
                                            states.stream().map(Enum::name).toList()))
                    .and(incomplete == null ? noCondition() : incomplete ? MISSES : MISSES.not())
                    .and(
                            text == null
                                    ? noCondition()
                                    : FILING.NAME.contains(text).or(FILING.NUMBER.contains(text)));
        }
    }

    private static final Condition MISSES = FILING.PARTS_THERE.lt(FILING.PARTS_ASKED);

    /** Filings that the caller reads; one row more than the page. */
    List<Filing> list(TenantScope scope, Filter filter, Order order, Page page) {
        var found = sql.selectFrom(FILING).where(readable(scope)).and(filter.condition());
        var sorted = order == Order.UPDATED_DESC
                ? found.and(
                                page.isFirstPage()
                                        ? noCondition()
                                        : row(FILING.UPDATED_AT, FILING.ID).lt(page.afterInstant(0), page.afterLong(1)))
                        .orderBy(FILING.UPDATED_AT.desc(), FILING.ID.desc())
                : found.and(
                                page.isFirstPage()
                                        ? noCondition()
                                        : row(FILING.NUMBER_YEAR, FILING.KIND, FILING.SERIAL, FILING.ID)
                                                .lt(
                                                        (int) page.afterLong(0),
                                                        page.afterText(1),
                                                        (int) page.afterLong(2),
                                                        page.afterLong(3)))
                        .orderBy(FILING.NUMBER_YEAR.desc(), FILING.KIND.desc(), FILING.SERIAL.desc(), FILING.ID.desc());
        return sorted.limit(page.first() + 1).fetch(FilingRows::filing);
    }

    static String cursor(Order order, Filing filing) {
        var filed = filing.filed();
        return order == Order.UPDATED_DESC
                ? Page.key(filing.updatedAt(), filing.id())
                : Page.key(
                        filed == null ? 0 : filed.year(),
                        filing.kind(),
                        filed == null ? 0 : filed.serial(),
                        filing.id());
    }

    Map<Long, Filing> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(FILING)
                .where(FILING.ID.in(ids))
                .and(readable(scope))
                .fetchMap(FILING.ID, FilingRows::filing);
    }

    /** A filing that the caller reads, held until the transaction ends: for acts that ask for the right to it next. */
    Optional<Filing> hold(TenantScope scope, long id) {
        return sql.selectFrom(FILING)
                .where(FILING.ID.eq(id))
                .and(readable(scope))
                .forUpdate()
                .fetchOptional(FilingRows::filing);
    }

    /** Filings by project, newest first. */
    Map<Long, List<Filing>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(FILING)
                .where(FILING.PROJECT_ID.in(projectIds))
                .and(readable(scope))
                .orderBy(FILING.PROJECT_ID, FILING.ID.desc())
                .fetchGroups(FILING.PROJECT_ID, FilingRows::filing);
    }

    /** The one that a project has for a kind and a year, drafts among them and those that were revoked not. */
    Optional<Filing> once(Grant grant, String once) {
        return sql.selectFrom(FILING)
                .where(grant.on(FILING))
                .and(FILING.ONCE.eq(once))
                .fetchOptional(FilingRows::filing);
    }

    /** Versions by filing, newest first. */
    Map<Long, List<FilingVersion>> versions(TenantScope scope, Collection<Long> filingIds) {
        return sql.select(FILING_VERSION.fields())
                .from(FILING_VERSION)
                .join(FILING)
                .on(FILING.ID.eq(FILING_VERSION.FILING_ID))
                .and(TenantScope.alongside(FILING_VERSION, FILING))
                .where(FILING_VERSION.FILING_ID.in(filingIds))
                .and(readable(scope))
                .orderBy(FILING_VERSION.FILING_ID, FILING_VERSION.NUMBER.desc())
                .fetchGroups(FILING_VERSION.FILING_ID, FilingRows::version);
    }

    /** Filings of a tenant, a kind and a year. Amounts are in yuan and of those that stand. */
    record Total(
            long tenantId,
            FilingKind kind,
            int year,
            int filings,
            int incomplete,
            int revoked,
            BigDecimal investment,
            BigDecimal operationMoney) {}

    /** As the list, counted by the database; drafts do not count. */
    List<Total> totals(TenantScope scope, Filter filter) {
        var stands = FILING.STATE.ne(FilingState.REVOKED.name());
        var standing = count(when(stands, inline(1))).as("standing");
        var incomplete = count(when(stands.and(MISSES), inline(1))).as("incomplete");
        var revoked = count(when(stands.not(), inline(1))).as("revoked");
        var investment = standing(stands, FILING.INVESTMENT).as("invested");
        var operation = standing(stands, FILING.OPERATION_MONEY).as("operated");
        return sql.select(FILING.TENANT_ID, FILING.KIND, FILING.FOR_YEAR)
                .select(standing, incomplete, revoked, investment, operation)
                .from(FILING)
                .where(readable(scope))
                .and(filter.condition())
                .and(FILING.STATE.ne(FilingState.DRAFT.name()))
                .groupBy(FILING.TENANT_ID, FILING.KIND, FILING.FOR_YEAR)
                .orderBy(FILING.FOR_YEAR.desc(), FILING.KIND, FILING.TENANT_ID)
                .fetch(found -> new Total(
                        found.get(FILING.TENANT_ID),
                        FilingKind.valueOf(found.get(FILING.KIND)),
                        found.get(FILING.FOR_YEAR),
                        found.get(standing),
                        found.get(incomplete),
                        found.get(revoked),
                        found.get(investment),
                        found.get(operation)));
    }

    private static Field<BigDecimal> standing(Condition stands, Field<BigDecimal> amount) {
        return sum(when(stands, coalesce(amount, inline(Money.ZERO))).otherwise(inline(Money.ZERO)));
    }

    private static Condition readable(TenantScope scope) {
        var filed = FILING.STATE.ne(FilingState.DRAFT.name());
        var wide = scope.readsTenantWide() ? scope.holds(FILING) : DSL.falseCondition();
        return scope.ownsUnit(FILING, FILING.UNIT_ID).or(filed.and(wide));
    }

    /** Versions by their digests, for the log of the tenant that they belong to. */
    @Override
    public Map<String, String> find(Grant owner, Collection<String> sha256) {
        return sql.select(FILING_VERSION.SHA256, FILING_VERSION.CONTENT)
                .from(FILING_VERSION)
                .where(owner.on(FILING_VERSION))
                .and(FILING_VERSION.SHA256.in(sha256))
                .fetchMap(FILING_VERSION.SHA256, FILING_VERSION.CONTENT);
    }
}
