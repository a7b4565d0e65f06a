package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The fourth net: what the tables themselves hold, read from information_schema of the database that runs. */
@PortalTest
class SchemaConventionsTest {
    /** Tables that belong to no tenant, each with its reason. */
    private static final Set<String> OF_NO_TENANT = Set.of(
            "tenant", // is one
            "person", // holds posts in several
            "password_former", // of a person
            "password_link", // of a person
            "passkey", // of a person
            "recovery_code", // of a person
            "second_factor", // of a person
            "platform_idempotency", // belongs to a caller
            "first_administrator_link", // before there is a tenant
            "signing_key", // of the installation
            "sign_in_attempt", // before anybody knows who it is
            "databasechangelog",
            "databasechangeloglock",
            "spring_session",
            "spring_session_attributes",
            "oauth2_authorization",
            "oauth2_authorization_consent");

    /**
     * Columns through which a row of one tenant may refer to a row of another: participations, tasks, visibility, shares, hits, leads,
     * units that are responsible for key tasks, a city's key tasks and batches for projects of its counties, and its experts,
     * who provides a resource, and who asks for it, and the key of a tenant that countersigned.
     */
    private static final Set<String> ACROSS_TENANTS = Set.of(
            "approval_task.case_tenant_id",
            "approval_follow.case_tenant_id",
            "approval_escalation.case_tenant_id",
            "approval_route_assignee.unit_tenant_id",
            "planning_task.unit_tenant_id",
            "project.key_task_tenant_id",
            "project.batch_tenant_id",
            "project_participant.unit_tenant_id",
            "audit_log_countersignature.witness_tenant_id",
            "catalogue_entry.provider_tenant_id",
            "published_resource.provider_tenant_id",
            "sharing_request.requester_tenant_id",
            "sharing_request.resource_tenant_id",
            "project_visibility.owner_tenant_id",
            "project_share.receiver_tenant_id",
            "project_precheck_hit.entry_tenant_id",
            "project_duplicate_hit.other_tenant_id",
            "expert.unit_tenant_id",
            "expert_candidate.expert_tenant_id",
            "unit.lead_tenant_id",
            "unit_change_part.lead_tenant_id");

    @Autowired
    DSLContext sql;

    @Test
    void everyTableOfATenantSaysWhose() {
        var without = new TreeSet<>(strings("select lower(table_name) from information_schema.tables t"
                + " where table_schema = database() and not exists (select 1 from information_schema.columns c"
                + " where c.table_schema = t.table_schema and c.table_name = t.table_name"
                + " and c.column_name = 'tenant_id' and c.is_nullable = 'NO')"));
        assertThat(without).isSubsetOf(OF_NO_TENANT);
    }

    @Test
    void theTenantLeadsEveryUniqueKeyThatIsNotTheIdItself() {
        var wrong = strings("select concat(lower(table_name), '.', index_name) from information_schema.statistics s"
                + " where table_schema = database() and non_unique = 0 and seq_in_index = 1"
                + " and lower(table_name) not in (" + quoted(OF_NO_TENANT) + ")"
                + " and column_name <> 'tenant_id'"
                + " and not (index_name = 'PRIMARY' and (select count(*) from information_schema.statistics x"
                + "   where x.table_schema = s.table_schema and x.table_name = s.table_name"
                + "   and x.index_name = 'PRIMARY') = 1)");
        // A client id is presented before anybody knows the tenant; a passkey is one person's in the whole
        // installation.
        assertThat(wrong).isSubsetOf("api_client.api_client_uk_client_id", "passkey.passkey_uk_credential");
    }

    @Test
    void everyForeignKeyBetweenTenantsTablesCarriesTheTenant() {
        var wrong = strings("select concat(lower(k.table_name), '.', k.column_name)"
                + " from information_schema.key_column_usage k"
                + " where k.table_schema = database() and k.referenced_table_name is not null"
                + " and k.ordinal_position = 1 and k.column_name <> 'tenant_id'"
                + " and lower(k.referenced_table_name) not in (" + quoted(OF_NO_TENANT) + ")");
        assertThat(Set.copyOf(wrong)).isEqualTo(ACROSS_TENANTS);
    }

    @Test
    void everyForeignKeyIsIndexed() {
        var wrong = strings("select concat(lower(k.table_name), '.', k.constraint_name)"
                + " from information_schema.key_column_usage k"
                + " where k.table_schema = database() and k.referenced_table_name is not null"
                + " and k.ordinal_position = 1 and not exists (select 1 from information_schema.statistics s"
                + " where s.table_schema = k.table_schema and s.table_name = k.table_name"
                + " and s.column_name = k.column_name and s.seq_in_index = 1)");
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMissingTenantColumnIsFound() {
        sql.execute("create table planted_fault (id bigint not null primary key, title varchar(10))");
        try {
            var without = strings("select lower(table_name) from information_schema.tables t"
                    + " where table_schema = database() and not exists (select 1 from information_schema.columns c"
                    + " where c.table_schema = t.table_schema and c.table_name = t.table_name"
                    + " and c.column_name = 'tenant_id' and c.is_nullable = 'NO')");
            assertThat(without).contains("planted_fault");
        } finally {
            sql.execute("drop table planted_fault");
        }
    }

    @Test
    void instantsAreExactAndNamesSayWhatTheyAre() {
        assertThat(strings("select concat(lower(table_name), '.', column_name) from information_schema.columns"
                        + " where table_schema = database() and data_type = 'datetime' and table_name not like '%CHANGELOG%'"
                        + " and (datetime_precision <> 6 or column_name not like '%\\_at')"))
                .isEmpty();
        assertThat(strings("select concat(lower(table_name), '.', column_name) from information_schema.columns"
                        + " where table_schema = database() and data_type = 'date'"
                        + " and column_name not like '%\\_on' and column_name not in ('day', 'month')"))
                .isEmpty();
    }

    private List<String> strings(String query) {
        return sql.fetch(query).map(row -> row.get(0, String.class));
    }

    private static String quoted(Set<String> names) {
        return String.join(", ", names.stream().map(name -> "'" + name + "'").toList());
    }
}
