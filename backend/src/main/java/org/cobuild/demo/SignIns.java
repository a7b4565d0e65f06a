package org.cobuild.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cobuild.tenancy.DemoPeople;
import org.cobuild.tenancy.People;
import org.cobuild.tenancy.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who may sign in to the demo by one click, and by name and password from the file of credentials. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class SignIns implements DemoPeople {
    private final Path data;
    private final Viewers viewers;
    private final People people;
    private @Nullable List<DemoPerson> shown;

    SignIns(@Value("${cobuild.data}") String data, Viewers viewers, People people) {
        this.data = Path.of(data);
        this.viewers = viewers;
        this.people = people;
    }

    private List<DemoCredentials.Person> known() {
        return DemoCredentials.read(data).map(DemoCredentials::people).orElse(List.of());
    }

    @Override
    public synchronized List<DemoPerson> list() {
        if (shown == null) {
            shown = known().stream().map(this::shown).toList();
        }
        return shown;
    }

    private DemoPerson shown(DemoCredentials.Person person) {
        var viewer = viewers.inside(person.username(), person.tenant());
        var tenant = viewer.tenant();
        return new DemoPerson(
                person.username(),
                person.name(),
                tenant.name(),
                tenant.level().name(),
                person.unit(),
                Objects.requireNonNull(viewer.post()).title(),
                person.roles());
    }

    @Override
    public @Nullable Authentication find(String username) {
        return list().stream().anyMatch(person -> person.username().equals(username))
                ? people.signedIn(username)
                : null;
    }

    /** What the console shows when the portal is up. */
    String text() {
        var text = new StringBuilder("演示账号（完整清单见 %s）  Demo sign-ins (all of them in that file):%n"
                .formatted(data.resolve("demo-credentials.json")));
        known().stream()
                .limit(12)
                .forEach(person -> text.append("  %-14s %-16s %s %s %s%n"
                        .formatted(
                                person.username(), person.password(), person.name(), person.unit(), person.roles())));
        return text.toString();
    }
}
