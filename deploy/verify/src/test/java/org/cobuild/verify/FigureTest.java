package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a large export takes in 64 MB, in a Java of its own: {@code -Dcobuild.verify.entries=1000000}, and
 * {@code -Dcobuild.verify.sm=true} for SM2 and SM3.
 */
@EnabledIfSystemProperty(named = "cobuild.verify.entries", matches = "\\d+")
class FigureTest {
    private static final int HEAD_EVERY = 1000;

    @TempDir
    Path folder;

    @Test
    void aLargeExportIsVerifiedInLittleMemory() throws Exception {
        int entries = Integer.getInteger("cobuild.verify.entries");
        var file = folder.resolve("large.jsonl");
        write(file, entries, Boolean.getBoolean("cobuild.verify.sm"));
        long began = System.nanoTime();
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx64m",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.cobuild.verify.Verify",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d entries, %d MB: %.1f s%n%s", entries, Files.size(file) >> 20, seconds, said);
        assertTrue(seconds < 60 * Math.max(1, entries / 1e6), said);
    }

    private static void write(Path file, int entries, boolean sm) throws IOException {
        var export = Export.ofTheCity(sm).announced(entries);
        var hash = Hash.named(sm ? "SM3" : "SHA-256");
        var tree = new Tree(hash);
        var digest = Hash.sha256();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < entries; i++) {
                var text = "text " + i / 4;
                export.time = Export.BEGIN;
                export.entry(
                        java.util.Map.of(
                                "text",
                                Export.sha256(text),
                                "route",
                                "申报审批（全流程，领导小组议定）",
                                "routeVersion",
                                "7",
                                "policyOn",
                                "2026-03-02",
                                "reply",
                                "泰数〔2026〕17号",
                                "opinion",
                                Export.sha256("opinion" + i)),
                        i % 3 == 0 ? List.of("attachment " + i) : List.of());
                tree.append(export.leaves.get(i));
                if (i % 4 == 0) {
                    export.text(text);
                }
                if (i % HEAD_EVERY == HEAD_EVERY - 1) {
                    export.lines.add(export.headLine(export.headText(i + 1, tree.root()), true));
                }
                if (i % 1000 == 999 || i == entries - 1) {
                    var bytes = (String.join("\n", export.drain()) + "\n").getBytes(UTF_8);
                    digest.update(bytes);
                    out.write(bytes);
                }
            }
            out.write(("{\"line\":\"end\",\"entries\":" + entries + ",\"sha256\":\""
                            + HexFormat.of().formatHex(digest.digest()) + "\"}\n")
                    .getBytes(UTF_8));
        }
    }
}
