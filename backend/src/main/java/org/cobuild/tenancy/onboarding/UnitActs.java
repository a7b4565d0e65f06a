package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.UNIT_CHANGE;
import static org.cobuild.db.Tables.UNIT_CHANGE_PART;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What acts have done with units, so that a folder or workbook written before does not take it back by the way: an ended
 * unit stays ended, a renamed one keeps its new name, a moved one its place, and a unit that came by an act stays.
 * Whoever means it says so by an act.
 */
@Component
class UnitActs {
    private final DSLContext sql;

    UnitActs(DSLContext sql) {
        this.sql = sql;
    }

    /** A unit's part in an act that is done or waits for its day. */
    private record Entry(
            String kind,
            String side,
            boolean planned,
            long unitId,
            String name,
            @Nullable Long parentId,
            @Nullable Long leadId,
            LocalDate on,
            String basis) {
        boolean is(UnitRecord unit) {
            return unitId == unit.getId();
        }

        boolean rename() {
            return kind.equals("RENAME");
        }
    }

    Done of(Grant grant) {
        return new Done(sql.select(UNIT_CHANGE.KIND, UNIT_CHANGE.STATE, UNIT_CHANGE.EFFECTIVE_ON, UNIT_CHANGE.BASIS)
                .select(UNIT_CHANGE_PART.SIDE, UNIT_CHANGE_PART.UNIT_ID, UNIT_CHANGE_PART.NAME)
                .select(UNIT_CHANGE_PART.PARENT_ID, UNIT_CHANGE_PART.LEAD_UNIT_ID)
                .from(UNIT_CHANGE)
                .join(UNIT_CHANGE_PART)
                .on(UNIT_CHANGE_PART.CHANGE_ID.eq(UNIT_CHANGE.ID))
                .and(grant.on(UNIT_CHANGE_PART))
                .where(grant.on(UNIT_CHANGE))
                .and(UNIT_CHANGE.STATE.ne("WITHDRAWN"))
                .and(UNIT_CHANGE_PART.UNIT_ID.isNotNull())
                .orderBy(UNIT_CHANGE.SETTLED_AT, UNIT_CHANGE.ID)
                .fetch(row -> new Entry(
                        row.get(UNIT_CHANGE.KIND),
                        row.get(UNIT_CHANGE_PART.SIDE),
                        row.get(UNIT_CHANGE.STATE).equals("PLANNED"),
                        Objects.requireNonNull(row.get(UNIT_CHANGE_PART.UNIT_ID)),
                        row.get(UNIT_CHANGE_PART.NAME),
                        row.get(UNIT_CHANGE_PART.PARENT_ID),
                        row.get(UNIT_CHANGE_PART.LEAD_UNIT_ID),
                        row.get(UNIT_CHANGE.EFFECTIVE_ON),
                        row.get(UNIT_CHANGE.BASIS))));
    }

    /** What was found, oldest first. */
    static final class Done {
        private final List<Entry> entries;

        private Done(List<Entry> entries) {
            this.entries = new ArrayList<>(entries);
        }

        /** Whether the line gives the unit another lead than an act did that still holds; it is noted on the line. */
        boolean contradicts(UnitRecord unit, UnitLine line, @Nullable String lead) {
            if (Objects.equals(lead, line.ledBy())) {
                return false;
            }
            var last = entries.stream()
                    .filter(entry ->
                            entry.is(unit) && !entry.planned() && entry.kind().equals("LEAD"))
                    .reduce((one, next) -> next)
                    .filter(entry -> Objects.equals(entry.leadId(), unit.getLeadUnitId()));
            last.ifPresent(entry -> line.from()
                    .fault(
                            "ledBy",
                            "folder.unit.led",
                            unit.getCode(),
                            unit.getName(),
                            entry.on().toString(),
                            entry.basis()));
            return last.isPresent();
        }

        /** Whether the line takes back what an act has done; it is noted on the line. */
        boolean contradicts(UnitRecord unit, UnitLine line, Map<Long, String> codes) {
            var last = (Entry) null;
            for (var entry : entries) {
                if (!entry.planned() && entry.is(unit)) {
                    last = unit.getClosedOn() != null && entry.side().equals("FROM") && !entry.rename()
                                    || entry.rename()
                                            && line.name().equals(entry.name())
                                            && !line.name().equals(unit.getName())
                                    || entry.kind().equals("MOVE")
                                            && Objects.equals(entry.parentId(), unit.getParentId())
                                            && !Objects.equals(codes.get(unit.getParentId()), line.parent())
                            ? entry
                            : last;
                }
            }
            if (last == null) {
                return false;
            }
            var key = unit.getClosedOn() != null
                    ? "folder.unit.ended"
                    : last.rename() ? "folder.unit.renamed" : "folder.unit.moved";
            line.from()
                    .fault(
                            unit.getClosedOn() != null ? "code" : last.rename() ? "name" : "parent",
                            key,
                            unit.getCode(),
                            unit.getName(),
                            last.on().toString(),
                            last.basis());
            return true;
        }

        /** Whether a unit that is not told any more came by an act, or waits for one: it is not closed by the way. */
        boolean holds(long unitId) {
            return entries.stream().anyMatch(entry -> entry.unitId() == unitId && keeps(entry));
        }

        private static boolean keeps(Entry entry) {
            return entry.planned() || entry.side().equals("TO");
        }

        /** Notes that it is not told. */
        void closing(UnitRecord unit, Origin whole) {
            entries.stream()
                    .filter(entry -> entry.is(unit) && keeps(entry))
                    .findFirst()
                    .ifPresent(entry -> whole.fault(
                            "",
                            entry.planned() ? "folder.unit.planned" : "folder.unit.came",
                            unit.getCode(),
                            unit.getName(),
                            entry.on().toString(),
                            entry.basis()));
        }
    }
}
