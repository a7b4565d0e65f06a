package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents and openings: as described and canonical, or not. */
class EntryTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final String CONTENT =
            "{\"act\":\"taskDecide\",\"amount\":\"0.50\",\"attachments\":[\"" + ONE + "\",\"" + TWO
                    + "\"],\"facts\":{\"text\":\"" + TWO
                    + "\"},\"format\":\"cobuild-log-entry-1\",\"id\":\"7\",\"kind\":\"REPLY\","
                    + "\"log\":\"cobuild/log/1\",\"post\":\"科长\",\"project\":\"42\",\"subject\":{\"id\":\"99\",\"type\":\"Case\"},"
                    + "\"time\":\"2026-03-02T01:00:00.000Z\",\"told\":\"" + ONE + "\",\"unit\":\"局\"}";
    private static final String OPENING =
            "{\"actor\":\"陈静\",\"changes\":[{\"after\":\"\",\"before\":\"a\",\"field\":\"f\"}],"
                    + "\"detail\":\"d\",\"salt\":\"" + ONE + "\"}";

    private static Entry read(String content) throws Fault {
        var bytes = content.getBytes(UTF_8);
        return Entry.read(bytes, new Line.Span(0, bytes.length), "cobuild/log/1".getBytes(UTF_8));
    }

    private static void opening(String opening) throws Fault {
        var bytes = opening.getBytes(UTF_8);
        Entry.checkOpening(bytes, new Line.Span(0, bytes.length));
    }

    private static String facts(String facts) {
        return CONTENT.replace("\"text\":\"" + TWO + "\"", facts);
    }

    @Test
    void anEntryAsDescribed() throws Fault {
        var entry = read(CONTENT);
        assertEquals(true, entry.ours());
        assertArrayEquals(HexFormat.of().parseHex(TWO), entry.text());
        assertEquals(2, entry.attachments().size());
        read(CONTENT.replaceFirst("\"amount\":\"0.50\",", ""));
        read(CONTENT.replaceFirst("\"post\":\"科长\",\"project\":\"42\",", ""));
        read(facts(""));
        opening(OPENING);
        opening("{\"actor\":\"陈静\",\"changes\":[],\"salt\":\"" + ONE + "\"}");
    }

    /** The order of RFC 8785, section 3.2.3, by UTF-16 code units, where by bytes the last two would be the other way. */
    @Test
    void factsAreInTheOrderOfTheirUtf16() {
        var sorted =
                "\"\\r\":\"\",\"1\":\"\",\"\u0080\":\"\",\"\u00f6\":\"\",\"\u20ac\":\"\",\"\ud83d\ude00\":\"\",\"\ufb33\":\"\"";
        assertDoesNotThrow(() -> read(facts(sorted)));
        var members = sorted.split(",");
        for (int i = 0; i + 1 < members.length; i++) {
            var swapped = members.clone();
            swapped[i] = members[i + 1];
            swapped[i + 1] = members[i];
            var fault = assertThrows(Fault.class, () -> read(facts(String.join(",", swapped))));
            assertEquals("canonical.order", fault.key);
        }
        assertThrows(Fault.class, () -> read(facts("\"a\":\"\",\"a\":\"\"")));
        assertDoesNotThrow(() -> read(facts("\"\":\"\",\"a\":\"\",\"aa\":\"\",\"b\":\"\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"", "\\\\", "\\b", "\\t", "\\n", "\\f", "\\r", "\\u0000", "\\u001f", "\\u000b", "/", "\u007f",
                "\u2028", "é"
            })
    void theOneWayToWriteACharacter(String written) {
        assertDoesNotThrow(() -> read(facts("\"a\":\"" + written + "\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\/", "\\u0008", "\\u0009", "\\u000a", "\\u000A", "\\u001F", "\\u0041", "\\u00e9", "\\u0020",
                "\\u2028", "\\x", "\\u00", "\t", "\u0001"
            })
    void everyOtherWay(String written) {
        assertThrows(Fault.class, () -> read(facts("\"a\":\"" + written + "\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"0.50\"|0.50",
                "\"0.50\"|\"0.5\"",
                "\"0.50\"|\".50\"",
                "\"0.50\"|\"00.50\"",
                "\"0.50\"|\"1e2.50\"",
                "\"0.50\"|null",
                "\"act\":\"taskDecide\"|\"act\":\"\"",
                "{\"act\"|{ \"act\"",
                "\"id\":\"7\"|\"id\":7",
                "\"id\":\"7\"|\"id\":\"07\"",
                "\"id\":\"7\"|\"id\":\"7\",\"id\":\"7\"",
                "\"REPLY\"|\"GOSSIP\"",
                "entry-1|entry-2",
                "01:00:00.000Z|01:00:00Z",
                "01:00:00.000Z|24:00:00.000Z",
                "03-02T|02-30T",
                "000Z|000+",
                "\"unit\":\"局\"|\"unit\":\"局\",\"zone\":\"\"",
                "\"unit\":\"局\"|\"unit\":\"局\"}",
                "\"type\":\"Case\"|\"type\":{}",
                "\"type\":\"Case\"|\"type\":\"Case\",\"x\":\"\"",
                "\"project\":\"42\"|\"project\":\"\"",
                "\"facts\":{|\"facts\":{,",
                "\"attachments\":[|\"attachments\":[,",
            })
    void anEntryThatIsNotAsDescribed(String part, String by) {
        var content = CONTENT.replace(part, by);
        assertThrows(Fault.class, () -> read(content));
    }

    @Test
    void digestsAreInLowerCaseAndInOrder() {
        assertThrows(Fault.class, () -> read(CONTENT.replace(ONE, "A".repeat(64))));
        assertThrows(Fault.class, () -> read(CONTENT.replace("\"" + ONE + "\",\"" + TWO, "\"" + TWO + "\",\"" + ONE)));
        assertThrows(Fault.class, () -> read(CONTENT.replace("\"" + ONE + "\",\"" + TWO, "\"" + ONE + "\",\"" + ONE)));
        assertThrows(Fault.class, () -> read(facts("\"text\":\"of the project\"")));
    }

    @Test
    void everyBeginningIsTooShort() {
        for (int i = 0; i < CONTENT.length(); i++) {
            var cut = CONTENT.substring(0, i);
            assertThrows(Fault.class, () -> read(cut));
        }
        for (int i = 0; i < OPENING.length(); i++) {
            var cut = OPENING.substring(0, i);
            assertThrows(Fault.class, () -> opening(cut));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"actor\":\"陈静\"|\"actor\":\"\"",
                "\"field\":\"f\"|\"field\":\"\"",
                ",\"field\":\"f\"|",
                "\"detail\":\"d\",|\"detail\":\"d\",\"note\":\"\",",
                "\"changes\":[{|\"changes\":[[{",
                "\"salt\":\"1|\"salt\":\"",
            })
    void anOpeningThatIsNotAsDescribed(String part, String by) {
        var opening = OPENING.replace(part, by == null ? "" : by);
        assertThrows(Fault.class, () -> opening(opening));
    }
}
