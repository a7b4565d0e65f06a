package org.cobuild.project.duplicate;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_ESTIMATE_LINE;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cobuild.project.ParticipantRole;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectTexts;
import org.cobuild.project.ProjectTexts.Kind;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Reads what projects say: of the one that is checked, and of all that stand in the ledger. Three statements. */
@Repository
class TextRepository {
    /** What was never submitted is nobody's yet; what was withdrawn or refused isn't built. */
    private static final Set<String> LEDGER = stages();

    private final DSLContext sql;

    TextRepository(DSLContext sql) {
        this.sql = sql;
    }

    private static Set<String> stages() {
        var stages = EnumSet.allOf(ProjectStage.class);
        stages.removeIf(stage -> !stage.wasSubmitted());
        stages.removeAll(EnumSet.of(ProjectStage.WITHDRAWN, ProjectStage.REFUSED));
        return Set.copyOf(stages.stream().map(Enum::name).toList());
    }

    /** A project as it stands, for a check of it. */
    ProjectTexts get(Grant grant, long projectId) {
        return list(PROJECT.ID.eq(projectId), Set.of(projectId), grant::on).getFirst();
    }

    /** Those of the projects that stand in the ledger, of all tenants. */
    List<ProjectTexts> ledger(Collection<Long> projectIds) {
        return list(
                PROJECT.ID.in(projectIds).and(PROJECT.STAGE.in(LEDGER)),
                projectIds,
                table -> SystemScope.all(SystemScope.Reason.REBUILD));
    }

    /** The next projects of all tenants by id, whether or not they stand in the ledger. */
    List<Long> idsAfter(long id, int most) {
        return sql.select(PROJECT.ID)
                .from(PROJECT)
                .where(PROJECT.ID.gt(id))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .orderBy(PROJECT.ID)
                .limit(most)
                .fetch(PROJECT.ID);
    }

    private List<ProjectTexts> list(Condition which, Collection<Long> projectIds, Function<Table<?>, Condition> scope) {
        var parts = new HashMap<Long, List<ProjectTexts.Part>>();
        var cities = new HashMap<Long, Long>();
        sql.select(PROJECT.ID, PROJECT.CITY_ID, PROJECT.TITLE, PROJECT.GOALS)
                .from(PROJECT)
                .where(which)
                .and(scope.apply(PROJECT))
                .forEach(row -> {
                    cities.put(row.value1(), row.value2());
                    add(parts, row.value1(), new ProjectTexts.Part(Kind.TITLE, 0, row.value3(), BigDecimal.ZERO));
                    add(parts, row.value1(), new ProjectTexts.Part(Kind.GOALS, 0, row.value4(), BigDecimal.ZERO));
                });
        sql.select(
                        PROJECT_ESTIMATE_LINE.PROJECT_ID,
                        PROJECT_ESTIMATE_LINE.ID,
                        PROJECT_ESTIMATE_LINE.TITLE,
                        PROJECT_ESTIMATE_LINE.SUBMITTED_AMOUNT)
                .from(PROJECT_ESTIMATE_LINE)
                .where(PROJECT_ESTIMATE_LINE.PROJECT_ID.in(projectIds))
                .and(scope.apply(PROJECT_ESTIMATE_LINE))
                .forEach(row -> add(
                        parts,
                        row.value1(),
                        new ProjectTexts.Part(Kind.LINE, row.value2(), row.value3(), row.value4())));
        sql.select(
                        PROJECT_PARTICIPANT.PROJECT_ID,
                        PROJECT_PARTICIPANT.ID,
                        PROJECT_PARTICIPANT.PACKAGE_TITLE,
                        PROJECT_PARTICIPANT.PACKAGE_SCOPE,
                        PROJECT_PARTICIPANT.SHARE)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(PROJECT_PARTICIPANT.ROLE.in(
                        ParticipantRole.CO_BUILDER.name(), ParticipantRole.DATA_PROVIDER.name()))
                .and(scope.apply(PROJECT_PARTICIPANT))
                .forEach(row -> add(
                        parts,
                        row.value1(),
                        new ProjectTexts.Part(
                                Kind.PACKAGE, row.value2(), row.value3() + "。" + row.value4(), row.value5())));
        return cities.entrySet().stream()
                .map(city ->
                        new ProjectTexts(city.getKey(), city.getValue(), parts.getOrDefault(city.getKey(), List.of())))
                .toList();
    }

    private static void add(Map<Long, List<ProjectTexts.Part>> parts, long projectId, ProjectTexts.Part part) {
        parts.computeIfAbsent(projectId, id -> new ArrayList<>()).add(part);
    }
}
