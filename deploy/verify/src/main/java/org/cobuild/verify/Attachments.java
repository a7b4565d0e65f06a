package org.cobuild.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The files that entries name, as far as they are at hand. */
final class Attachments {
    private final Path folder;
    private final Findings findings;
    private final Digests named = new Digests();
    private final MessageDigest digest = Hash.sha256();
    private final byte[] chunk = new byte[1 << 16];
    private long checked;
    private long others;

    /** @param folder null when there are none */
    Attachments(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /** An entry names a file. */
    void named(byte[] sha256, Findings.Place place) throws IOException {
        if (!named.add(sha256) || folder == null) {
            return;
        }
        var name = HexFormat.of().formatHex(sha256);
        if (Files.isRegularFile(folder.resolve(name))) {
            named.mark(sha256);
            check(name, sha256, place);
        }
    }

    /** The files that no entry named. What isn't named by a digest, such as a system's own files, claims nothing. */
    void rest() throws IOException {
        if (folder == null) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                var sha256 = Numbers.digest(bytes, 0, bytes.length);
                if (sha256 == null || !Files.isRegularFile(file)) {
                    others++;
                } else if (!named.has(sha256)) {
                    check(name, sha256, new Findings.Place("place.file"));
                }
            }
        }
    }

    private void check(String name, byte[] sha256, Findings.Place place) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            for (int count; (count = in.read(chunk)) > 0; ) {
                digest.update(chunk, 0, count);
            }
        }
        checked++;
        if (!MessageDigest.isEqual(digest.digest(), sha256)) {
            findings.add(Code.ATTACHMENT, place, "attachment.other", name);
        }
    }

    long count() {
        return named.size();
    }

    long missing() {
        return named.size() - named.marked();
    }

    long checked() {
        return checked;
    }

    long others() {
        return others;
    }
}
