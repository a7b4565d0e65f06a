package org.cobuild.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is said, in Chinese or English. */
final class Words {
    private static final int LONGEST = 300;

    private final ResourceBundle bundle;

    Words(Locale locale) {
        var language = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        bundle = ResourceBundle.getBundle("org.cobuild.verify.words", language);
    }

    String say(String key, Object... with) {
        var plain = new Object[with.length];
        for (int i = 0; i < with.length; i++) {
            plain[i] = with[i] instanceof Fault fault
                    ? say(fault.key, fault.with)
                    : clean(String.valueOf(with[i]), LONGEST);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }

    /** Somebody else's text can neither steer the terminal nor fill it. */
    static String clean(String text, int longest) {
        var shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return shown.codePoints()
                .map(one -> switch (Character.getType(one)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> '\ufffd';
                    default -> one;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
