package org.cobuild.tenancy.unit;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.UnitKind;
import org.jspecify.annotations.Nullable;

/** What an administrator wants to become of units, as it was sent. */
public record Reorganisation(
        UnitChangeKind kind,
        List<Read> units,
        List<Successor> successors,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable GlobalId parentId,
        @Nullable GlobalId leadId,
        LocalDate effectiveOn,
        String basis,
        List<Choice> choices,
        @Nullable String clientMutationId) {

    /** A unit as it was read. */
    public record Read(GlobalId unitId, int version) {
        long id() {
            return unitId.of("Unit");
        }
    }

    /** A unit that stands, by its id, or a new one. */
    public record Successor(
            @Nullable GlobalId unitId,
            @Nullable String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable UnitKind kind,
            @Nullable String creditCode) {}

    /** A post or project that goes to another than the first. */
    public record Choice(GlobalId subjectId, int successor) {}
}
