package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_FORMER_UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.unit.UnitChangeKind;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what the units of projects were called before; whoever sees a project, in whole or in part, sees its units. */
@Repository
class FormerUnits {
    private final DSLContext sql;

    FormerUnits(DSLContext sql) {
        this.sql = sql;
    }

    /** @param participantId null for the lead */
    record FormerUnit(
            @Nullable GlobalId participantId, String name, String nameEn, LocalDate untilOn, UnitChangeKind kind) {}

    /** By project, oldest first. */
    Map<Long, List<FormerUnit>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_FORMER_UNIT)
                .where(PROJECT_FORMER_UNIT.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_FORMER_UNIT, PROJECT_FORMER_UNIT.PROJECT_ID))
                .orderBy(PROJECT_FORMER_UNIT.UNTIL_ON, PROJECT_FORMER_UNIT.CHANGE_ID)
                .fetchGroups(
                        PROJECT_FORMER_UNIT.PROJECT_ID,
                        row -> new FormerUnit(
                                row.getParticipantId() == 0
                                        ? null
                                        : new GlobalId("Participant", row.getParticipantId()),
                                row.getName(),
                                row.getNameEn(),
                                row.getUntilOn(),
                                UnitChangeKind.valueOf(row.getKind())));
    }
}
