package org.cobuild.project;

import static org.cobuild.tenancy.policy.PolicyRule.APPLICATION_PAPERS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cobuild.project.PaperRule.Cell;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.policy.CountyMay;
import org.jspecify.annotations.Nullable;

/**
 * Which papers a tenant asks of its applications, over time: what it says itself, otherwise what its city says. A
 * county's own word counts as far as its city lets it have its own of the policy value {@code application_papers}; where
 * the city takes that back, the city's holds again.
 */
final class PaperTable {
    private final boolean county;
    private final Map<Cell, NavigableMap<LocalDate, PaperRule>> own = new HashMap<>();
    private final Map<Cell, NavigableMap<LocalDate, PaperRule>> citys = new HashMap<>();
    private final NavigableMap<LocalDate, CountyMay> mays = new TreeMap<>();

    /**
     * A tenant's table.
     *
     * @param rules its own and its city's, of all days
     * @param policy values of its city, others are passed over
     */
    PaperTable(long tenantId, long cityId, Collection<PaperRule> rules, Collection<PolicyValue> policy) {
        this.county = tenantId != cityId;
        rules.forEach(rule -> (rule.tenantId() == tenantId ? own : citys)
                .computeIfAbsent(rule.cell(), cell -> new TreeMap<>())
                .put(rule.effectiveOn(), rule));
        policy.stream()
                .filter(value -> value.tenantId() == cityId && value.name().equals(APPLICATION_PAPERS.title()))
                .forEach(value -> mays.put(value.effectiveOn(), CountyMay.valueOf(value.countyMay())));
    }

    /** The papers that a project hands in with its application on a day, in the order of the form. */
    List<ApplicationPaper> asked(ProjectCategory category, @Nullable ProjectTrack track, LocalDate on) {
        return Arrays.stream(ApplicationPaper.values())
                .filter(kind -> from(new Cell(kind, category), on).asks(track))
                .toList();
    }

    /** What holds on a day. */
    AskedFrom from(Cell cell, LocalDate on) {
        var told = own(cell, on);
        return told == null || !allows(cell, told, on) ? city(cell, on) : told;
    }

    /** Whether the tenant may ask so on a day; a city may always. */
    boolean allows(Cell cell, AskedFrom told, LocalDate on) {
        return !county || countyMay(on).allows(city(cell, on), told);
    }

    /** What the city asks on a day; nothing of a city itself. */
    AskedFrom city(Cell cell, LocalDate on) {
        var told = latest(citys, cell, on);
        return told == null ? AskedFrom.NONE : told;
    }

    /** What the tenant says itself on a day; null also when it has gone back to its city's. */
    @Nullable
    AskedFrom own(Cell cell, LocalDate on) {
        return latest(own, cell, on);
    }

    /** The tenant's own rule that begins on that very day. */
    @Nullable
    PaperRule beginning(Cell cell, LocalDate on) {
        return own.getOrDefault(cell, Collections.emptyNavigableMap()).get(on);
    }

    /** What a county may do with the table of its city; whatever it likes where the city says nothing. */
    CountyMay countyMay(LocalDate on) {
        var said = mays.floorEntry(on);
        return said == null ? CountyMay.ANY : said.getValue();
    }

    private static @Nullable AskedFrom latest(
            Map<Cell, NavigableMap<LocalDate, PaperRule>> rules, Cell cell, LocalDate on) {
        var rule = rules.getOrDefault(cell, Collections.emptyNavigableMap()).floorEntry(on);
        return rule == null ? null : rule.getValue().from();
    }
}
