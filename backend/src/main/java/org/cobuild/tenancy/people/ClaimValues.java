package org.cobuild.tenancy.people;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.cobuild.platform.Ids;
import org.jspecify.annotations.Nullable;

/** What a provider says of somebody, held to form. */
final class ClaimValues {
    /** As folders have login names. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private static final int LONGEST_NAME = 64;

    private ClaimValues() {}

    /**
     * The texts of a claim; none when it is absent, since providers leave out what is empty.
     *
     * @throws ProviderPosts.ClaimForm when it is neither a text nor a list of texts
     */
    static Set<String> of(String claim, @Nullable Object told) {
        return switch (told) {
            case null -> Set.of();
            case String text -> Set.of(text);
            case Collection<?> list
            when list.stream().allMatch(String.class::isInstance) -> {
                var texts = new LinkedHashSet<String>();
                list.forEach(text -> texts.add((String) text));
                yield texts;
            }
            default -> throw new ProviderPosts.ClaimForm(claim);
        };
    }

    /** Somebody new; null when the login name is out of form. */
    static @Nullable Person person(String username, @Nullable Object name) {
        if (!USERNAME.matcher(username).matches()) {
            return null;
        }
        var told = name instanceof String text && !text.isBlank() ? text.strip() : username;
        return new Person(
                Ids.next(),
                username,
                told.codePointCount(0, told.length()) <= LONGEST_NAME
                        ? told
                        : told.substring(0, told.offsetByCodePoints(0, LONGEST_NAME)),
                null,
                true);
    }
}
