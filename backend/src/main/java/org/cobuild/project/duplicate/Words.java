package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a Chinese text, as Lucene's analyser cuts them. Its dictionary is loaded when the first text comes, not
 * when the portal starts.
 */
final class Words implements AutoCloseable {
    /** Before the name of a thing, so that it is no word of the text. */
    static final String THING = "=";

    private final Analyzer analyser = new SmartChineseAnalyzer();
    private final Thesaurus thesaurus = new Thesaurus();

    /**
     * In the order of the text, each as often as it stands there, then the things it names, each once; single letters
     * and digits are words, too.
     */
    List<String> of(String text) {
        var words = new ArrayList<String>();
        try (var stream = analyser.tokenStream("words", text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thesaurus.named(text).forEach(thing -> words.add(THING + thing));
        return words;
    }

    /** The things that a text names or only points to. */
    Set<String> pointedTo(String text) {
        return thesaurus.pointedTo(text);
    }

    @Override
    public void close() {
        analyser.close();
    }
}
