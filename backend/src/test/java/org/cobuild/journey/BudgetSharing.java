package org.cobuild.journey;

import static org.cobuild.sharing.Resources.done;

import java.util.UUID;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.sharing.Resources;
import org.jooq.DSLContext;

/** So many resources are published; one is asked for and granted, another asked for and withdrawn. */
final class BudgetSharing {
    private static final String ASKER = "mahui";
    private static final String PROVIDER = "chenjing";
    private final Resources resources;
    private final int rows;

    BudgetSharing(World world, DSLContext sql, Standing standing, int rows) {
        this.resources = new Resources(world, sql, standing);
        this.rows = rows;
    }

    void live() {
        var name = "资源 " + UUID.randomUUID();
        var resource = "";
        for (int n = 0; n < rows; n++) {
            resource = resources.published("990100", "health", name + n, "CONDITIONAL");
        }
        var asked = done(resources.ask(ASKER, resource));
        done(resources.withdraw(ASKER, asked));
        done(resources.answer(PROVIDER, done(resources.ask(ASKER, resource)), "GRANT", ""));
    }
}
