package org.cobuild.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the national catalogue 国家政务信息资源目录 asks of a resource beside its name, provider, abstract, items and how it
 * is shared. The provider's code is the unit's credit code. What nobody has said yet is null.
 *
 * @param categoryClass 类
 * @param categoryItem 项
 * @param categorySubitem 目
 * @param categoryDetail 细目
 * @param code of the resource
 * @param publishedOn when it was or will be published
 * @param relatedCodes codes of related resources
 */
public record EntryMetadata(
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
        List<String> relatedCodes) {
    public static final EntryMetadata NONE =
            new EntryMetadata(null, null, null, null, null, null, null, null, null, null, List.of());
}
