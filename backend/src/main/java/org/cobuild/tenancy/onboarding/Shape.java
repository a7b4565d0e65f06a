package org.cobuild.tenancy.onboarding;

import java.util.Arrays;
import java.util.List;

/**
 * What may stand in a file, or in an entry of one: its keys, each with its type. Readers hold files to it and the
 * published JSON Schema is made of it, so that an editor and the portal refuse the same things.
 *
 * @param list whether the file is a list of such entries; otherwise it is one group
 */
public record Shape(boolean list, List<Key> keys) {

    /** A file of entries. */
    public static Shape list(Key... keys) {
        return new Shape(true, List.of(keys));
    }

    /** A file, or an entry's own entry, that is one group of keys. */
    public static Shape group(Key... keys) {
        return new Shape(false, List.of(keys));
    }

    Key get(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no key " + name + " in " + keys.stream().map(Key::name).toList()));
    }

    boolean has(String name) {
        return keys.stream().anyMatch(key -> key.name().equals(name));
    }

    /**
     * A key. Required unless said otherwise.
     *
     * @param about what it means, in Chinese and English, for whoever edits the file
     */
    public record Key(String name, Type type, boolean required, String about) {
        private static Key of(String name, Type type, String about) {
            return new Key(name, type, true, about);
        }

        /** A text of 1 to 100 characters. */
        public static Key text(String name, String about) {
            return of(name, new Type.Text(100), about);
        }

        /** A text of 1 to that many characters. */
        public static Key text(String name, int most, String about) {
            return of(name, new Type.Text(most), about);
        }

        /** Letters, digits, {@code _ . -}, beginning with a letter or digit; at most that many. */
        public static Key code(String name, int most, String about) {
            return of(name, new Type.Code("[A-Za-z0-9][A-Za-z0-9_.-]{0," + (most - 1) + "}"), about);
        }

        /** A code of that form. */
        public static Key pattern(String name, String regex, String about) {
            return of(name, new Type.Code(regex), about);
        }

        public static Key whole(String name, int least, int most, String about) {
            return of(name, new Type.Whole(least, most), about);
        }

        public static Key number(String name, String about) {
            return of(name, new Type.Number(), about);
        }

        /** {@code true} or {@code false}. */
        public static Key flag(String name, String about) {
            return of(name, new Type.Flag(), about);
        }

        public static Key day(String name, String about) {
            return of(name, new Type.Day(), about);
        }

        /** One of those words. */
        public static Key choice(String name, List<String> words, String about) {
            return of(name, new Type.Choice(words), about);
        }

        /** The name of a constant, other than those left out. */
        @SafeVarargs
        public static <E extends Enum<E>> Key choice(String name, String about, Class<E> type, E... except) {
            return choice(name, names(type, except), about);
        }

        /** One name of a constant or several, other than those left out. */
        @SafeVarargs
        public static <E extends Enum<E>> Key choices(String name, String about, Class<E> type, E... except) {
            return of(name, new Type.Choices(names(type, except)), about);
        }

        /** A list of texts of that form. */
        public static Key texts(String name, String regex, String about) {
            return of(name, new Type.Texts(regex), about);
        }

        /** A list of entries of that shape. */
        public static Key rows(String name, Shape shape, String about) {
            return of(name, new Type.Rows(shape), about);
        }

        public Key optional() {
            return new Key(name, type, false, about);
        }

        @SafeVarargs
        private static <E extends Enum<E>> List<String> names(Class<E> type, E... except) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> !Arrays.asList(except).contains(constant))
                    .map(Enum::name)
                    .toList();
        }
    }

    /** What a value is. */
    public sealed interface Type {
        record Text(int most) implements Type {}

        record Code(String regex) implements Type {}

        record Whole(int least, int most) implements Type {}

        record Number() implements Type {}

        record Flag() implements Type {}

        record Day() implements Type {}

        record Choice(List<String> words) implements Type {}

        record Choices(List<String> words) implements Type {}

        record Texts(String regex) implements Type {}

        record Rows(Shape shape) implements Type {}
    }
}
