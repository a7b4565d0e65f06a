package org.cobuild.project;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.project.FrameworkOverlap.Kind;
import org.cobuild.project.FrameworkOverlap.Side;
import org.jspecify.annotations.Nullable;

/**
 * Whether units of a co-built project do the same twice 建设内容不重复: an item of scope that another unit has, too, in
 * the same words or within longer ones, and a resource of the catalogue that two units provide.
 */
final class FrameworkOverlaps {
    /** What is shorter stands in other texts by chance. */
    private static final int LEAST_CONTAINED = 4;

    private FrameworkOverlaps() {}

    /** @param parts in the order of the plan */
    static List<FrameworkOverlap> find(List<FrameworkPart> parts, List<CatalogueEntry> catalogue) {
        var scopes = parts.stream()
                .flatMap(part -> part.scope().stream().map(text -> new Side(part.unitId(), text)))
                .toList();
        var resources = catalogue.stream()
                .map(entry -> new Side(entry.providerUnitId(), entry.name()))
                .toList();
        var found = new ArrayList<FrameworkOverlap>();
        pairs(scopes, false, found);
        pairs(resources, true, found);
        return List.copyOf(found);
    }

    private static void pairs(List<Side> sides, boolean resources, List<FrameworkOverlap> found) {
        var plain = sides.stream().map(side -> plain(side.text())).toList();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                var kind = sides.get(i).unitId() == sides.get(j).unitId()
                        ? null
                        : alike(plain.get(i), plain.get(j), resources);
                if (kind != null) {
                    var overlap = FrameworkOverlap.of(kind, sides.get(i), sides.get(j));
                    if (found.stream().noneMatch(one -> one.key().equals(overlap.key()))) {
                        found.add(overlap);
                    }
                }
            }
        }
    }

    /** @return null when they are not alike */
    private static @Nullable Kind alike(String one, String other, boolean resources) {
        if (one.isEmpty() || other.isEmpty()) {
            return null;
        }
        if (one.equals(other)) {
            return resources ? Kind.RESOURCE : Kind.SAME;
        }
        return !resources && (contains(one, other) || contains(other, one)) ? Kind.CONTAINED : null;
    }

    private static boolean contains(String whole, String part) {
        return part.codePointCount(0, part.length()) >= LEAST_CONTAINED && whole.contains(part);
    }

    /** A text as it is compared: half width, lower case, letters and digits alone. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
