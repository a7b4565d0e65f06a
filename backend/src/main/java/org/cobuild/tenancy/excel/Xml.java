package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The small parts of a workbook, changed as text, so that whatever else stands in them stays as it was. */
final class Xml {
    static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final Pattern UTF16 = Pattern.compile("^<\\?xml[^>]*\\?>");

    private Xml() {}

    /** A part as text, its declaration made UTF-8; empty when there is none. */
    static String text(ZipFile archive, String part) throws IOException {
        var entry = archive.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (var content = archive.getInputStream(entry)) {
            var bytes = content.readAllBytes();
            var wide = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE;
            var text = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
            var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return UTF16.matcher(plain).replaceFirst("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        }
    }

    /** The text with that put before the end of an element, also of one that is written as empty. */
    static String before(String text, String element, String added) {
        var end = Pattern.compile("</((?:\\w+:)?" + element + ")\\s*>").matcher(text);
        var at = -1;
        while (end.find()) {
            at = end.start();
        }
        if (at >= 0) {
            return text.substring(0, at) + added + text.substring(at);
        }
        var empty = Pattern.compile("<((?:\\w+:)?" + element + ")((?:\\s[^>]*?)?)/>")
                .matcher(text);
        return empty.find()
                ? text.substring(0, empty.start()) + "<" + empty.group(1) + empty.group(2) + ">" + added + "</"
                        + empty.group(1) + ">" + text.substring(empty.end())
                : text;
    }

    static String relation(String id, String kind, String target) {
        return "<Relationship xmlns=\"" + RELATIONS + "\" Id=\"" + id + "\" Type=\"" + OFFICE + kind + "\" Target=\""
                + escape(target) + "\"/>";
    }

    static String override(String part, String type) {
        return "<Override xmlns=\"" + TYPES + "\" PartName=\"" + escape(part) + "\" ContentType=\"" + type + "\"/>";
    }

    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> {
                    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
