package org.cobuild.tenancy.onboarding;

/**
 * Where a line of data came from: an entry of a file with its line, a row of a sheet, a form. Whoever checks the line
 * notes here what is wrong with which of its fields; the origin knows how to say where that is.
 *
 * <p>The texts of a note stand in {@code messages/tenancy} under its key, as {@code key}, {@code key.clause} and {@code
 * key.lift}; arguments are numbered from {0} and none of them says where: that is the origin's to add.
 */
public interface Origin {

    /**
     * Notes what has to be put right before the line can be taken over.
     *
     * @param field name of the field as the seam's records have it, e.g. {@code creditCode}; empty for the whole line
     */
    void fault(String field, String key, Object... arguments);

    /** Notes what a person should look at; the line can be taken over all the same. */
    void doubt(String field, String key, Object... arguments);

    /** Whether no fault was noted: a faulty line is left out of a plan. */
    boolean faultless();
}
