package org.cobuild.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.cobuild.TestDatabase;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The committed jOOQ classes are those that the migrations give. To renew them after a migration, run this test with
 * {@code -Dcobuild.regenerate=true}.
 */
@EnabledIf(value = "onEmbedded", disabledReason = "the classes are generated from the embedded MariaDB alone")
class GeneratedTablesTest {
    private static final Path COMMITTED = Path.of("src/generated/java");

    static boolean onEmbedded() {
        return TestDatabase.embedded();
    }

    @Test
    void areThoseOfTheMigrations() throws Exception {
        var regenerate = Boolean.getBoolean("cobuild.regenerate");
        var target = regenerate ? COMMITTED : Path.of("target/regenerated");
        generate(target);
        assertThat(sources(target)).isEqualTo(sources(COMMITTED));
    }

    private static void generate(Path target) throws Exception {
        var url = TestDatabase.newSchema();
        try (var connection = TestDatabase.connect(url)) {
            var liquibase = new Liquibase(
                    "db/changelog/db.changelog-master.yaml",
                    new ClassLoaderResourceAccessor(),
                    new JdbcConnection(connection));
            liquibase.update("");
        }
        var schema = url.replaceFirst(".*//[^/]+/([^?]+).*", "$1");
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withUser(TestDatabase.user()).withPassword(TestDatabase.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                                .withInputSchema(schema)
                                .withOutputSchemaToDefault(true)
                                .withExcludes("(?i:databasechangelog.*|spring_session.*|oauth2_.*)")
                                .withForcedTypes(
                                        new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"),
                                        new ForcedType()
                                                .withUserType("java.time.Instant")
                                                .withConverter("org.cobuild.platform.UtcInstant")
                                                .withIncludeTypes("(?i:datetime.*)")))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withComments(false)
                                .withJavadoc(false)
                                .withGeneratedAnnotation(false)
                                .withGlobalObjectReferences(true)
                                .withIndexes(false)
                                .withKeys(true)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false))
                        .withTarget(
                                new Target().withPackageName("org.cobuild.db").withDirectory(target.toString()))));
    }

    private static Map<String, String> sources(Path root) throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
