package org.cobuild.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds, and each way in which a log can be tampered with. */
class VerifyTest {
    @TempDir
    Path folder;

    private Path keys(Export export) throws IOException {
        return keys(export.tenant.key(""), export.above.key(""));
    }

    private Path keys(String... lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "keys", ".jsonl"), String.join("\n", lines) + "\n");
    }

    private Told verify(Export export) throws IOException {
        return Told.of(export.write(folder), "--keys", keys(export));
    }

    private Told verify(List<String> lines) throws IOException {
        return Told.of(Files.write(Files.createTempFile(folder, "proof", ".jsonl"), Export.bytes(lines)));
    }

    private static void found(Told told, String... beginnings) {
        var findings = told.findings();
        assertEquals(beginnings.length, findings.size(), told.out());
        for (int i = 0; i < beginnings.length; i++) {
            assertTrue(findings.get(i).startsWith(beginnings[i]), told.out());
        }
        assertEquals(beginnings.length == 0 ? 0 : 1, told.status());
    }

    private static void says(Told told, String words) {
        assertTrue(told.out().contains(words), told.out());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExportHolds(boolean sm) throws IOException {
        var export = Export.example(sm);
        var told = verify(export);
        found(told);
        says(told, "Entries: 23\n");
        says(told, "Heads: 2; the last that holds covers 20 entries");
        says(told, "Not covered by a head that holds: 3 entries");
        says(told, "Countersignatures: 2 (cobuild/log/370000)");
        says(told, "Texts named: 6, not at hand: 3");
        says(told, "Files named: 5, not at hand: 5");
        says(told, "Keys: those handed in");
        says(Told.of(export.write(folder)), "ONLY WHAT THE EXPORT SAYS OF ITSELF");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProofHoldsForEachEntryAndForNoOther(boolean sm) throws IOException {
        var export = Export.example(sm);
        for (int i = 0; i < 23; i++) {
            var told = verify(export.proof(i));
            found(told);
            says(told, "Entry " + i + " of 23:");
            says(told, "7000000" + String.format("%03d", i));
            var other = export.proof(i);
            other.set(3, export.lines.get(export.at((i + 1) % 23)).replaceFirst("position\":\\d+", "position\":" + i));
            found(verify(other), "ROOT  entries 0 to 22");
        }
    }

    @Test
    void anEmptyLogAndOneWithoutHeadsHold() throws IOException {
        var empty = Export.ofTheCity(false).announced(0);
        found(verify(empty));
        empty.head(false);
        found(verify(empty));
        var young = Export.ofTheCity(false);
        young.entry((String) null, List.of());
        says(verify(young.announced(1)), "Not covered by a head that holds: 1 entries");
    }

    @Test
    void whatIsErasedIsToldAndNotFound() throws IOException {
        var export = Export.example(false);
        export.change(export.at(4), line -> line.replaceFirst(",\"opening\".*", "}"));
        var told = verify(export);
        found(told);
        says(told, "Erased openings: 1");
    }

    @Test
    void otherMembersAndLinesArePassedOver() throws IOException {
        var export = Export.example(false);
        export.change(
                0, line -> line.replaceFirst("\\{", "{\"later\":[1.5e3,null,{\"x\":[true]}],\"later\":\"\\\\u00e9\","));
        export.lines.add(5, "{\"line\":\"weather\",\"text\":7}");
        found(verify(export));
    }

    // --- tampering

    @Test
    void editedInContentOnly() throws IOException {
        var export = Export.example(false);
        export.change(export.at(7), line -> line.replace("1250000.00", "9250000.00"));
        found(verify(export), "LEAF  entry 7:");
    }

    @Test
    void editedWithItsLeaf() throws IOException {
        var export = Export.example(false);
        var content = content(export, 12).replace("1250000.00", "9250000.00");
        export.change(export.at(12), line -> export.entryLine(12, content, null));
        found(verify(export), "ROOT  entries 10 to 19: the root of the head over 20");
    }

    /** The content of an entry as it was made. */
    private static String content(Export export, int position) {
        var line = export.lines.get(export.at(position));
        return line.substring(line.indexOf("\"content\":\"") + 11, line.indexOf("\",\"leaf\""))
                .replaceAll("\\\\(.)", "$1");
    }

    @Test
    void dropped() throws IOException {
        var export = Export.example(false);
        export.lines.remove(export.at(13));
        found(verify(export.announced(22)), "POSITION  entry 13: 1 missing", "ROOT  entries 10 to 19");
    }

    @Test
    void droppedWithItsPosition() throws IOException {
        var export = Export.example(false);
        int at = export.at(13);
        renumber(export, at + 1, -1);
        export.lines.remove(at);
        found(verify(export.announced(22)), "FORMAT  export: a head over 20", "ROOT  entries 10 to 19");
    }

    private static void renumber(Export export, int from, int by) {
        for (int i = from; i < export.lines.size(); i++) {
            var line = export.lines.get(i);
            if (line.startsWith("{\"line\":\"entry\"")) {
                int position = Integer.parseInt(line.replaceFirst(".*?\"position\":(\\d+).*", "$1"));
                export.lines.set(i, line.replaceFirst("position\":\\d+", "position\":" + (position + by)));
            }
        }
    }

    @Test
    void reordered() throws IOException {
        var export = Export.example(false);
        Collections.swap(export.lines, export.at(13), export.at(14));
        found(
                verify(export),
                "POSITION  entry 13: 1 missing",
                "POSITION  entry 13: out of order",
                "ROOT  entries 10 to 19");
        var renumbered = Export.example(false);
        int at = renumbered.at(13);
        Collections.swap(renumbered.lines, at, renumbered.at(14));
        renumbered.change(at, line -> line.replaceFirst("position\":14", "position\":13"));
        renumbered.change(at + 1, line -> line.replaceFirst("position\":13", "position\":14"));
        found(verify(renumbered), "ROOT  entries 10 to 19");
    }

    @Test
    void inserted() throws IOException {
        var twice = Export.example(false);
        twice.lines.add(twice.at(13), twice.lines.get(twice.at(12)));
        found(verify(twice.announced(24)), "POSITION  entry 12: out of order");
        var renumbered = Export.example(false);
        int at = renumbered.at(13);
        renumber(renumbered, at, 1);
        renumbered.lines.add(at, renumbered.entryLine(13, content(renumbered, 12), null));
        found(verify(renumbered.announced(24)), "FORMAT  head over 20 entries", "ROOT  entries 10 to 19");
    }

    @Test
    void backDated() throws IOException {
        var export = Export.example(false);
        export.time = export.time.minusSeconds(3600);
        export.entry((String) null, List.of());
        export.time = export.time.plusSeconds(7200);
        export.head(true);
        found(verify(export.announced(24)), "TIME  entry 23: ");
    }

    @Test
    void fromTheFuture() throws IOException {
        var export = Export.example(false);
        export.time = Told.NOW.plusSeconds(700);
        export.entry((String) null, List.of());
        export.head(true);
        found(verify(export.announced(24)), "TIME  entry 23: ", "TIME  head over 24 entries");
    }

    @Test
    void headsOutOfTheirTime() throws IOException {
        var export = Export.example(false);
        export.time = export.time.minusSeconds(1800);
        export.head(true);
        found(verify(export), "TIME  entry 22: ", "TIME  head over 23 entries");
    }

    @Test
    void entriesThatNoHeadVouchesFor() throws IOException {
        var export = Export.ofTheCity(false);
        export.entry((String) null, List.of());
        export.entry((String) null, List.of());
        found(verify(export.announced(2)), "SIGNATURE  entries 0 to 1");
    }

    @Test
    void forkedIsFoundByAHeadThatWasKnown() throws IOException {
        var export = Export.example(false);
        var other = new Export(Export.LOG, false, export.tenant, export.above);
        for (int i = 0; i < 15; i++) {
            other.entry("another text", List.of());
        }
        other.head(true);
        var known = other.announced(15).write(folder);
        var told = Told.of(export.write(folder), "--heads", known);
        found(told, "FORK  known head over 15 entries: of 2026-03-02T01:15:00Z: its root is not that of the entries");
        var same = Told.of(export.write(folder), "--heads", export.write(folder));
        found(same);
        says(same, "Known heads held against it: 2");
        found(Told.of(Files.write(folder.resolve("proof.jsonl"), Export.bytes(other.proof(3))), "--heads", known));
    }

    @Test
    void aProofOfAForkIsFoundToo() throws IOException {
        var export = Export.example(false);
        var other = new Export(Export.LOG, false, export.tenant, export.above);
        for (int i = 0; i < 23; i++) {
            other.entry("another text", List.of());
        }
        other.head(false);
        var head = other.lines.get(other.head(0));
        var known = Files.writeString(folder.resolve("known"), head + "\n");
        var note = Files.writeString(
                folder.resolve("note"),
                head.substring(head.indexOf("note\":\"") + 7, head.length() - 2).replace("\\n", "\n"));
        var proof = Files.write(folder.resolve("proof.jsonl"), Export.bytes(export.proof(3)));
        found(Told.of(proof, "--heads", known), "FORK  known head over 23 entries");
        found(Told.of(proof, "--heads", note), "FORK  known head over 23 entries");
    }

    @Test
    void truncated() throws IOException {
        var export = Export.example(false);
        var known = export.write(folder);
        // Cut off between the heads, with an end that fits: only who knew more can tell.
        export.lines = new ArrayList<>(export.lines.subList(0, export.at(15)));
        export.announced(15);
        found(verify(export));
        found(Told.of(export.write(folder), "--heads", known), "TRUNCATED  entries 15 to 19: the head over 20");
        // The head is there, its last entries are not.
        var behind = Export.example(false);
        var head = behind.lines.get(behind.head(1));
        behind.lines = new ArrayList<>(behind.lines.subList(0, behind.at(15)));
        behind.lines.add(head);
        found(verify(behind.announced(15)), "TRUNCATED  entries 15 to 19: a head here");
    }

    @Test
    void ofAnotherTenant() throws IOException {
        var export = Export.example(false);
        var other = new Export("cobuild/log/370902", false, Signer.ed25519("cobuild/log/370902"), export.above);
        other.time = export.time;
        other.entry((String) null, List.of());
        other.head(true);
        export.lines.set(export.at(22), other.lines.get(other.at(0)).replace("position\":0", "position\":22"));
        export.lines.add(other.lines.get(other.head(0)));
        found(verify(export), "LOG  entry 22", "LOG  head over 1 entries");
        found(Told.of(other.announced(1).write(folder), "--keys", keys(export)), "KEY  head over 1 entries");
    }

    @Test
    void anAttachmentThatWasAltered() throws IOException {
        var export = Export.example(false);
        Files.write(folder.resolve("log.jsonl"), export.bytes());
        var files = Files.createDirectory(folder.resolve("documents"));
        for (int i = 0; i < 20; i += 5) {
            // With an ending or without one.
            Files.writeString(
                    files.resolve(Export.sha256("attachment " + i) + (i % 2 == 0 ? ".pdf" : "")), "attachment " + i);
        }
        Files.writeString(files.resolve(".DS_Store"), "");
        var told = Told.of(folder);
        found(told);
        says(told, "Files named: 5, not at hand: 1; checked: 4");
        says(told, "passed over: 1");
        Files.writeString(files.resolve(Export.sha256("attachment 5")), "attachment 6");
        Files.writeString(files.resolve(Export.sha256("nobody's")), "attachment 6");
        found(Told.of(folder), "ATTACHMENT  entry 5", "ATTACHMENT  file");
        found(Told.of(folder.resolve("log.jsonl"), "--files", files), "ATTACHMENT  entry 5", "ATTACHMENT  file");
    }

    // --- openings and texts

    @Test
    void anOpeningThatWasAltered() throws IOException {
        var export = Export.example(false);
        export.change(export.at(3), line -> line.replace("陈静", "陈敬"));
        found(verify(export), "OPENING  entry 3");
    }

    @Test
    void aTextThatWasAlteredOrThatNobodyNamed() throws IOException {
        var export = Export.example(false);
        export.change(export.at(0) + 1, line -> line.replace("决定", "决議"));
        export.text("a text of its own");
        found(verify(export), "TEXT  line 5: the text is not", "TEXT  line 32: no entry");
    }

    // --- heads

    @Test
    void aHeadThatIsNotSignedOrFalsely() throws IOException {
        var export = Export.example(false);
        var text = export.headText(20, export.merkle.root(export.leaves.subList(0, 20)));
        int at = export.head(1);
        export.lines.set(at, Export.headLine(text, export.above.countersign(text, 1_780_000_000)));
        found(verify(export), "SIGNATURE  head over 20 entries (line 28): the tenant has not");
        export.lines.set(at, Export.headLine(text, export.tenant.sign(text.replace("20", "21"))));
        found(verify(export), "SIGNATURE  head over 20 entries (line 28): the signature");
        var witness = export.above.countersign(text + " ", 1_780_000_000);
        export.lines.set(at, Export.headLine(text, export.tenant.sign(text) + witness));
        found(verify(export), "SIGNATURE  head over 20 entries (line 28): the countersignature");
    }

    @Test
    void nobodyCountersignsForThemselves() throws IOException {
        var export = Export.ofTheCity(false);
        export.entry((String) null, List.of());
        var text = export.headText(1, export.merkle.root(export.leaves));
        export.lines.add(
                Export.headLine(text, export.tenant.sign(text) + export.tenant.countersign(text, 1_780_000_000)));
        var told = verify(export.announced(1));
        found(told);
        says(told, "Not countersigned: 1 heads");
    }

    @Test
    void swappedKeys() throws IOException {
        var export = Export.example(false);
        var forger = new Export(Export.LOG, false, Signer.ed25519(Export.LOG), export.above);
        forger.entry((String) null, List.of());
        forger.head(true);
        forger.announced(1);
        found(
                Told.of(forger.write(folder), "--keys", keys(export)),
                "KEY  line 2: the key",
                "KEY  head over 1 entries");
        found(Told.of(forger.write(folder)));
    }

    @Test
    void daysOfKeys() throws IOException {
        var export = Export.example(false);
        var file = export.write(folder);
        var above = export.above.key("");
        var before = ",\"to\":\"2026-03-02T01:15:00.000Z\"";
        found(
                Told.of(file, "--keys", keys(export.tenant.key(before), above)),
                "KEY  head over 20 entries (line 28): the key");
        var early = ",\"revoked\":\"2026-03-02T00:00:00.000Z\"";
        assertEquals(
                2,
                Told.of(file, "--keys", keys(export.tenant.key(early), above))
                        .findings()
                        .size());
        // Revoked between the heads: what was countersigned before holds.
        var between = ",\"revoked\":\"2026-03-02T01:15:00.000Z\"";
        found(Told.of(file, "--keys", keys(export.tenant.key(between), above)), "KEY  head over 20 entries");
        found(
                Told.of(file, "--keys", keys(export.tenant.key(between))),
                "KEY  head over 10 entries (line 16): the key",
                "KEY  head over 20 entries");
        found(
                Told.of(file, "--keys", keys(export.tenant.key(""), export.above.key(before))),
                "KEY  head over 20 entries (line 28): the key of cobuild/log/370000");
        // A witness whose key is revoked proves nothing.
        assertEquals(
                Set.of("KEY"),
                Told.of(file, "--keys", keys(export.tenant.key(between), export.above.key(between)))
                        .codes());
    }

    @Test
    void aKeyThatWasChanged() throws IOException {
        var export = Export.example(false);
        var later = Signer.ed25519(Export.LOG);
        var text = export.headText(23, export.merkle.root(export.leaves));
        export.lines.add(Export.headLine(text, later.sign(text)));
        var days = ",\"to\":\"2026-03-02T01:21:00.000Z\"";
        found(Told.of(
                export.write(folder), "--keys", keys(export.tenant.key(days), later.key(""), export.above.key(""))));
        found(verify(export), "KEY  head over 23 entries");
    }

    @Test
    void aHeadBeforeOrBehindItsPlace() throws IOException {
        var export = Export.example(false);
        var head = export.lines.remove(export.head(0));
        export.lines.add(export.at(5), head);
        found(verify(export), "FORMAT  export: a head over 10", "ROOT  entries 0 to 9");
    }

    @Test
    void manyFindingsOfACodeAreCounted() throws IOException {
        var export = Export.ofTheCity(false);
        for (int i = 0; i < 130; i++) {
            export.entry((String) null, List.of());
        }
        for (int i = 0; i < 130; i++) {
            export.change(export.at(i), line -> line.replace("陈静", "陈敬"));
        }
        export.head(true);
        var told = verify(export.announced(130));
        assertEquals(101, told.findings().size());
        says(told, "OPENING  and 30 more of these");
        says(told, "Found: 130 (OPENING 130)");
    }
}
