package org.cobuild.tenancy.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cobuild.tenancy.Grant;

/** What a room has of a tenant beside its tables' rows. */
public interface ArchivePart {

    /**
     * Writes it below the archive's folder, within the archive's transaction.
     *
     * @return what should be there and isn't, in a few words each; the rest was written
     * @throws IOException when the folder can't be written
     */
    List<String> write(Grant grant, Path folder) throws IOException;
}
