package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Change;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** Says a planned change in words, in the language of the caller. Texts stand under {@code plan.} in the messages. */
final class PlanWords {
    private PlanWords() {}

    static String say(PlannedChange change) {
        var what = Refusals.words("plan." + change.action(), change.subject(), change.code());
        var details = new ArrayList<String>();
        change.fields().forEach(field -> details.add(field(change.action(), field)));
        details.removeIf(String::isEmpty);
        var effects = change.effects().stream()
                .map(effect -> Refusals.words("plan.effect." + effect.key(), effect.count()))
                .toList();
        if (!details.isEmpty()) {
            what = Refusals.words("plan.details", what, String.join(Refusals.words("plan.and"), details));
        }
        return effects.isEmpty()
                ? what
                : Refusals.words("plan.effects", what, String.join(Refusals.words("plan.and"), effects));
    }

    private static String field(String action, Change.Field field) {
        if (field.name().equals("roles")) {
            return roles(field.before(), field.after());
        }
        // Whether a post is enabled is said by the action; that a unit is open again is not.
        if (field.name().equals("enabled") && !("false".equals(field.before()) && "true".equals(field.after()))) {
            return "";
        }
        var label = label(field.name());
        if (field.before() == null) {
            return Refusals.words("plan.is", label, value(action, field.name(), field.after()));
        }
        return field.after() == null
                ? Refusals.words("plan.was", label, value(action, field.name(), field.before()))
                : Refusals.words(
                        "plan.becomes",
                        label,
                        value(action, field.name(), field.before()),
                        value(action, field.name(), field.after()));
    }

    /** A rule's number is a field by the rule's name, a day of the calendar one by its date, a cell one by two names. */
    private static String label(String field) {
        return Arrays.stream(field.split(" ", -1)).map(PlanWords::word).collect(Collectors.joining(" "));
    }

    private static String word(String field) {
        var label = Refusals.findWords("plan.field." + field);
        label = label == null ? Refusals.findWords("policy.name." + field) : label;
        return Objects.requireNonNullElse(label, field);
    }

    /** Constants have words by the action, or else by the field. */
    private static String value(String action, String field, @Nullable String value) {
        return Stream.of(action, field)
                .map(place -> Refusals.findWords("plan.value." + place + "." + value))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(String.valueOf(value));
    }

    private static String roles(@Nullable String before, @Nullable String after) {
        var gained = new ArrayList<>(list(after));
        gained.removeAll(list(before));
        var lost = new ArrayList<>(list(before));
        lost.removeAll(list(after));
        var words = new ArrayList<String>();
        if (!gained.isEmpty()) {
            words.add(Refusals.words("plan.gains", names(gained)));
        }
        if (!lost.isEmpty()) {
            words.add(Refusals.words("plan.loses", names(lost)));
        }
        return String.join(Refusals.words("plan.and"), words);
    }

    private static List<String> list(@Nullable String roles) {
        return roles == null ? List.of() : Arrays.asList(roles.split(" ", -1));
    }

    private static String names(List<String> roles) {
        return roles.stream()
                .map(role -> Objects.requireNonNullElse(Refusals.findWords("role." + role), role))
                .collect(Collectors.joining(Refusals.words("plan.comma")));
    }
}
