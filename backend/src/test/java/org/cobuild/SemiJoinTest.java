package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SemiJoinTest {
    @Autowired
    DSLContext sql;

    @Test
    void areOffInEveryConnectionToMariaDbAndStayInMySql() {
        var server = Objects.requireNonNull(sql.fetchOne("select version() v, @@optimizer_switch s"));

        assertThat(server.get("s", String.class).contains("semijoin=off"))
                .as(server.toString())
                .isEqualTo(server.get("v", String.class).contains("MariaDB"));
    }
}
