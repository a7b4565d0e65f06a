package org.cobuild.project;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a project says in words: its title, its goals, each estimate line and each work package as a part of its own, so
 * that a module hidden in a large project is found.
 *
 * @param cityId the city of whose tree it is: nothing is compared across cities
 */
public record ProjectTexts(long projectId, long cityId, List<Part> parts) {

    /** Where a part stands in the project. */
    public enum Kind {
        TITLE,
        GOALS,
        LINE,
        PACKAGE
    }

    /**
     * One part.
     *
     * @param id of the estimate line or the participant; 0 for title and goals
     * @param amount of the line or package in yuan; 0 for title and goals
     */
    public record Part(Kind kind, long id, String text, BigDecimal amount) {}
}
