package org.cobuild.tenancy;

import java.util.List;
import java.util.Map;

/**
 * A file of a tenant's folder that another room owns, e.g. the routes of approval. It is read and written in the
 * transaction that applies the folder, after the tenant's units stand.
 */
public interface FolderPart {

    /** The file's name, e.g. {@code routes.yaml}. */
    String file();

    /**
     * Brings the room's rows up to date with the file. Faults are noted on the rows ({@link FolderRow#wrong}) and
     * undo the whole folder after every part has spoken.
     *
     * @param units the tenant's units by code
     * @param rows the file's entries; not called when the folder has no such file
     */
    void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows);
}
