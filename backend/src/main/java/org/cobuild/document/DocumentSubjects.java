package org.cobuild.document;

import java.util.Collection;
import java.util.Set;
import org.cobuild.tenancy.Viewer;

/** What this room asks of a room whose things have files; each such room has a bean of it for each type of thing. */
public interface DocumentSubjects {
    /** The type under which files are attached, as given to {@link DocumentService#attach}. */
    String type();

    /** Those of the things whose files the caller may read. */
    Set<Long> readable(Viewer viewer, Collection<Long> subjectIds);
}
