package org.cobuild.tenancy.people;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a county's administrator does with posts, and what waits for them. */
@TestComponent
public class Posts {
    private static final String PERSON =
            "person { id enabled posts { id enabled over beginsOn endsOn unitName roles } }";
    private final World world;
    private final Folders folders;
    private final Standing standing;
    private final CaseService cases;
    private final DSLContext sql;
    private final TransactionTemplate transaction;

    Posts(
            World world,
            Folders folders,
            Standing standing,
            CaseService cases,
            DSLContext sql,
            PlatformTransactionManager transactions) {
        this.world = world;
        this.folders = folders;
        this.standing = standing;
        this.cases = cases;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A project of the health bureau whose completeness the authority's clerk has to check. */
    public Standing.Made submitted(County county) {
        var project = standing.project(county.code, "health", ProjectStage.SUBMITTED, "1000.00");
        transaction.executeWithoutResult(status -> cases.open(
                world.viewer("clerk" + county.code, county.code),
                folders.grant(county.code),
                new CaseStart(
                        CaseSubject.PROJECT,
                        project.id(),
                        project.id(),
                        "测试项目",
                        new BigDecimal("1000.00"),
                        project.unitId())));
        return project;
    }

    /** Opaque id of a person by its login name. */
    public String person(String username) {
        var id = sql.fetchSingle("select id from person where username = ?", username)
                .get(0, Long.class);
        return new GlobalId("Person", id).toString();
    }

    /** Opaque id of the first post that the person has in the county, and is not over. */
    public String post(County county, String who) {
        var id = sql.fetchSingle(
                        "select p.id from post p join person n on n.id = p.person_id where n.username = ? and p.tenant_id = ?"
                                + " and p.ends_at is null order by p.id limit 1 /*scope:all*/",
                        who + county.code,
                        county.tenant())
                .get(0, Long.class);
        return new GlobalId("PersonPost", id).toString();
    }

    public Map<String, Object> ending(County county, String who) {
        return new HashMap<>(Map.of("postId", post(county, who), "endsOn", county.today(), "reason", "退休"));
    }

    public Map<String, Object> disabling(County county, String who) {
        return new HashMap<>(Map.of("personId", person(who + county.code), "reason", "离职"));
    }

    public Map<String, Object> granting(County county, String who, String unit, String... roles) {
        return new HashMap<>(Map.of(
                "personId",
                person(who + county.code),
                "unitId",
                county.id(unit),
                "title",
                "科员",
                "titleEn",
                "Clerk",
                "roles",
                roles,
                "beginsOn",
                county.today(),
                "reason",
                "接手"));
    }

    public JsonNode act(County county, String mutation, Map<String, Object> input) {
        return act(county, "admin", mutation, input);
    }

    public JsonNode act(County county, String who, String mutation, Map<String, Object> input) {
        return county.as(who).mutate(mutation, input, PERSON);
    }

    /** Unit, role, tasks and to whom it can be given, of each vacant seat. */
    public JsonNode vacancies(County county) {
        return county.as("admin")
                .ask("{ vacancies(first: 10) { count edges { node { unit { name } role openTasks dueOn routes"
                        + " holders { name } proposed { name } } } } }")
                .get("vacancies");
    }
}
