package org.cobuild.tenancy.onboarding;

import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;

/**
 * A file of a tenant's folder, e.g. the routes of approval, owned by the room that implements this. It is read, checked
 * and planned together with the others, and written in one transaction with them.
 *
 * @param <T> what the file says, read
 */
public interface FolderPart<T> {

    /** The file's name, e.g. {@code routes.yaml}. */
    String file();

    /** What may stand in the file. Readers hold entries to it, and the published JSON Schema is made of it. */
    Shape shape();

    /**
     * Reads the file and checks what can be seen without a database; nothing here may ask one. Form was checked by the
     * shape; what else is wrong is noted on the entries ({@link Origin#fault}), and undoes the whole folder.
     *
     * @param rows the file's entries; not called when the folder has no such file, which leaves things as they are
     */
    T read(Standing standing, List<FolderRow> rows);

    /** Roles in units that will have holders by what the file says; files that are read later find them held. */
    default List<Filled> fills(T data) {
        return List.of();
    }

    /** A role in a unit, by its code. */
    record Filled(String unitCode, Role role) {}

    /**
     * Works out what would change; writes nothing. Faults found against what stands are noted as above. Called only
     * when nothing was wrong so far.
     *
     * @param grant the tenant; one that is not made yet has no rows
     */
    Planned plan(Grant grant, Standing standing, T data);

    /** The entries of the file as they stand, keys in the shape's order; empty when there is nothing to write. */
    List<Map<String, Object>> export(Grant grant);
}
