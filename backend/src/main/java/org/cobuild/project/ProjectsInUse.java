package org.cobuild.project;

import static org.cobuild.db.Tables.DICTIONARY_ENTRY;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_ESTIMATE_LINE;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.onboarding.StandingUse;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Units that lead or take part in a project, and words of the dictionaries that projects use. */
@Component
class ProjectsInUse implements StandingUse {
    private static final List<String> OVER = List.of(ProjectStage.WITHDRAWN.name(), ProjectStage.REFUSED.name());
    private static final List<String> EDITABLE = Stream.of(ProjectStage.values())
            .filter(ProjectStage::editable)
            .map(ProjectStage::name)
            .toList();
    private final DSLContext sql;

    ProjectsInUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<UnitUse> units(Grant grant, Collection<Long> unitIds) {
        var uses = new ArrayList<UnitUse>();
        sql.select(PROJECT.UNIT_ID, countDistinct(PROJECT.ID))
                .from(PROJECT)
                .where(grant.on(PROJECT))
                .and(PROJECT.UNIT_ID.in(unitIds))
                .and(PROJECT.STAGE.notIn(OVER))
                .groupBy(PROJECT.UNIT_ID)
                .forEach(row -> uses.add(new UnitUse(row.value1(), "leads", row.value2())));
        // Others' projects: their rows are of the tenants that own them.
        sql.select(PROJECT_PARTICIPANT.UNIT_ID, countDistinct(PROJECT.ID))
                .from(PROJECT_PARTICIPANT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_PARTICIPANT.PROJECT_ID))
                .where(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(grant.tenantId()))
                .and(PROJECT_PARTICIPANT.UNIT_ID.in(unitIds))
                .and(PROJECT.STAGE.notIn(OVER))
                .and(SystemScope.all(Reason.ONBOARDING))
                .groupBy(PROJECT_PARTICIPANT.UNIT_ID)
                .forEach(row -> uses.add(new UnitUse(row.value1(), "participations", row.value2())));
        return uses;
    }

    @Override
    public Map<Long, Integer> drafts(Grant grant, Collection<Long> unitIds) {
        return sql.select(PROJECT.UNIT_ID, count())
                .from(PROJECT)
                .where(grant.on(PROJECT))
                .and(PROJECT.UNIT_ID.in(unitIds))
                .and(PROJECT.STAGE.in(EDITABLE))
                .groupBy(PROJECT.UNIT_ID)
                .fetchMap(PROJECT.UNIT_ID, count());
    }

    @Override
    public Set<String> codes(Grant grant, String dictionary) {
        return switch (dictionary) {
            case "field" ->
                sql.selectDistinct(PROJECT.FIELD)
                        .from(PROJECT)
                        .where(inherits(grant))
                        .and(notOfTheCity(grant, dictionary, PROJECT.FIELD))
                        .and(SystemScope.all(Reason.ONBOARDING))
                        .fetchSet(PROJECT.FIELD);
            case "cost_group" ->
                sql.selectDistinct(PROJECT_ESTIMATE_LINE.COST_GROUP)
                        .from(PROJECT_ESTIMATE_LINE)
                        .join(PROJECT)
                        .on(PROJECT.ID.eq(PROJECT_ESTIMATE_LINE.PROJECT_ID))
                        .where(inherits(grant))
                        .and(notOfTheCity(grant, dictionary, PROJECT_ESTIMATE_LINE.COST_GROUP))
                        .and(SystemScope.all(Reason.ONBOARDING))
                        .fetchSet(PROJECT_ESTIMATE_LINE.COST_GROUP);
            default -> Set.of();
        };
    }

    /** The tenant's own projects, and those of the counties under it. */
    private static Condition inherits(Grant grant) {
        return PROJECT.TENANT_ID.eq(grant.tenantId()).or(PROJECT.CITY_ID.eq(grant.tenantId()));
    }

    /** A county that takes its own word away has the city's of the same code again. */
    private static Condition notOfTheCity(Grant grant, String dictionary, Field<String> code) {
        var city = DICTIONARY_ENTRY.as("of_the_city");
        return notExists(selectOne()
                .from(city)
                .where(city.TENANT_ID.eq(PROJECT.CITY_ID))
                .and(city.TENANT_ID.ne(grant.tenantId()))
                .and(city.DICTIONARY.eq(dictionary))
                .and(city.CODE.eq(code)));
    }
}
