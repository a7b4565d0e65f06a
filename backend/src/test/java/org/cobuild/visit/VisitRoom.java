package org.cobuild.visit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseDecided;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.CaseSubjects;
import org.cobuild.approval.sheet.SheetSubjects;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.document.form.Form;
import org.cobuild.platform.Ids;
import org.cobuild.project.Participations;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.annotation.Transactional;

/**
 * A room of its own that has its matters decided, as any could: visits to the site of a project 现场踏勘. Besides its
 * table it has nothing of approval but what this file names.
 */
@TestConfiguration
public class VisitRoom implements CaseSubjects, SheetSubjects {
    static final CaseSubject VISIT = CaseSubject.valueOf("VISIT");
    private static final Table<Record> VISITS = table(name("visit"));
    private static final Field<Long> ID = field(name("id"), Long.class);
    private static final Field<String> PLACE = field(name("place"), String.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<Long> PROJECT_ID = field(name("project_id"), Long.class);
    private final DSLContext sql;
    private final CaseService cases;
    private final Participations participations;
    private final Access access;

    VisitRoom(DSLContext sql, CaseService cases, Participations participations, Access access) {
        this.sql = sql;
        this.cases = cases;
        this.participations = participations;
        this.access = access;
        sql.execute("create table if not exists visit"
                + " (id bigint primary key, project_id bigint not null, place varchar(100) not null,"
                + " state varchar(16) not null)");
    }

    @Bean
    static CaseSubject visit() {
        return VISIT;
    }

    /** What the schema calls it. */
    @Bean
    static GraphQlSourceBuilderCustomizer visits() {
        var words = "extend enum CaseSubject { \"A visit to the site of a project.\" VISIT }";
        return builder -> builder.schemaResources(new ByteArrayResource(words.getBytes(StandardCharsets.UTF_8)));
    }

    /** Asks for a visit. @return the visit's id */
    @Transactional
    public long ask(Viewer viewer, long projectId, String place) {
        var grant = access.require(viewer, Action.PROJECT_SUBMIT, viewer.tenantId());
        var id = Ids.next();
        sql.insertInto(VISITS, ID, PROJECT_ID, PLACE, STATE)
                .values(id, projectId, place, "ASKED")
                .execute();
        cases.open(
                viewer,
                grant,
                new CaseStart(
                        VISIT,
                        id,
                        projectId,
                        place,
                        BigDecimal.ZERO,
                        Objects.requireNonNull(viewer.unit()).id()));
        return id;
    }

    /** Asks again for one that came back, at another place. */
    @Transactional
    public void askAgain(Viewer viewer, long id, String place) {
        var grant = access.require(viewer, Action.PROJECT_SUBMIT, viewer.tenantId());
        hold(grant, id);
        sql.update(VISITS)
                .set(PLACE, place)
                .set(STATE, "ASKED")
                .where(ID.eq(id))
                .execute();
        cases.resubmit(viewer, grant, current(grant, id).id(), BigDecimal.ZERO, null);
    }

    @Transactional
    public void withdraw(Viewer viewer, long id, String reason) {
        var grant = access.require(viewer, Action.PROJECT_SUBMIT, viewer.tenantId());
        hold(grant, id);
        cases.withdraw(viewer, grant, current(grant, id).id(), reason);
        state(id, "WITHDRAWN");
    }

    private ApprovalCase current(Grant grant, long id) {
        return cases.latest(grant, VISIT, id).orElseThrow();
    }

    @Nullable
    String stateOf(long id) {
        return sql.select(STATE).from(VISITS).where(ID.eq(id)).fetchOne(STATE);
    }

    private void state(long id, String state) {
        sql.update(VISITS).set(STATE, state).where(ID.eq(id)).execute();
    }

    @Override
    public CaseSubject subject() {
        return VISIT;
    }

    @Override
    public Action starting() {
        return Action.PROJECT_SUBMIT;
    }

    @Override
    public boolean severalAtOnce() {
        return true;
    }

    private record HeldVisit(Set<Long> partUnitIds) implements Held {
        @Override
        public @Nullable Integer version() {
            return null;
        }
    }

    @Override
    public Held hold(Grant grant, long subjectId) {
        var projectId = sql.select(PROJECT_ID)
                .from(VISITS)
                .where(ID.eq(subjectId))
                .forUpdate()
                .fetchSingle(PROJECT_ID);
        return new HeldVisit(participations.partUnitIds(grant, projectId));
    }

    @Override
    public Map<Long, Set<Long>> partUnitIds(Grant grant, Collection<Long> projectIds) {
        return participations.partUnitIds(grant, projectIds);
    }

    @EventListener
    void on(CaseDecided decision) {
        if (decision.held() instanceof HeldVisit) {
            state(decision.subjectId(), decision.state().name());
        }
    }

    @Override
    public Facts facts(Viewer viewer, ApprovalCase matter, SheetWords words) {
        var rows = List.<Form.Row>of(Form.Fields.of(new Form.Field("地点", matter.title())));
        return new Facts("现场踏勘审批单", "T" + matter.subjectId(), "", rows, null, Set.of(), true);
    }
}
