package org.cobuild.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said is there in both languages, and nothing is there that isn't said. */
class WordsTest {
    private static final Pattern KEY = Pattern.compile("\"((?:"
            + String.join(
                    "|",
                    "usage",
                    "finding",
                    "place",
                    "input",
                    "json",
                    "line",
                    "canonical",
                    "entry",
                    "export",
                    "end",
                    "cut",
                    "position",
                    "leaf",
                    "root",
                    "log",
                    "time",
                    "signature",
                    "key",
                    "fork",
                    "truncated",
                    "head",
                    "opening",
                    "text",
                    "attachment",
                    "proof",
                    "note",
                    "keys",
                    "heads",
                    "told",
                    "result")
            + ")(?:\\.[a-z0-9-]+)|usage|finding)\"");

    @Test
    void eachKeyIsSaidInBothLanguages() throws IOException {
        var said = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                var keys = KEY.matcher(Files.readString(source));
                while (keys.find()) {
                    said.add(keys.group(1));
                }
            }
        }
        said.remove("log.jsonl");
        assertTrue(said.size() > 80, said.toString());
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            var words = ResourceBundle.getBundle("org.cobuild.verify.words", locale);
            assertEquals(
                    locale,
                    words.getLocale().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : words.getLocale());
            assertEquals(String.join("\n", said), String.join("\n", new TreeSet<>(words.keySet())));
            var say = new Words(locale);
            for (var key : said) {
                var text = say.say(key, "A", "B", "C");
                assertFalse(text.isEmpty() || text.contains("{0}"), key);
                for (int i = 0; i < 3; i++) {
                    assertEquals(
                            words.getString(key).contains("{" + i + "}"),
                            new Words(Locale.ENGLISH).say(key, "@0", "@1", "@2").contains("@" + i),
                            key);
                }
            }
        }
    }
}
