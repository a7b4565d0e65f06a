package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PERSON;

import java.util.Map;
import java.util.UUID;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.jooq.DSLContext;

/** A person who is signed in at so many places gets a link, loses its second factor and is signed out. */
final class BudgetPeople {
    private static final String NAME = "lvhang";
    private final World world;
    private final DSLContext sql;
    private final int rows;

    BudgetPeople(World world, DSLContext sql, int rows) {
        this.world = world;
        this.sql = sql;
        this.rows = rows;
    }

    void live() {
        signedIn();
        var person = sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(NAME))
                .fetchSingle(PERSON.ID);
        var input = Map.of("personId", new GlobalId("Person", person).toString(), "reason", "演练");
        act("personPasswordLink", input);
        sql.execute(
                "insert into second_factor (person_id, secret, confirmed_at) values (?, 'x', now())"
                        + " on duplicate key update secret = 'x', confirmed_at = now()",
                person);
        for (int n = 0; n < rows; n++) {
            sql.execute("insert into recovery_code values (?, ?, ?, null)", Ids.next(), person, "%064d".formatted(n));
        }
        act("personSecondFactorReset", input);
        signedIn();
        act("personSessionsEnd", input);
        assertThat(sql.fetchCount(
                        org.jooq.impl.DSL.table("SPRING_SESSION"),
                        org.jooq.impl.DSL.condition("PRINCIPAL_NAME = ?", NAME)))
                .isZero();
        world.forget(NAME);
    }

    private void signedIn() {
        for (int n = 0; n < rows; n++) {
            sql.execute(
                    "insert into SPRING_SESSION values (?, ?, 0, 0, 28800, 4102444800000, ?)",
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    NAME);
        }
    }

    private void act(String mutation, Map<String, ?> input) {
        var payload = world.as("denghui").mutate(mutation, input, "person { id }");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
    }
}
