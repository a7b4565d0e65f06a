package org.cobuild.approval;

/**
 * What a case is about, by the code that it has in the schema, in routes and in series of reply numbers. A room that
 * starts cases names its own and has a bean of {@link CaseSubjects} for it.
 *
 * @param name as a constant of the schema's enum {@code CaseSubject}
 */
public record CaseSubject(String name) implements Comparable<CaseSubject> {
    /** Initiation of a project 立项. */
    public static final CaseSubject PROJECT = new CaseSubject("PROJECT");

    /** Completion acceptance 竣工验收. */
    public static final CaseSubject ACCEPTANCE = new CaseSubject("ACCEPTANCE");

    public static CaseSubject valueOf(String name) {
        return new CaseSubject(name);
    }

    @Override
    public int compareTo(CaseSubject other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
