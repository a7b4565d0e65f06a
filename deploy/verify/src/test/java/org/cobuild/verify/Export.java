package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes exports and proofs by docs/log.md, and spoils them. */
final class Export {
    static final String LOG = "cobuild/log/370900";
    static final String ABOVE = "cobuild/log/370000";
    static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

    final Merkle merkle;
    final String log;
    final Signer tenant;
    final Signer above;
    final List<byte[]> leaves = new ArrayList<>();
    /** All lines but the last. */
    List<String> lines = new ArrayList<>();

    Instant time = BEGIN;
    private final List<String> entryLines = new ArrayList<>();

    Export(String log, boolean sm, Signer tenant, Signer above) {
        this.log = log;
        this.merkle = new Merkle(sm);
        this.tenant = tenant;
        this.above = above;
        lines.add("");
        lines.add(tenant.key(""));
        lines.add(above.key(""));
    }

    static Export ofTheCity(boolean sm) {
        return sm
                ? new Export(LOG, true, Signer.sm2(LOG), Signer.sm2(ABOVE))
                : new Export(LOG, false, Signer.ed25519(LOG), Signer.ed25519(ABOVE));
    }

    /** Two heads over ten entries each and three entries behind them, with texts and attachments. */
    static Export example(boolean sm) {
        var export = ofTheCity(sm);
        for (int i = 0; i < 23; i++) {
            var text = "决定所依据的文本 “" + i / 2 + "”\n";
            export.entry(i % 4 == 0 ? text : null, i % 5 == 0 ? List.of("attachment " + i) : List.of());
            if (i % 8 == 0) {
                export.text(text);
            }
            if (i == 9 || i == 19) {
                export.head(true);
            }
        }
        return export.announced(23);
    }

    Export announced(int size) {
        lines.set(0, first("cobuild-log-export-1", size));
        return this;
    }

    private String first(String format, int size) {
        return "{\"line\":\"export\",\"format\":\"" + format + "\",\"log\":\"" + log
                + "\",\"tenant\":\"泰安市\",\"hash\":\"" + (merkle.sm3() ? "SM3" : "SHA-256") + "\",\"size\":" + size
                + ",\"at\":\"" + stamp(time) + "\"}";
    }

    static String stamp(Instant time) {
        return time.toString().replaceFirst("(:\\d\\d)Z$", "$1.000Z");
    }

    void entry(String text, List<String> attachments) {
        entry(Map.of("text", text == null ? "" : sha256(text)), attachments);
    }

    void entry(Map<String, String> given, List<String> attachments) {
        time = time.plusSeconds(60);
        int position = leaves.size();
        var facts = new TreeMap<>(given);
        facts.values().removeIf(String::isEmpty);
        facts.put("round", "1");
        facts.put("verb", "同意\t\u001f\"\\");
        var opening =
                "{\"actor\":\"陈静\",\"changes\":[{\"after\":\"APPROVED\",\"before\":\"OPEN\",\"field\":\"status\"},"
                        + "{\"field\":\"opinion\"}],\"detail\":\"第 " + position + " 项 😀\",\"salt\":\""
                        + sha256("salt" + position) + "\"}";
        var content = "{\"act\":\"taskDecide\",\"amount\":\"1250000.00\",\"attachments\":["
                + attachments.stream()
                        .map(Export::sha256)
                        .sorted()
                        .map(Export::quote)
                        .reduce((a, b) -> a + "," + b)
                        .orElse("")
                + "],\"facts\":{"
                + facts.entrySet().stream()
                        .map(fact -> quote(fact.getKey()) + ":" + quote(fact.getValue()))
                        .reduce((a, b) -> a + "," + b)
                        .orElse("")
                + "},\"format\":\"cobuild-log-entry-1\",\"id\":\"" + (7000000000L + position)
                + "\",\"kind\":\"DECISION\",\"log\":\""
                + log
                + "\",\"post\":\"科长\",\"project\":\"42\",\"subject\":{\"id\":\"99\",\"type\":\"Case\"},\"time\":\""
                + stamp(time) + "\",\"told\":\"" + sha256(opening) + "\",\"unit\":\"市大数据局\"}";
        add(content, opening);
    }

    void add(String content, String opening) {
        int position = leaves.size();
        leaves.add(merkle.leaf(content.getBytes(UTF_8)));
        lines.add(entryLine(position, content, opening));
        entryLines.add(lines.get(lines.size() - 1));
    }

    String entryLine(int position, String content, String opening) {
        return "{\"line\":\"entry\",\"position\":" + position + ",\"content\":" + quote(content) + ",\"leaf\":\""
                + base64(merkle.leaf(content.getBytes(UTF_8))) + "\""
                + (opening == null ? "" : ",\"opening\":" + quote(opening))
                + "}";
    }

    void text(String text) {
        lines.add("{\"line\":\"text\",\"sha256\":\"" + sha256(text) + "\",\"text\":" + quote(text) + "}");
    }

    void head(boolean countersigned) {
        lines.add(headLine(headText(leaves.size(), merkle.root(leaves)), countersigned));
    }

    String headText(long size, byte[] root) {
        return log + "\n" + size + "\n" + base64(root) + "\ntime " + stamp(time) + "\n";
    }

    String headLine(String text, boolean countersigned) {
        return headLine(
                text, tenant.sign(text) + (countersigned ? above.countersign(text, time.getEpochSecond() + 5) : ""));
    }

    static String headLine(String text, String signatures) {
        return "{\"line\":\"head\",\"note\":" + quote(text + "\n" + signatures) + "}";
    }

    /** Gives the lines away that there are so far, of an export that is too large to be kept. */
    List<String> drain() {
        var drained = lines;
        lines = new ArrayList<>();
        entryLines.clear();
        return drained;
    }

    /** Lines of a proof of one entry, with a head over all. */
    List<String> proof(int position) {
        var proof = new ArrayList<String>();
        proof.add(first("cobuild-log-proof-1", leaves.size()));
        proof.add(tenant.key(""));
        proof.add(above.key(""));
        proof.add(entryLines.get(position));
        proof.add("{\"line\":\"inclusion\",\"position\":" + position + ",\"size\":" + leaves.size() + ",\"hashes\":["
                + merkle.path(position, leaves).stream()
                        .map(hash -> quote(base64(hash)))
                        .reduce((a, b) -> a + "," + b)
                        .orElse("")
                + "]}");
        proof.add(headLine(headText(leaves.size(), merkle.root(leaves)), true));
        return proof;
    }

    /** Where the line of an entry is. */
    int at(int position) {
        return lines.indexOf(entryLines.get(position));
    }

    /** Where the head is, counted from 0. */
    int head(int number) {
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("{\"line\":\"head\""))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    Export change(int line, UnaryOperator<String> how) {
        var before = lines.get(line);
        lines.set(line, how.apply(before));
        if (before.equals(lines.get(line))) {
            throw new AssertionError("nothing was changed in " + before);
        }
        return this;
    }

    /** The whole file, with an end that fits. */
    byte[] bytes() {
        return bytes(lines);
    }

    static byte[] bytes(List<String> lines) {
        var all = String.join("\n", lines) + "\n";
        long entries = lines.stream()
                .filter(line -> line.startsWith("{\"line\":\"entry\""))
                .count();
        return (all + "{\"line\":\"end\",\"entries\":" + entries + ",\"sha256\":\"" + sha256(all) + "\"}\n")
                .getBytes(UTF_8);
    }

    Path write(Path folder) throws IOException {
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), bytes());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** RFC 8785, section 3.2.2.2. */
    static String quote(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(one -> {
            switch (one) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> json.append(one < ' ' ? String.format("\\u%04x", one) : String.valueOf((char) one));
            }
        });
        return json.append('"').toString();
    }
}
