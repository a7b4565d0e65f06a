package org.cobuild.demo;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.tenancy.Viewers;

/** Random passwords and secrets for those whom the data lists. */
final class Secrets {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, String> tenants = new LinkedHashMap<>();
    private final List<DemoCredentials.Client> clients;

    Secrets(Item settings) {
        for (var group : settings.items("people")) {
            for (var username : group.texts("usernames")) {
                tenants.put(username, group.text("tenant"));
                passwords.put(username, random(14));
            }
        }
        clients = settings.items("clients").stream()
                .map(client -> new DemoCredentials.Client(
                        client.text("clientId"), random(40), client.text("tenant"), client.texts("scopes")))
                .toList();
    }

    private static String random(int length) {
        var text = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        return text.toString();
    }

    /** Passwords by login name. */
    Map<String, String> passwords() {
        return passwords;
    }

    List<DemoCredentials.Client> clients() {
        return clients;
    }

    /** Everybody with name, unit and roles. */
    DemoCredentials named(Viewers viewers) {
        var people = passwords.entrySet().stream()
                .map(entry -> {
                    var viewer = viewers.inside(entry.getKey(), Objects.requireNonNull(tenants.get(entry.getKey())));
                    var post = Objects.requireNonNull(viewer.post());
                    return new DemoCredentials.Person(
                            entry.getKey(),
                            entry.getValue(),
                            viewer.name(),
                            viewer.tenant().code(),
                            viewer.unitName(),
                            post.roles().stream().map(Enum::name).sorted().toList());
                })
                .toList();
        return new DemoCredentials(people, clients);
    }
}
