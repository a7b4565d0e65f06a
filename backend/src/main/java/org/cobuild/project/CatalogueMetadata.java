package org.cobuild.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.EntryMetadata;
import org.cobuild.catalogue.InformationItem;
import org.cobuild.catalogue.ItemType;
import org.cobuild.catalogue.Openness;
import org.cobuild.catalogue.ResourceFormat;
import org.cobuild.catalogue.SharingWay;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** What is typed of an entry's metadata: cleaned, and kept within its form. Whether it is complete is asked later. */
public final class CatalogueMetadata {
    private static final int MOST_ITEMS = 100;
    private static final int MOST_RELATED = 15;
    /** Of all items, with what separates them: what fits into the column. */
    private static final int ITEMS_LENGTH = 4_800;

    private CatalogueMetadata() {}

    /** An information item as it shall be. */
    public record ItemInput(String name, @Nullable ItemType type) {}

    /** Metadata as it shall be, all of it. */
    public record Input(
            @Nullable String categoryClass,
            @Nullable String categoryItem,
            @Nullable String categorySubitem,
            @Nullable String categoryDetail,
            @Nullable String code,
            @Nullable ResourceFormat format,
            @Nullable SharingWay sharingWay,
            @Nullable Openness openness,
            @Nullable String openCondition,
            @Nullable LocalDate publishedOn,
            @Nullable List<String> relatedCodes) {}

    /** @param before the entry as it is, null for a new one: what a client doesn't send stays as it stands */
    static EntryMetadata of(Refusals refusals, String path, @Nullable Input input, @Nullable CatalogueEntry before) {
        if (input == null) {
            return before == null ? EntryMetadata.NONE : before.metadata();
        }
        return new EntryMetadata(
                text(refusals, path + "categoryClass", input.categoryClass(), 100),
                text(refusals, path + "categoryItem", input.categoryItem(), 100),
                text(refusals, path + "categorySubitem", input.categorySubitem(), 100),
                text(refusals, path + "categoryDetail", input.categoryDetail(), 100),
                code(refusals, path + "code", input.code()),
                input.format(),
                input.sharingWay(),
                input.openness(),
                text(refusals, path + "openCondition", input.openCondition(), 500),
                input.publishedOn(),
                related(refusals, path + "relatedCodes", input.relatedCodes()));
    }

    static List<InformationItem> items(
            Refusals refusals, String path, CatalogueSectionService.Item item, @Nullable CatalogueEntry before) {
        var given = item.informationItems();
        if (given == null) {
            var names = InformationItem.typed(text(refusals, path + ".items", item.items(), 2_000));
            return before == null ? names : withTypes(names, before.informationItems());
        }
        var at = path + ".informationItems";
        Rules.most(refusals, at, given.size(), MOST_ITEMS);
        var items = new ArrayList<InformationItem>();
        for (int i = 0; i < given.size(); i++) {
            var name = CatalogueSectionService.text(
                    refusals, at + "." + i + ".name", given.get(i).name(), 1, 200);
            if (name != null) {
                items.add(new InformationItem(
                        name.replaceAll("[\\t\\r\\n]+", " "), given.get(i).type()));
            }
        }
        var length = items.stream().mapToInt(one -> one.name().length() + 12).sum();
        refusals.unless(
                length <= ITEMS_LENGTH,
                ProjectErrorCode.INVALID,
                "project.catalogue.items",
                at,
                Integer.toString(items.size()));
        return List.copyOf(items);
    }

    /** A client that knows names alone takes no type away from the items that it leaves. */
    private static List<InformationItem> withTypes(List<InformationItem> names, List<InformationItem> before) {
        Map<String, InformationItem> known = new HashMap<>();
        before.forEach(item -> known.putIfAbsent(item.name(), item));
        return names.stream().map(item -> known.getOrDefault(item.name(), item)).toList();
    }

    private static List<String> related(Refusals refusals, String path, @Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        Rules.most(refusals, path, given.size(), MOST_RELATED);
        var codes = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            var code = code(refusals, path + "." + i, given.get(i));
            if (code != null && !codes.contains(code)) {
                codes.add(code);
            }
        }
        return List.copyOf(codes);
    }

    /** Letters, digits and the signs that catalogues put between them: codes are compared and typed elsewhere. */
    private static @Nullable String code(Refusals refusals, String path, @Nullable String given) {
        var code = text(refusals, path, given, 64);
        var fits = code == null || code.matches("[0-9A-Za-z][0-9A-Za-z/._-]*");
        refusals.unless(fits, ProjectErrorCode.INVALID, "project.catalogue.code", path);
        return fits ? code : null;
    }

    private static @Nullable String text(Refusals refusals, String path, @Nullable String given, int most) {
        return CatalogueSectionService.text(refusals, path, given, 0, most);
    }
}
