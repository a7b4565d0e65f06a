package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken, cut, converted or no export at all is said plainly. */
class BadInputTest {
    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), bytes);
    }

    private void unreadable(String says, Object... arguments) {
        var told = Told.of(arguments);
        assertTrue(told.err().contains(says), told.err() + told.out());
        assertEquals(2, told.status());
        assertEquals(1, told.err().lines().count(), told.err());
    }

    private Told found(byte[] bytes, String... says) throws IOException {
        var told = Told.of(file(bytes));
        for (var words : says) {
            assertTrue(told.out().contains(words), told.out() + told.err());
        }
        assertEquals(1, told.status());
        return told;
    }

    @Test
    void whatIsNoExport() throws IOException {
        unreadable("The file is empty", file(new byte[0]));
        var noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        unreadable("not an export", file(noise));
        unreadable("not an export", file(new byte[Lines.LONGEST + 10]));
        unreadable("first line is not of the kind", file("{\"line\":\"key\"}\n".getBytes(UTF_8)));
        unreadable("not an export", file("[1]\n".getBytes(UTF_8)));
        unreadable(
                "byte order mark",
                file(("\ufeff" + new String(Export.example(false).bytes(), UTF_8)).getBytes(UTF_8)));
        unreadable("has no log.jsonl", folder);
        unreadable("does not exist", folder.resolve("nowhere"));
    }

    @Test
    void misuse() throws IOException {
        var export = Export.example(false).write(folder);
        for (var words : List.of(
                List.of(), List.of(export, export), List.of(export, "--keys"), List.of(export, "--what", "x"))) {
            var told = Told.of(words.toArray());
            assertEquals(2, told.status());
            assertTrue(told.err().startsWith("usage: verify EXPORT"), told.err());
            assertTrue(told.err().contains("\n  --keys FILE   the public"), told.err());
        }
        unreadable("lost letters", "\ufffd\ufffd.jsonl");
        unreadable("is a folder; --keys takes a file", export, "--keys", folder);
        unreadable("is a folder; --heads takes a file", export, "--heads", folder);
        unreadable("is not a folder (--files)", export, "--files", export);
        unreadable("does not exist", export, "--keys", folder.resolve("nowhere"));
    }

    @Test
    void keysThatAreNone() throws IOException {
        var made = Export.example(false);
        var export = made.write(folder);
        unreadable("has no keys in it", export, "--keys", file(new byte[0]));
        unreadable("line 1 is not of the kind 'key'", export, "--keys", export);
        unreadable("line 1 is not", export, "--keys", file("-----BEGIN PUBLIC KEY-----\n".getBytes(UTF_8)));
        var key = made.tenant.key("");
        unreadable("line 2 is not", export, "--keys", file((key + "\n{}\n").getBytes(UTF_8)));
        unreadable(
                "none of its algorithm",
                export,
                "--keys",
                file(key.replace("Ed25519", "SM2").getBytes(UTF_8)));
        unreadable(
                "neither Ed25519 nor SM2",
                export,
                "--keys",
                file(key.replace("Ed25519", "RSA").getBytes(UTF_8)));
        unreadable(
                "member from is not a time",
                export,
                "--keys",
                file(key.replace(".000Z", "Z").getBytes(UTF_8)));
        unreadable(
                "lacks the member from",
                export,
                "--keys",
                file(key.replace("from", "since").getBytes(UTF_8)));
        unreadable(
                "none of its algorithm",
                export,
                "--keys",
                file(key.replace("=\"", "\"").getBytes(UTF_8)));
    }

    @Test
    void headsThatAreNone() throws IOException {
        var export = Export.example(false).write(folder);
        unreadable("has no heads in it", export, "--heads", file("cobuild/log/370900\n7\n".getBytes(UTF_8)));
        unreadable("has no heads in it", export, "--heads", file(new byte[0]));
        unreadable("Line 1 of ", export, "--heads", file("{\"line\":\"head\",\"note\":\"\"}\n".getBytes(UTF_8)));
        var other = new Export("cobuild/log/1", false, Signer.ed25519("cobuild/log/1"), Signer.ed25519("a"));
        other.head(false);
        unreadable(
                "of other logs only", export, "--heads", file(other.announced(0).bytes()));
    }

    @Test
    void cutAnywhere() throws IOException {
        var whole = Export.example(false).bytes();
        var random = new Random(11);
        int firstLine = new String(whole, ISO_8859_1).indexOf('\n');
        for (int i = 0; i < 200; i++) {
            found(Arrays.copyOf(whole, firstLine + 1 + random.nextInt(whole.length - firstLine - 1)), "CUT  ");
        }
        assertEquals(1, found(Arrays.copyOf(whole, whole.length - 1)).findings().size());
    }

    @Test
    void convertedOrAddedTo() throws IOException {
        var text = new String(Export.example(false).bytes(), UTF_8);
        found(text.replace("\n", "\r\n").getBytes(UTF_8), "carriage returns");
        found((text + "{}\n").getBytes(UTF_8), "something follows the end");
        found(text.replace("泰安市", "济南市").getBytes(UTF_8), "the digest at the end is not that");
        found(text.replace("\"entries\":23", "\"entries\":24").getBytes(UTF_8), "the end says 24 entries; 23 came");
    }

    @Test
    void ofALaterFormat() throws IOException {
        var export = Export.example(false);
        export.change(0, line -> line.replace("export-1", "export-9"));
        found(export.bytes(), "format cobuild-log-export-9, which is not known");
        found(
                Export.example(false)
                        .change(0, line -> line.replace("SHA-256", "SHA-9"))
                        .bytes(),
                "hash SHA-9");
    }

    @Test
    void nothingIsReservedThatIsOnlyAnnounced() throws IOException {
        found(
                Export.example(false)
                        .announced(0)
                        .change(0, line -> line.replace(":0,", ":1000000000000000,"))
                        .bytes(),
                "announces 1000000000000000 entries; 23 came");
        for (var size :
                List.of("1e15", "23.0", "-1", "9007199254740992", "99999999999999999999", "\"23\"", "null", "023")) {
            var told = Told.of(file(Export.example(false)
                    .change(0, line -> line.replace(":23,", ":" + size + ","))
                    .bytes()));
            assertTrue(told.status() != 0, size);
        }
    }

    @Test
    void aLineThatIsTooLong() throws IOException {
        var export = Export.example(false);
        export.lines.add(8, "{\"line\":\"later\",\"x\":\"" + "x".repeat(Lines.LONGEST) + "\"}");
        var told = found(export.bytes(), "FORMAT  line 9: is longer than 16 MiB");
        assertEquals(1, told.findings().size());
        export.lines.set(8, "{\"line\":\"later\",\"x\":\"" + "x".repeat(Lines.LONGEST - 24) + "\"}");
        assertEquals(Lines.LONGEST, export.lines.get(8).length() + 1);
        assertEquals(0, Told.of(file(export.bytes())).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"line\":\"later\"",
                "{\"line\":\"later\"}}",
                "{\"line\":\"later\",}",
                "{\"line\":\"later\",\"x\":01}",
                "{\"line\":\"later\",\"x\":1.}",
                "{\"line\":\"later\",\"x\":+1}",
                "{\"line\":\"later\",\"x\":NaN}",
                "{\"line\":\"later\",\"x\":\"\\ud800\"}",
                "{\"line\":\"later\",\"x\":\"\\udc00\\ud800\"}",
                "{\"line\":\"later\",\"x\":\"\\ud800\\u0041\"}",
                "{\"line\":\"later\",\"x\":\"\\x\"}",
                "{\"line\":\"later\",\"x\":\"\\u12\"}",
                "{\"line\":\"later\",\"x\":\"a\tb\"}",
                "{\"line\":\"later\",\"x\":tru}",
                "{\"line\":\"later\",\"line\":\"later\"}",
                "{\"kind\":\"later\"}",
                "{'line':'later'}",
                "{\"line\":\"later\"} x",
                "",
                "null",
                "{\"line\":\"export\"}",
                "{\"line\":\"entry\"}",
                "{\"line\":\"head\"}",
                "{\"line\":\"text\"}",
                "{\"line\":\"head\",\"note\":7}",
                "{\"line\":\"entry\",\"position\":\"23\",\"content\":[],\"leaf\":null}",
                "{\"line\":\"key\",\"name\":\"x\"}",
            })
    void aLineThatIsNotAsDescribed(String line) throws IOException {
        var export = Export.example(false);
        export.lines.add(line);
        found(export.bytes(), "FORMAT  line 32: ");
    }

    @Test
    void depthsAndEncodings() throws IOException {
        var export = Export.example(false);
        export.lines.add("{\"line\":\"later\",\"x\":" + "[".repeat(5_000_000) + "]".repeat(5_000_000) + "}");
        found(export.bytes(), "FORMAT  line 32: is nested deeper than 64 levels");
        for (var bytes : List.of("c080", "eda080", "f4908080", "ff", "c3", "e282", "80", "f0808080")) {
            var line = "{\"line\":\"later\",\"x\":\""
                    + new String(java.util.HexFormat.of().parseHex(bytes), ISO_8859_1) + "\"}\n";
            var all = new java.io.ByteArrayOutputStream();
            all.write(Export.example(false).bytes());
            all.write(line.getBytes(ISO_8859_1));
            var text = new String(all.toByteArray(), ISO_8859_1);
            int end = text.indexOf("{\"line\":\"end\"");
            found(
                    (text.substring(0, end) + line + text.substring(end, text.length() - line.length()))
                            .getBytes(ISO_8859_1),
                    "is not UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=\\ntime|\\ntime",
                "\\ntime |\\nwhen ",
                "\\n20\\n|\\n020\\n",
                "\\n20\\n|\\n20.0\\n",
                "\u2014 |- ",
                "\\n\\n|\\n",
                "=\\n\u2014|\\n\u2014",
                ".000Z|Z",
                "\\n\\n|\\nmore\\n\\n",
            })
    void aNoteThatIsNotAsDescribed(String part, String by) throws IOException {
        var export = Export.example(false);
        int at = export.head(1);
        export.change(at, line -> line.replace(part, by));
        found(export.bytes(), "FORMAT  line " + (at + 1) + ": ");
    }

    @Test
    void base64HasOneWay() throws IOException {
        for (var by : List.of("\"", "==\"", "=\\n\"", "A\"")) {
            var export = Export.example(false);
            export.change(
                    export.at(3), line -> line.replaceFirst("=\"(,\"opening|\\})", by.replace("\\", "\\\\") + "$1"));
            found(export.bytes(), "FORMAT  entry 3: the member leaf");
        }
    }

    @Test
    void aProofThatLacksSomething() throws IOException {
        var export = Export.example(false);
        for (int i = 3; i < 6; i++) {
            var proof = export.proof(7);
            proof.remove(i);
            found(Export.bytes(proof), "FORMAT  ");
        }
        var twice = export.proof(7);
        twice.add(4, twice.get(3));
        found(Export.bytes(twice), "FORMAT  entry 7: a proof has one entry");
        var other = export.proof(7);
        other.set(4, export.proof(8).get(4));
        found(Export.bytes(other), "the inclusion is of another entry");
    }

    /** Another's text can't steer a terminal. */
    @Test
    void whatIsShownIsHarmless() throws IOException {
        var export = Export.example(false);
        export.change(0, line -> line.replace("泰安市", "\\u001b[2J\\u202e" + "x".repeat(1000)));
        var told = Told.of(file(export.bytes()));
        assertEquals(0, told.status());
        assertFalse(told.out().contains("\u001b") || told.out().contains("\u202e"));
        assertTrue(told.out().lines().allMatch(line -> line.length() < 500));
    }

    /** One byte anywhere is another: always found, and never a failure of the program. */
    @Test
    void oneByteIsAnother() throws IOException {
        var export = Export.example(false);
        var whole = export.bytes();
        var proof = Export.bytes(export.proof(5));
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            var bytes = (i % 3 == 0 ? proof : whole).clone();
            int at = random.nextInt(bytes.length);
            byte before = bytes[at];
            while (bytes[at] == before) {
                bytes[at] = (byte)
                        (random.nextInt(4) == 0
                                ? random.nextInt(256)
                                : "\n\r\t {}[]\",:\\0a=".charAt(random.nextInt(15)));
            }
            var told = Told.of(file(bytes));
            assertTrue(
                    told.status() == 1 && !told.findings().isEmpty() || told.status() == 2,
                    "seed " + seed + "\n" + new String(bytes, UTF_8) + told.out());
        }
    }

    /** The same with an end that fits again: entries, openings, texts and what is signed of heads don't rest on it. */
    @Test
    void oneByteIsAnotherAndTheEndFits() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var export = Export.example(false);
            int line = 3 + random.nextInt(export.lines.size() - 3);
            var before = export.lines.get(line);
            // A countersignature that isn't one's of whom one knows is none, and no finding.
            int stop = before.contains("note") ? before.indexOf("\u2014 " + Export.ABOVE) : before.length();
            int at = before.contains("entry")
                    ? 10 + random.nextInt(stop - 11)
                    : before.indexOf(":", 10) + 2 + random.nextInt(stop - before.indexOf(":", 10) - 3);
            char by = (char) (' ' + random.nextInt(95));
            int opening = before.lastIndexOf(",\"opening\":");
            if (before.charAt(at) == by || opening >= 0 && at >= opening && at < opening + 11) {
                continue; // by another name it is a member of a later format, and the opening was erased
            }
            export.lines.set(line, before.substring(0, at) + by + before.substring(at + 1));
            var told = Told.of(export.write(folder));
            assertTrue(
                    told.status() == 1,
                    "seed " + seed + "\n" + before + "\n" + export.lines.get(line) + "\n" + told.out());
        }
    }
}
