package org.cobuild.tenancy.policy;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.PolicyValue;
import org.springframework.context.i18n.LocaleContextHolder;

/** How a rule and its numbers are written in messages. */
final class PolicyWords {
    private PolicyWords() {}

    static String name(PolicyRule rule) {
        return name(rule, LocaleContextHolder.getLocale());
    }

    static String name(PolicyRule rule, Locale locale) {
        return Refusals.plainText("policy.name." + rule.title(), locale);
    }

    static String value(PolicyRule rule, PolicyValue value) {
        return value.inherits()
                ? Refusals.plainText("policy.as.city", LocaleContextHolder.getLocale())
                : value(rule, value.number());
    }

    /** A number with its unit, e.g. 20 万元, 30%, 10 个工作日. */
    static String value(PolicyRule rule, BigDecimal number) {
        var locale = LocaleContextHolder.getLocale();
        if (rule.unit() == PolicyUnit.FLAG) {
            return Refusals.plainText("policy.flag." + (number.signum() == 0 ? "no" : "yes"), locale);
        }
        var shown = switch (rule.unit()) {
            case RATIO -> number.movePointRight(2);
            case YUAN -> locale.getLanguage().equals("zh") ? number.movePointLeft(4) : number;
            default -> number;
        };
        var text = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(shown);
        return Refusals.plainText("policy.unit." + rule.unit(), locale, text);
    }
}
