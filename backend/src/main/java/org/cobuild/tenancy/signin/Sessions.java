package org.cobuild.tenancy.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The sessions of people: where from, since when, and their end. Spring keeps them in tables of its own. */
@Component
public class Sessions {
    private static final String DEVICE = "cobuild.device";
    private static final String ADDRESS = "cobuild.address";
    private static final int LONGEST_DEVICE = 300;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final JdbcOperations jdbc;

    Sessions(FindByIndexNameSessionRepository<?> sessions, JdbcOperations jdbc) {
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    /**
     * A session as its person sees it.
     *
     * @param key names it; with a session's id itself a script could take it over
     * @param device what the browser says of itself; null for sessions from before it was noted
     */
    public record Own(
            String key,
            @Nullable String device,
            @Nullable String address,
            Instant since,
            Instant usedAt,
            boolean current) {}

    /** How many sessions a person has, and when it last did something. */
    public record Count(int sessions, Instant usedAt) {}

    /** Notes where a session that begins comes from. */
    public static void begun(HttpServletRequest request) {
        var device = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        var session = request.getSession();
        session.setAttribute(DEVICE, device.length() <= LONGEST_DEVICE ? device : device.substring(0, LONGEST_DEVICE));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
    }

    /** The one that asks first, then by last use. */
    public List<Own> list(String username, String currentId) {
        return sessions.findByPrincipalName(username).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Own(
                        key(session.getId()),
                        session.<@Nullable String>getAttribute(DEVICE),
                        session.<@Nullable String>getAttribute(ADDRESS),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Own::current)
                        .thenComparing(Own::usedAt)
                        .reversed())
                .toList();
    }

    /**
     * Ends sessions of a person, never the one that asks: that one signs out.
     *
     * @param key of one; null: all others
     * @return how many ended
     */
    public int end(String username, String currentId, @Nullable String key) {
        return sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(currentId) && (key == null || key(id).equals(key)))
                .mapToInt(id -> jdbc.update("delete from SPRING_SESSION where SESSION_ID = ?", id))
                .sum();
    }

    /** Those of them that still hold at that instant, whoever's they are. */
    public Set<String> alive(Collection<String> ids, Instant at) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return Set.copyOf(jdbc.queryForList(
                "select SESSION_ID from SPRING_SESSION where EXPIRY_TIME > ? and SESSION_ID in (" + marks + ")",
                String.class,
                Stream.concat(Stream.of(at.toEpochMilli()), ids.stream()).toArray()));
    }

    /** By login name; who is signed in nowhere is absent. */
    public Map<String, Count> count(Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        var marks = usernames.stream().map(name -> "?").collect(Collectors.joining(", "));
        return jdbc
                .query(
                        "select PRINCIPAL_NAME, count(*), max(LAST_ACCESS_TIME) from SPRING_SESSION"
                                + " where PRINCIPAL_NAME in (" + marks + ") group by PRINCIPAL_NAME",
                        (row, n) -> Map.entry(
                                row.getString(1), new Count(row.getInt(2), Instant.ofEpochMilli(row.getLong(3)))),
                        usernames.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String key(String sessionId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
