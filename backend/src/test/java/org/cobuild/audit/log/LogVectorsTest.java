package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The files in docs/log-vectors, by which somebody tries their own verifier: written by the portal, once ({@code
 * -Dcobuild.regenerate=true}), and held to by both verifiers from then on, so that no later version refuses what an
 * earlier one wrote.
 */
@PortalTest
@Import({Logged.class, Exports.class})
class LogVectorsTest {
    private static final Path FOLDER = Path.of("../docs/log-vectors");
    private static final Path PAGE = Path.of("../docs/log.md");

    @Autowired
    Logged logged;

    @Autowired
    Exports exports;

    @TempDir
    Path root;

    @BeforeEach
    void regenerate() throws IOException {
        if (Boolean.getBoolean("cobuild.regenerate")) {
            write("ed25519", logged.tenant(null));
            var city = logged.tenant(null);
            logged.national(city);
            write("sm2", city);
        }
    }

    private void write(String name, long city) throws IOException {
        var county = exports.county(city);
        Files.createDirectories(FOLDER);
        copy(exports.export(county, root).resolve("log.jsonl"), "export-" + name);
        copy(exports.proof(county, 5, root), "proof-" + name);
        copy(exports.keys(county, root), "keys-" + name);
    }

    private static void copy(Path file, String name) throws IOException {
        Files.copy(file, vector(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path vector(String name) {
        return FOLDER.resolve(name + ".jsonl");
    }

    @AfterEach
    void clear() {
        exports.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "sm2"})
    void holdForBothVerifiers(String name) throws IOException {
        for (var file : List.of("export-" + name, "proof-" + name)) {
            for (var told : both(vector(file), "--keys", vector("keys-" + name).toString())) {
                assertThat(told.findings()).as(told.all()).isEmpty();
                assertThat(told.exit()).isZero();
            }
            var changed = root.resolve(file);
            Files.writeString(changed, Files.readString(vector(file)).replaceFirst("12345\\.60", "12345.61"));
            for (var told : both(changed)) {
                assertThat(told.codes()).as(told.all()).contains("LEAF");
            }
        }
    }

    /** Whoever reads the page can check its example with what stands on it. */
    @Test
    void thePageShowsOneOfTheirHeads() throws IOException {
        var lines = Files.readAllLines(vector("export-ed25519"));
        var head = lines.stream()
                .filter(line -> line.contains("\"line\":\"head\""))
                .findFirst()
                .orElseThrow();
        var key = lines.stream()
                .filter(line -> line.contains("\"line\":\"key\""))
                .findFirst()
                .orElseThrow();
        var note = new tools.jackson.databind.ObjectMapper()
                .readTree(head)
                .at("/note")
                .asString();
        assertThat(Files.readString(PAGE)).contains("```\n" + note + "```").contains(key);
    }

    private static List<Verifiers.Told> both(Path export, String... options) throws IOException {
        return List.of(Verifiers.java(export, options), Verifiers.script(export, options));
    }
}
