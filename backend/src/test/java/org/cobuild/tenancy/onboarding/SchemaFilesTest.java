package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.PortalTest;
import org.cobuild.tenancy.onboarding.TenantTemplates.Newcomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The published schemas are those of the reader, and both take and refuse the same files. */
@PortalTest
class SchemaFilesTest {
    private static final Path TENANTS = Path.of("../tenants");
    private static final Path PUBLISHED = TENANTS.resolve("schema");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    SchemaFiles schemas;

    @Autowired
    Folders folders;

    @TempDir
    Path root;

    /** To renew them after a shape changed, run this with {@code -Dcobuild.regenerate=true}. */
    @Test
    void thePublishedOnesAreThoseOfTheReader() throws IOException {
        var wanted = new TreeMap<String, String>();
        schemas.all().forEach((name, schema) -> wanted.put(name, JSON.writeValueAsString(schema) + "\n"));
        if (Boolean.getBoolean("cobuild.regenerate")) {
            Files.createDirectories(PUBLISHED);
            for (var schema : wanted.entrySet()) {
                Files.writeString(PUBLISHED.resolve(schema.getKey()), schema.getValue());
            }
        }
        var published = new TreeMap<String, String>();
        try (var files = Files.list(PUBLISHED)) {
            for (var file : files.toList()) {
                published.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(published).isEqualTo(wanted);
    }

    @Test
    void everyFolderIsInForm() throws IOException {
        for (var from : List.of(TENANTS, Path.of("src/test/resources/tenants"))) {
            for (var code : TenantFolder.codes(from)) {
                inForm(code, TenantFolder.read(from, code).texts());
            }
        }
    }

    @Test
    void everyTemplateIsInFormOnceItIsFilled() throws IOException {
        var templates = new TenantTemplates(TENANTS);
        inForm("city", templates.fill("prefecture-coordinated", new Newcomer("370800", "济宁市", "Jining", null)));
        inForm("county", templates.fill("county-under-city", new Newcomer("370829", "嘉祥县", "Jiaxiang", "370800")));
        inForm("zone", templates.fill("functional-zone", new Newcomer("370800-gx", "高新区", "Zone", "370800")));
    }

    private static void inForm(String folder, Map<String, String> texts) throws IOException {
        for (var file : texts.entrySet()) {
            assertThat(faults(file.getKey(), file.getValue()))
                    .as(folder + "/" + file.getKey())
                    .isEmpty();
        }
    }

    @Test
    void everyFileOfTheDemoNamesItsSchema() {
        for (var from : List.of(TENANTS, TENANTS.resolve("templates"))) {
            var up = from.equals(TENANTS) ? "../" : "../../";
            for (var code : TenantFolder.codes(from)) {
                TenantFolder.read(from, code).texts().forEach((file, text) -> {
                    if (!file.equals("template.yaml")) {
                        assertThat(text)
                                .as(code + "/" + file)
                                .startsWith("# yaml-language-server: $schema=" + up + "schema/"
                                        + SchemaFiles.nameOf(file) + "\n");
                    }
                });
            }
        }
    }

    @Test
    void refuseWhatTheReaderRefuses() throws IOException {
        Folders.write(
                root,
                "730000",
                "tenant.yaml",
                "{code: 730000, level: CITY, name: 试验市, nameEn: Trial, timeZone: Asia/Shanghai}");
        for (var bad : List.of(
                "- {code: a, kind: DEPARTMENT, name: 甲, nameEn: A, colour: red}",
                "- {code: a, kind: DEPARTMENT, name: 甲}",
                "- {code: a b, kind: DEPARTMENT, name: 甲, nameEn: A}",
                "- {code: a, kind: OPERATOR, name: 甲, nameEn: A}",
                "- {code: a, kind: DEPARTMENT, name: \"\", nameEn: A}",
                "- {code: a, kind: DEPARTMENT, name: 甲, nameEn: A, creditCode: 123}",
                "{code: a}",
                "- a")) {
            assertThat(faults("units.yaml", bad)).as("schema: " + bad).isNotEmpty();
            Folders.write(root, "730000", "units.yaml", bad);
            assertThat(folders.faults(root, "730000")).as("reader: " + bad).isNotEmpty();
        }
    }

    private static List<com.networknt.schema.Error> faults(String file, String text) throws IOException {
        return schema(file).validate(text, InputFormat.YAML);
    }

    private static Schema schema(String file) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PUBLISHED.resolve(SchemaFiles.nameOf(file))));
    }
}
