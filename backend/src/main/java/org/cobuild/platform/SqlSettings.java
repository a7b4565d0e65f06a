package org.cobuild.platform;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How jOOQ speaks: the dialect comes from the server's version, since Connector/J calls MariaDB MySQL. */
@Configuration(proxyBeanMethods = false)
class SqlSettings {

    @Bean
    DefaultConfigurationCustomizer jooq(DataSource source, List<ExecuteListener> listeners) {
        return configuration -> configuration
                .set(dialect(source))
                .set(new Settings()
                        .withRenderSchema(false)
                        .withInListPadding(true)
                        .withExecuteLogging(false)
                        // Ids are made here; MySQL has no RETURNING, and its driver does not expect MariaDB's.
                        .withReturnIdentityOnUpdatableRecord(false)
                        .withFetchTrimmedCharValues(false))
                .setAppending(providers(listeners));
    }

    private static ExecuteListenerProvider[] providers(List<ExecuteListener> listeners) {
        return listeners.stream().map(DefaultExecuteListenerProvider::new).toArray(ExecuteListenerProvider[]::new);
    }

    private static SQLDialect dialect(DataSource source) {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB")
                    ? SQLDialect.MARIADB
                    : SQLDialect.MYSQL;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
