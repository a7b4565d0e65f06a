package org.cobuild.approval.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cobuild.document.form.Form.Field;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Unit;
import org.jspecify.annotations.Nullable;

/** How an approval sheet says things in its language. Its texts stand in {@code messages/sheet_*.properties}. */
public record SheetWords(Locale locale, ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    public String of(String key, Object... arguments) {
        return Refusals.plainText("sheet." + key, locale, arguments);
    }

    /** A value of an enum. */
    public String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    public boolean chinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** The Chinese name, or the English one on an English sheet. */
    public String name(String name, String nameEn) {
        return chinese() || nameEn.isBlank() ? name : nameEn;
    }

    public String name(@Nullable Unit unit) {
        return unit == null ? "" : name(unit.name(), unit.nameEn());
    }

    public Field field(String key, String value) {
        return new Field(of(key), value);
    }

    /** An amount in the sheet's unit of ten thousand yuan, exact. */
    public String money(BigDecimal yuan) {
        var amount = yuan.movePointLeft(4).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
    }

    /** The amount once more, as nobody can alter it: in capital numerals, or in yuan on an English sheet. */
    public String inFull(BigDecimal yuan) {
        return chinese() ? CapitalNumerals.of(yuan) : String.format(Locale.ROOT, "CNY %,.2f", yuan);
    }

    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /**
     * A signature: whose, and when.
     *
     * @param of the unit, or empty where it stands beside already
     */
    public String signed(String of, String person, Instant at) {
        return signed(of, person, null, at);
    }

    /** The same of who acted for another. @param actingFor that one's name; null for oneself */
    public String signed(String of, String person, @Nullable String actingFor, Instant at) {
        var name = actingFor == null ? person(person) : of("signed.for", person, actingFor);
        var by = of.isEmpty() ? name : of + "\u3000" + name;
        return by + "\u3000" + MINUTE.format(at.atZone(zone));
    }

    /** A name of two Chinese letters is written as wide as one of three. */
    private String person(String name) {
        var two =
                name.codePointCount(0, name.length()) == 2 && name.codePoints().allMatch(Character::isIdeographic);
        return two && chinese()
                ? new StringBuilder(name)
                        .insert(name.offsetByCodePoints(0, 1), '\u3000')
                        .toString()
                : name;
    }
}
