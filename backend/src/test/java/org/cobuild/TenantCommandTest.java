package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the command {@code tenant} answers to a script: its exit status, and a sentence where it cannot go on. */
class TenantCommandTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream terminal = System.err;

    @TempDir
    Path root;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(terminal);
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aFolderIsMadeFromATemplateAndCheckedWithoutADatabase() throws IOException {
        copyTemplates();
        var made = List.of(
                "new", "370829", "--template", "county-under-city", "--name", "嘉祥县", "--parent", "370800", "--folder");
        assertThat(run(made)).isZero();
        assertThat(run(List.of("validate", "370829", "--folder"))).isZero();
        assertThat(run(made)).as("once more").isEqualTo(1);

        var units = root.resolve("370829/units.yaml");
        Files.writeString(units, Files.readString(units).replace("kind: FINANCE", "kind: BANK"));
        assertThat(run(List.of("validate", "370829", "--folder"))).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("units.yaml")
                .contains("BANK");
    }

    @Test
    void whatIsMisusedAndWhatCannotRunAreToldApart() {
        assertThat(run(List.of("frobnicate", "370829", "--folder"))).isEqualTo(2);
        assertThat(run(List.of(
                        "new", "370829", "--name", "\uFFFD\uFFFD", "--template", "county-under-city", "--folder")))
                .as("a name that the terminal's locale doesn't have")
                .isEqualTo(2);
        assertThat(run(List.of("diff", "370829", "--data", root.resolve("none").toString(), "--folder")))
                .isEqualTo(3);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains(root.resolve("none").toString());
        assertThat(run(List.of("validate", "../370829", "--folder"))).isEqualTo(1);
    }

    private int run(List<String> words) {
        var all = new java.util.ArrayList<>(words);
        all.add(root.toString());
        return TenantCommand.run(all);
    }

    private void copyTemplates() throws IOException {
        var from = Path.of("../tenants/templates");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = root.resolve("templates").resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
