package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import tools.jackson.databind.json.JsonMapper;

/** The two programs that check exports, each as its user starts it: they share no code with the portal or each other. */
final class Verifiers {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path NODE = Path.of("../frontend/node/node");
    private static final Path CLASSES = Path.of("../deploy/verify/target/classes");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Verifiers() {}

    /** What a verifier said. @param findings a line each, as it prints them */
    record Told(int exit, List<String> findings, String all) {
        Set<String> codes() {
            var codes = new TreeSet<String>();
            findings.forEach(line -> codes.add(line.substring(0, line.indexOf(' '))));
            return codes;
        }
    }

    /** By {@code ./portal verify}. */
    static Told java(Path export, String... more) throws IOException {
        assertThat(CLASSES).as("the module deploy/verify is built").isDirectory();
        var library = Path.of(GMNamedCurves.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-Xmx64m",
                "-Duser.language=en",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                CLASSES + ":" + library,
                "org.cobuild.verify.Verify",
                export.toString()));
        command.addAll(List.of(more));
        return run(
                command,
                out -> out.lines()
                        .filter(line -> line.matches("[A-Z]+ {2}\\S.*"))
                        .toList());
    }

    /** By the screens' verifier, written in another language from docs/log.md alone. */
    static Told script(Path export, String... more) throws IOException {
        assertThat(NODE).as("the front end is built").exists();
        var command = new ArrayList<>(List.of(NODE.toString(), "../frontend/scripts/verify.mjs", export.toString()));
        command.addAll(List.of(more));
        return run(
                command,
                out -> JSON.readTree(out)
                        .at("/findings")
                        .valueStream()
                        .map(finding -> finding.at("/code").asString() + "  "
                                + finding.at("/detail").asString() + " " + finding.at("/at"))
                        .toList());
    }

    private static Told run(List<String> command, java.util.function.Function<String, List<String>> findings)
            throws IOException {
        var out = Files.createTempFile("verified", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            var exit = process.waitFor();
            var said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(exit).as(said).isIn(0, 1);
            return new Told(exit, findings.apply(said), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(out);
        }
    }
}
