package org.cobuild.planning;

import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds entries to a tenant's lists and ends them. An entry that is in force is never written over. */
@Service
public class ListEntryService {
    private final ListEntryRepository entries;
    private final DSLContext sql;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ListEntryService(
            ListEntryRepository entries,
            DSLContext sql,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.sql = sql;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** An entry as it shall be. @param replacesId the one that ends on the day before */
    public record Add(
            ListKind kind,
            String clause,
            String title,
            String content,
            List<String> anyTerms,
            List<String> allTerms,
            List<String> noneTerms,
            String suggestion,
            List<String> categories,
            LocalDate effectiveOn,
            @Nullable LocalDate untilOn,
            @Nullable GlobalId replacesId,
            @Nullable Integer replacesVersion,
            @Nullable String clientMutationId) {}

    /** What to end. @param lastOn the last day on which it is in force */
    public record End(
            GlobalId id,
            int version,
            LocalDate lastOn,
            @Nullable String clientMutationId) {}

    /**
     * Adds an entry, in the place of another one where that is named.
     *
     * @throws org.cobuild.platform.Refused INVALID, REQUIRED, TERMS, DATE, TWICE, FULL, STALE, ENDED
     */
    @Transactional
    public ListEntry add(Viewer viewer, Add input) {
        var before = input.replacesId() == null ? null : find(viewer, input.replacesId());
        var grant = access.require(viewer, Action.LIST_SET, before == null ? viewer.tenantId() : before.tenantId());
        var all = lock(grant);
        var today = clock.today(viewer.tenant().zone());
        var refusals = new Refusals();
        var entry = entry(refusals, grant, viewer, input);
        ListRules.days(refusals, today, input.effectiveOn(), input.untilOn());
        var written = new ArrayList<ListEntry>();
        var ended = before == null ? null : replaced(refusals, all, before.id(), input, today);
        if (ended != null) {
            written.add(ended);
        }
        var others = all.stream()
                .map(other -> ended != null && other.id() == ended.id() ? ended : other)
                .toList();
        ListRules.once(refusals, others, entry);
        refusals.unless(
                others.stream().filter(other -> !other.ended(today)).count() < ListRules.MOST_ENTRIES,
                ListErrorCode.FULL,
                "lists.full",
                "",
                Integer.toString(ListRules.MOST_ENTRIES));
        refusals.throwIfAny();
        written.add(entry);
        entries.save(written);
        events.publishEvent(Change.of("listEntryAdd", viewer, grant.tenantId(), "ListEntry", entry.id())
                .detail(entry.clause() + " " + entry.title())
                .field("entry", ended == null ? null : ended.inWords(), entry.inWords())
                .field("suggestion", ended == null ? null : ended.suggestion(), entry.suggestion())
                .field("effectiveOn", null, entry.effectiveOn())
                .field("untilOn", null, entry.untilOn())
                .field("replaces", null, ended == null ? null : ended.clause() + " " + ended.effectiveOn())
                .build());
        return entry;
    }

    /**
     * Ends an entry after a day; one that has not begun is taken away when it would end before.
     *
     * @return null when it was taken away
     */
    @Transactional
    public @Nullable ListEntry end(Viewer viewer, End input) {
        var found = find(viewer, input.id());
        var grant = access.require(viewer, Action.LIST_SET, found.tenantId());
        var entry = byId(lock(grant), found.id());
        var today = clock.today(viewer.tenant().zone());
        var refusals = new Refusals();
        standing(refusals, entry, input.version(), today);
        refusals.unless(
                !input.lastOn().isBefore(today)
                        && (entry.untilOn() == null || !input.lastOn().isAfter(entry.untilOn())),
                ListErrorCode.DATE,
                "lists.date.last",
                "lastOn",
                today.toString());
        refusals.throwIfAny();
        var never = input.lastOn().isBefore(entry.effectiveOn());
        var ended = entry.until(input.lastOn());
        if (never) {
            entries.delete(grant, entry.id());
        } else {
            entries.save(List.of(ended));
        }
        events.publishEvent(Change.of("listEntryEnd", viewer, grant.tenantId(), "ListEntry", entry.id())
                .detail(entry.clause() + " " + entry.title())
                .field("entry", never ? entry.inWords() : null, null)
                .field("untilOn", entry.untilOn(), input.lastOn())
                .build());
        return never ? null : ended;
    }

    private ListEntry find(Viewer viewer, GlobalId id) {
        var entry = entries.find(viewer.scope(), List.of(id.of("ListEntry"))).get(id.of("ListEntry"));
        if (entry == null) {
            throw new NotFound();
        }
        return entry;
    }

    private static ListEntry byId(List<ListEntry> all, long id) {
        return all.stream().filter(entry -> entry.id() == id).findFirst().orElseThrow(NotFound::new);
    }

    private static ListEntry replaced(Refusals refusals, List<ListEntry> all, long id, Add input, LocalDate today) {
        var before = byId(all, id);
        standing(refusals, before, input.replacesVersion() == null ? 0 : input.replacesVersion(), today);
        refusals.unless(
                input.effectiveOn().isAfter(before.effectiveOn()),
                ListErrorCode.DATE,
                "lists.date.replaces",
                "effectiveOn",
                before.effectiveOn().plusDays(1).toString());
        return before.until(input.effectiveOn().minusDays(1));
    }

    private static void standing(Refusals refusals, ListEntry entry, int version, LocalDate today) {
        refusals.unless(
                entry.version() == version,
                ListErrorCode.STALE,
                "lists.stale",
                "version",
                Integer.toString(version),
                Integer.toString(entry.version()));
        refusals.unless(
                !entry.ended(today),
                ListErrorCode.ENDED,
                "lists.ended",
                "",
                entry.clause(),
                String.valueOf(entry.untilOn()));
    }

    private ListEntry entry(Refusals refusals, Grant grant, Viewer viewer, Add input) {
        var terms = new EntryTerms(
                ListRules.terms(refusals, "anyTerms", input.anyTerms()),
                ListRules.terms(refusals, "allTerms", input.allTerms()),
                ListRules.terms(refusals, "noneTerms", input.noneTerms()));
        if (refusals.isEmpty()) {
            ListRules.recognisable(refusals, terms);
        }
        return new ListEntry(
                Ids.next(),
                grant.tenantId(),
                input.kind(),
                text(refusals, "clause", input.clause(), 2, 40),
                text(refusals, "title", input.title(), 2, 100),
                text(refusals, "content", input.content(), 2, 2_000),
                terms,
                text(refusals, "suggestion", input.suggestion(), 2, 500),
                input.categories().stream().distinct().sorted().toList(),
                input.effectiveOn(),
                input.untilOn(),
                1,
                viewer.name(),
                clock.now());
    }

    private static String text(Refusals refusals, String path, String text, int least, int most) {
        return Texts.check(refusals, ListErrorCode.REQUIRED, ListErrorCode.INVALID, path, text, least, most);
    }

    /** One lock a tenant: two entries at the same time could fit each alone and not together. */
    private List<ListEntry> lock(Grant grant) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(grant.tenantId()))
                .forUpdate()
                .execute();
        return entries.all(grant);
    }
}
