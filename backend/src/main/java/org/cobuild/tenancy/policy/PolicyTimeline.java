package org.cobuild.tenancy.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.tenancy.PolicyValue;
import org.jspecify.annotations.Nullable;

/** All values of a city and its counties over time: what holds on a day, and what would if a value came or went. */
final class PolicyTimeline {
    private final long cityId;
    private final Map<Long, Map<String, NavigableMap<LocalDate, PolicyValue>>> values = new HashMap<>();

    PolicyTimeline(long cityId, Collection<PolicyValue> values) {
        this.cityId = cityId;
        values.forEach(this::put);
    }

    long cityId() {
        return cityId;
    }

    void put(PolicyValue value) {
        values.computeIfAbsent(value.tenantId(), id -> new HashMap<>())
                .computeIfAbsent(value.name(), name -> new TreeMap<>())
                .put(value.effectiveOn(), value);
    }

    void remove(PolicyValue value) {
        own(value.tenantId(), value.name()).remove(value.effectiveOn());
    }

    /** A tenant's own values of a rule by their days. */
    NavigableMap<LocalDate, PolicyValue> own(long tenantId, String name) {
        return values.getOrDefault(tenantId, Map.of()).getOrDefault(name, Collections.emptyNavigableMap());
    }

    /** A tenant's own value on a day; null also when it has gone back to its city's. */
    @Nullable
    PolicyValue own(long tenantId, String name, LocalDate on) {
        var entry = own(tenantId, name).floorEntry(on);
        return entry == null || entry.getValue().inherits() ? null : entry.getValue();
    }

    /** What holds for a tenant on a day: its own value, otherwise its city's. */
    @Nullable
    PolicyValue inForce(long tenantId, String name, LocalDate on) {
        var own = own(tenantId, name, on);
        return own != null || tenantId == cityId ? own : own(cityId, name, on);
    }

    /** The counties that have a value of their own of any of these rules. */
    List<Long> countiesWith(Collection<String> names) {
        return values.keySet().stream()
                .filter(tenant -> tenant != cityId)
                .filter(tenant ->
                        names.stream().anyMatch(name -> !own(tenant, name).isEmpty()))
                .sorted()
                .toList();
    }

    /** The days from which something of these rules may hold for a tenant, that day and all later ones. */
    NavigableSet<LocalDate> days(long tenantId, Collection<String> names, LocalDate from) {
        var days = new TreeSet<>(Set.of(from));
        for (var name : names) {
            days.addAll(own(tenantId, name).tailMap(from).keySet());
            days.addAll(own(cityId, name).tailMap(from).keySet());
        }
        return days;
    }
}
