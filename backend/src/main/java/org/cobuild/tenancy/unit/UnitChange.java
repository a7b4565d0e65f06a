package org.cobuild.tenancy.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitLead;
import org.jspecify.annotations.Nullable;

/**
 * An act about units.
 *
 * @param basis the document, by its number
 * @param problem why its day could not do it; null when nothing is wrong
 * @param parts in order: those that change or end, then those that go on
 */
public record UnitChange(
        long id,
        long tenantId,
        UnitChangeKind kind,
        State state,
        LocalDate effectiveOn,
        String basis,
        String plannerName,
        Instant createdAt,
        @Nullable Instant settledAt,
        @Nullable String problem,
        int version,
        List<Part> parts)
        implements Identified {

    /** Where it stands. */
    public enum State {
        PLANNED,
        DONE,
        WITHDRAWN
    }

    /** On which side of the act a unit stands. */
    public enum Side {
        FROM,
        TO
    }

    /**
     * A unit in it.
     *
     * @param unitId null for a new one before its day
     * @param name as it was called before; a new unit's own
     * @param newName what a renamed unit is called from that day
     * @param parentId the unit above from that day, of a moved or new unit
     * @param lead the unit of the city that leads it too from that day, of an act about that; null: nobody
     */
    public record Part(
            int ordinal,
            Side side,
            @Nullable Long unitId,
            String code,
            String name,
            String nameEn,
            @Nullable String newName,
            @Nullable String newNameEn,
            UnitKind kind,
            @Nullable String creditCode,
            @Nullable Long parentId,
            @Nullable UnitLead lead) {

        Part made(long unit) {
            return new Part(
                    ordinal, side, unit, code, name, nameEn, newName, newNameEn, kind, creditCode, parentId, lead);
        }
    }

    public List<Part> from() {
        return side(Side.FROM);
    }

    public List<Part> to() {
        return side(Side.TO);
    }

    private List<Part> side(Side side) {
        return parts.stream().filter(part -> part.side() == side).toList();
    }
}
