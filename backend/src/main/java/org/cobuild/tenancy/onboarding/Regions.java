package org.cobuild.tenancy.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.cobuild.tenancy.TenantLevel;
import org.jspecify.annotations.Nullable;

/**
 * The administrative regions of GB/T 2260, provinces, prefectures and counties, from the product's own list. Functional
 * zones have no code in it.
 */
public final class Regions {
    private static final String LIST = "/regions/gbt2260.tsv";
    private static final NavigableMap<String, String> NAMES = load();

    private Regions() {}

    /** A region by its national code of six digits. */
    public record Region(String code, String name) {
        /** The portal's level for it: a prefecture's or a municipality's, or a county's. */
        public TenantLevel level() {
            return code.endsWith("00") ? TenantLevel.CITY : TenantLevel.COUNTY;
        }

        /** Whether it lies inside the other one. */
        boolean inside(String other) {
            return code.startsWith(other.replaceFirst("(00){1,2}$", ""));
        }
    }

    public static @Nullable Region find(String code) {
        var name = NAMES.get(code);
        return name == null ? null : new Region(code, name);
    }

    /** Regions that have all of those letters in their name or begin with those digits, shortest names first. */
    public static List<Region> search(String text, int most) {
        var wanted = text.strip();
        var found = new ArrayList<Region>();
        NAMES.forEach((code, name) -> {
            if (!wanted.isEmpty() && (name.contains(wanted) || code.startsWith(wanted))) {
                found.add(new Region(code, name));
            }
        });
        found.sort(Comparator.comparingInt((Region region) -> region.name().length())
                .thenComparing(Region::code));
        return found.subList(0, Math.min(most, found.size()));
    }

    /** Counties of a prefecture, by code. */
    public static List<Region> counties(String prefecture) {
        var prefix = prefecture.substring(0, 4);
        return NAMES.subMap(prefix + "01", true, prefix + "99", true).entrySet().stream()
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Notes what does not fit between a tenant and the region that it claims.
     *
     * @param parentRegion region code of the city above, null when there is none or it has none
     */
    static void check(TenantFile.Line tenant, @Nullable String parentRegion) {
        var code = tenant.regionCode();
        if (code == null) {
            return;
        }
        var region = find(code);
        if (region == null) {
            tenant.from().fault("regionCode", "folder.tenant.region", code);
            return;
        }
        if (region.level() != tenant.level()) {
            tenant.from()
                    .fault(
                            "regionCode",
                            "folder.tenant.region.level",
                            code,
                            region.name(),
                            tenant.level().name());
        }
        if (!tenant.name().contains(region.name())) {
            tenant.from().fault("regionCode", "folder.tenant.region.name", code, region.name(), tenant.name());
        }
        if (parentRegion != null && !region.inside(parentRegion)) {
            tenant.from()
                    .fault(
                            "regionCode",
                            "folder.tenant.region.parent",
                            code,
                            region.name(),
                            Objects.requireNonNull(tenant.parent()));
        }
    }

    private static NavigableMap<String, String> load() {
        var names = new TreeMap<String, String>();
        try (var in = Objects.requireNonNull(Regions.class.getResourceAsStream(LIST));
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> names.put(row[0], row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return java.util.Collections.unmodifiableNavigableMap(names);
    }

    /** All of them by code, for tests and lists. */
    static Map<String, String> all() {
        return NAMES;
    }
}
