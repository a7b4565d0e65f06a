package org.cobuild.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The files that entries name, as far as they are at hand. */
final class Attachments {
    private static final int DIGITS = 64;
    private final Path folder;
    private final Findings findings;
    /** By its digest a file whose name goes on behind it, with an ending. */
    private final Map<String, String> endings = new HashMap<>();

    private final Digests named = new Digests();
    private final MessageDigest digest = Hash.sha256();
    private final byte[] chunk = new byte[1 << 16];
    private long checked;
    private long others;

    /** @param folder null when there are none */
    Attachments(Path folder, Findings findings) throws IOException {
        this.folder = folder;
        this.findings = findings;
        if (folder != null) {
            try (var files = Files.newDirectoryStream(folder, "*.*")) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    if (name.indexOf('.') == DIGITS) {
                        endings.put(name.substring(0, DIGITS), name);
                    }
                }
            }
        }
    }

    /** An entry names a file. */
    void named(byte[] sha256, Findings.Place place) throws IOException {
        if (!named.add(sha256) || folder == null) {
            return;
        }
        var plain = HexFormat.of().formatHex(sha256);
        var name = endings.getOrDefault(plain, plain);
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
                var bytes = name.getBytes(StandardCharsets.UTF_8);
                var length = name.indexOf('.') < 0 ? bytes.length : name.indexOf('.');
                var sha256 = Numbers.digest(bytes, 0, Math.min(length, bytes.length));
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
