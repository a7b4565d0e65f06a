package org.cobuild.expert;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which field an expert judges. */
public enum ExpertField {
    INFORMATION_TECHNOLOGY,
    DATA,
    SECURITY,
    CRYPTOGRAPHY,
    FINANCE,
    BUSINESS,
    LAW,
    MANAGEMENT;

    /** As they are kept and digested: by name, joined by commas. */
    static String joined(Collection<ExpertField> fields) {
        return fields.stream().map(Enum::name).distinct().sorted().collect(Collectors.joining(","));
    }

    static List<ExpertField> split(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(",")).map(ExpertField::valueOf).toList();
    }
}
