package org.cobuild.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * The words by which an entry is recognised in a text: one of {@code any} (when there are some), all of {@code all}, and
 * none of {@code none}. Upper and lower case, full and half width and white space make no difference; letters and
 * digits of the Latin kind count as whole words only, so that CA is not found in CAD.
 */
public record EntryTerms(List<String> any, List<String> all, List<String> none) {

    /** The words as they are compared. Made once for many texts. */
    public Recogniser recogniser() {
        return new Recogniser(Word.of(any), Word.of(all), Word.of(none));
    }

    private record Word(String told, String plain, long signs) {
        static List<Word> of(List<String> told) {
            return told.stream()
                    .map(word -> {
                        var plain = PlainText.plain(word);
                        return new Word(word, plain, PlainText.signs(plain));
                    })
                    .toList();
        }

        boolean in(PlainText text) {
            return text.has(plain, signs);
        }
    }

    /** Recognises what is meant. */
    public static final class Recogniser {
        private final List<Word> any;
        private final List<Word> all;
        private final List<Word> none;

        private Recogniser(List<Word> any, List<Word> all, List<Word> none) {
            this.any = any;
            this.all = all;
            this.none = none;
        }

        /** The words by which it is recognised, as the entry tells them; empty when it is not meant. */
        public List<String> find(PlainText text) {
            var found = new ArrayList<String>();
            for (var word : any) {
                if (word.in(text)) {
                    found.add(word.told());
                }
            }
            if (found.isEmpty() && (!any.isEmpty() || all.isEmpty())) {
                return List.of();
            }
            for (var word : all) {
                if (!word.in(text)) {
                    return List.of();
                }
                found.add(word.told());
            }
            return none.stream().anyMatch(word -> word.in(text)) ? List.of() : found;
        }
    }
}
