package org.cobuild.tenancy.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.client.ClientRepository.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may stand in the terms of a machine client. */
@Component
class ClientRules {
    static final int MOST_NETWORKS = 20;
    static final int LONGEST_YEARS = 2;
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;
    private final PortalClock clock;

    ClientRules(PortalClock clock) {
        this.clock = clock;
    }

    /** As it was typed. */
    record Wanted(@Nullable String name, List<String> scopes, List<String> addresses, LocalDate expiresOn) {}

    /** A scope with what it gives. */
    record Scope(String scope, List<Action> actions) {}

    /** By the table of rights, in its order. */
    static List<Scope> scopes() {
        return Stream.of(Action.values())
                .map(Action::scope)
                .filter(Objects::nonNull)
                .distinct()
                .map(scope -> new Scope(
                        scope,
                        Stream.of(Action.values())
                                .filter(action -> scope.equals(action.scope()))
                                .toList()))
                .toList();
    }

    /** @throws org.cobuild.platform.Refused with every reason at once */
    Terms check(Viewer viewer, Wanted wanted) {
        var refusals = new Refusals();
        var name = Texts.check(refusals, INVALID, INVALID, "name", wanted.name(), 2, 64);
        var known = scopes().stream().map(Scope::scope).toList();
        var scopes = known.stream().filter(wanted.scopes()::contains).toList();
        refusals.unless(!wanted.scopes().isEmpty(), INVALID, "client.scope.none", "scopes");
        wanted.scopes().stream()
                .filter(scope -> !known.contains(scope))
                .forEach(scope -> refusals.add(INVALID, "client.scope.unknown", "scopes", shown(scope)));
        var addresses =
                wanted.addresses().stream().map(String::strip).distinct().toList();
        addresses.stream()
                .filter(address -> !Networks.valid(address))
                .forEach(address -> refusals.add(INVALID, "client.address", "addresses", shown(address)));
        refusals.unless(addresses.size() <= MOST_NETWORKS, INVALID, "client.addresses", "addresses", MOST_NETWORKS);
        var today = clock.today(viewer.tenant().zone());
        var last = today.plusYears(LONGEST_YEARS);
        refusals.unless(
                !wanted.expiresOn().isBefore(today) && !wanted.expiresOn().isAfter(last),
                INVALID,
                "client.expires",
                "expiresOn",
                today.toString(),
                last.toString());
        refusals.throwIfAny();
        return new Terms(name, scopes, addresses, wanted.expiresOn());
    }

    private static String shown(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60);
    }
}
