package org.cobuild.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Collects the reasons why an act is refused, so that the caller learns all of them at once. The texts of a reason
 * stand in {@code messages/<room>_zh.properties} and {@code _en.properties} under its key: {@code key}, {@code
 * key.clause} and {@code key.lift}, the last two where there is one; arguments are numbered from {0}.
 */
public final class Refusals {
    private static final ResourceBundleMessageSource TEXTS = texts();
    private final List<UserError> errors = new ArrayList<>();

    /**
     * Notes a reason.
     *
     * @param code constant of the room's error enum
     * @param key key of its texts
     * @param path where in the input it stands, joined by dots, e.g. {@code lines.3.quantity}; empty for the whole act
     */
    public Refusals add(Enum<?> code, String key, String path, Object... arguments) {
        var steps = path.isEmpty() ? List.<String>of() : List.of(path.split("\\.", -1));
        errors.add(new UserError(
                steps, code, text(key, arguments), text(key + ".clause", arguments), text(key + ".lift", arguments)));
        return this;
    }

    /** Notes a reason unless the condition holds. */
    public Refusals unless(boolean condition, Enum<?> code, String key, String path, Object... arguments) {
        return condition ? this : add(code, key, path, arguments);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<UserError> list() {
        return List.copyOf(errors);
    }

    /** Throws {@link Refused} with every reason noted so far; does nothing when there is none. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** A single reason, to be thrown at once. */
    public static Refused refused(Enum<?> code, String key, String path, Object... arguments) {
        return new Refused(new Refusals().add(code, key, path, arguments).errors);
    }

    /** A text of the messages that is no reason by itself: a name, a unit. */
    public static String plainText(String key, java.util.Locale locale, Object... arguments) {
        return TEXTS.getMessage(key, arguments, locale);
    }

    /** A text of a room in the language of the caller, for what is said and not refused. */
    public static String words(String key, Object... arguments) {
        return TEXTS.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** As above; null when there is no such text. */
    public static @Nullable String findWords(String key, Object... arguments) {
        return text(key, arguments);
    }

    @SuppressWarnings("NullAway") // a text without a default is absent, which the record allows
    private static String text(String key, Object... arguments) {
        return TEXTS.getMessage(key, arguments, null, LocaleContextHolder.getLocale());
    }

    private static ResourceBundleMessageSource texts() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames(
                "messages/platform",
                "messages/sheet",
                "messages/tenancy",
                "messages/audit",
                "messages/document",
                "messages/approval",
                "messages/sheet",
                "messages/planning",
                "messages/lists",
                "messages/project",
                "messages/filing",
                "messages/sharing",
                "messages/expert",
                "messages/funding",
                "messages/construction",
                "messages/operation");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(java.util.Locale.SIMPLIFIED_CHINESE);
        return source;
    }
}
