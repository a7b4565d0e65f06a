package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_LIST_ENTRY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.PlanningListEntryRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes the lists. What may not be asked for in a city's tree is no secret in it. */
@Repository
public class ListEntryRepository {
    private static final String SEPARATOR = "\n";
    private final DSLContext sql;

    ListEntryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Which entries are wanted; null: any. */
    record Filter(
            @Nullable ListKind kind,
            @Nullable LocalDate inForceOn,
            @Nullable String search) {
        static final Filter NONE = new Filter(null, null, null);
    }

    /** Entries of the caller's tenant and of its city, by list, number and first day; one row more than the page. */
    List<ListEntry> list(TenantScope scope, Filter filter, Page page) {
        return sql.selectFrom(PLANNING_LIST_ENTRY)
                .where(followed(scope))
                .and(
                        filter.kind() == null
                                ? noCondition()
                                : PLANNING_LIST_ENTRY.KIND.eq(filter.kind().name()))
                .and(filter.inForceOn() == null ? noCondition() : inForce(filter.inForceOn()))
                .and(filter.search() == null ? noCondition() : says(filter.search()))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(
                                                PLANNING_LIST_ENTRY.KIND,
                                                PLANNING_LIST_ENTRY.CLAUSE,
                                                PLANNING_LIST_ENTRY.EFFECTIVE_ON,
                                                PLANNING_LIST_ENTRY.ID)
                                        .gt(page.afterText(0), page.afterText(1), page.afterDate(2), page.afterLong(3)))
                .orderBy(
                        PLANNING_LIST_ENTRY.KIND,
                        PLANNING_LIST_ENTRY.CLAUSE,
                        PLANNING_LIST_ENTRY.EFFECTIVE_ON,
                        PLANNING_LIST_ENTRY.ID)
                .limit(page.first() + 1)
                .fetch(ListEntryRepository::entry);
    }

    static String cursor(ListEntry entry) {
        return Page.key(entry.kind(), entry.clause(), entry.effectiveOn(), entry.id());
    }

    /** Entries by id: of the caller's own list, of its city's and, for a city, of its counties'. */
    public Map<Long, ListEntry> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PLANNING_LIST_ENTRY)
                .where(PLANNING_LIST_ENTRY.ID.in(ids))
                .and(scope.upAndDown(PLANNING_LIST_ENTRY))
                .fetchMap(PLANNING_LIST_ENTRY.ID, ListEntryRepository::entry);
    }

    /** What is in force for the caller's tenant on a day: its own and its city's. */
    public List<ListEntry> inForce(TenantScope scope, LocalDate on) {
        return inForce(followed(scope), on);
    }

    /** What is in force on a day in any list of the caller's city tree. */
    public List<ListEntry> inForceInTree(TenantScope scope, LocalDate on) {
        return inForce(scope.tree(PLANNING_LIST_ENTRY), on);
    }

    private List<ListEntry> inForce(Condition whose, LocalDate on) {
        return sql.selectFrom(PLANNING_LIST_ENTRY)
                .where(whose)
                .and(inForce(on))
                .orderBy(PLANNING_LIST_ENTRY.KIND, PLANNING_LIST_ENTRY.CLAUSE, PLANNING_LIST_ENTRY.ID)
                .fetch(ListEntryRepository::entry);
    }

    /** What is in force for a tenant of the city on a day, beside other lists. */
    public Together.Part<ListEntry> inForce(Together together, Grant own, Grant city, LocalDate on) {
        return together.list(
                sql.selectFrom(PLANNING_LIST_ENTRY)
                        .where(own.on(PLANNING_LIST_ENTRY).or(city.on(PLANNING_LIST_ENTRY)))
                        .and(inForce(on)),
                ListEntryRepository::entry,
                PLANNING_LIST_ENTRY.KIND,
                PLANNING_LIST_ENTRY.CLAUSE,
                PLANNING_LIST_ENTRY.ID);
    }

    /** All that a tenant has set, by list, number and first day. */
    List<ListEntry> all(Grant grant) {
        return sql.selectFrom(PLANNING_LIST_ENTRY)
                .where(grant.on(PLANNING_LIST_ENTRY))
                .orderBy(PLANNING_LIST_ENTRY.KIND, PLANNING_LIST_ENTRY.CLAUSE, PLANNING_LIST_ENTRY.EFFECTIVE_ON)
                .fetch(ListEntryRepository::entry);
    }

    /** Writes entries that are new or were read in this act. */
    void save(List<ListEntry> entries) {
        Rows.upsert(
                sql,
                PLANNING_LIST_ENTRY,
                entries.stream().map(ListEntryRepository::record).toList());
    }

    /** Takes away what never was in force. */
    void delete(Grant grant, long id) {
        sql.deleteFrom(PLANNING_LIST_ENTRY)
                .where(PLANNING_LIST_ENTRY.ID.eq(id))
                .and(grant.on(PLANNING_LIST_ENTRY))
                .execute();
    }

    /** Of entries by tenant those that a tenant follows, its city's among them, in the order of the lists. */
    public static List<ListEntry> followed(Map<Long, List<ListEntry>> byTenant, long tenantId, long cityId) {
        return Stream.of(tenantId, cityId)
                .distinct()
                .flatMap(tenant -> byTenant.getOrDefault(tenant, List.of()).stream())
                .sorted(Comparator.comparing((ListEntry entry) -> entry.kind().name())
                        .thenComparing(ListEntry::clause)
                        .thenComparing(ListEntry::id))
                .toList();
    }

    private static Condition followed(TenantScope scope) {
        return scope.upward(PLANNING_LIST_ENTRY);
    }

    private static Condition inForce(LocalDate on) {
        return PLANNING_LIST_ENTRY
                .EFFECTIVE_ON
                .le(on)
                .and(PLANNING_LIST_ENTRY.UNTIL_ON.isNull().or(PLANNING_LIST_ENTRY.UNTIL_ON.ge(on)));
    }

    private static Condition says(String text) {
        return PLANNING_LIST_ENTRY
                .CLAUSE
                .contains(text)
                .or(PLANNING_LIST_ENTRY.TITLE.contains(text))
                .or(PLANNING_LIST_ENTRY.CONTENT.contains(text))
                .or(PLANNING_LIST_ENTRY.ANY_TERMS.contains(text));
    }

    private static PlanningListEntryRecord record(ListEntry entry) {
        return new PlanningListEntryRecord(
                entry.id(),
                entry.tenantId(),
                entry.kind().name(),
                entry.clause(),
                entry.title(),
                entry.content(),
                String.join(SEPARATOR, entry.terms().any()),
                String.join(SEPARATOR, entry.terms().all()),
                String.join(SEPARATOR, entry.terms().none()),
                entry.suggestion(),
                entry.categories().isEmpty() ? null : String.join(",", entry.categories()),
                entry.effectiveOn(),
                entry.untilOn(),
                entry.version(),
                entry.setByName(),
                entry.setAt());
    }

    private static ListEntry entry(Record row) {
        var categories = row.get(PLANNING_LIST_ENTRY.CATEGORIES);
        return new ListEntry(
                row.get(PLANNING_LIST_ENTRY.ID),
                row.get(PLANNING_LIST_ENTRY.TENANT_ID),
                ListKind.valueOf(row.get(PLANNING_LIST_ENTRY.KIND)),
                row.get(PLANNING_LIST_ENTRY.CLAUSE),
                row.get(PLANNING_LIST_ENTRY.TITLE),
                row.get(PLANNING_LIST_ENTRY.CONTENT),
                new EntryTerms(
                        terms(row.get(PLANNING_LIST_ENTRY.ANY_TERMS)),
                        terms(row.get(PLANNING_LIST_ENTRY.ALL_TERMS)),
                        terms(row.get(PLANNING_LIST_ENTRY.NONE_TERMS))),
                row.get(PLANNING_LIST_ENTRY.SUGGESTION),
                categories == null ? List.of() : List.of(categories.split(",")),
                row.get(PLANNING_LIST_ENTRY.EFFECTIVE_ON),
                row.get(PLANNING_LIST_ENTRY.UNTIL_ON),
                row.get(PLANNING_LIST_ENTRY.VERSION),
                row.get(PLANNING_LIST_ENTRY.SET_BY_NAME),
                row.get(PLANNING_LIST_ENTRY.SET_AT));
    }

    private static List<String> terms(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split(SEPARATOR));
    }
}
