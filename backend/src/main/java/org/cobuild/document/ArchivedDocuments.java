package org.cobuild.document;

import static org.cobuild.db.Tables.DOCUMENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.archive.ArchivePart;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The contents of a tenant's files, each under its digest; {@code tables/document.csv} says how it was called. */
@Component
class ArchivedDocuments implements ArchivePart {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    private final DSLContext sql;
    private final FileStore store;

    ArchivedDocuments(DSLContext sql, FileStore store) {
        this.sql = sql;
        this.store = store;
    }

    @Override
    public List<String> write(Grant grant, Path folder) throws IOException {
        var to = Files.createDirectories(folder.resolve("documents"));
        var missing = new ArrayList<String>();
        var documents = sql.select(DOCUMENT.ID, DOCUMENT.NAME, DOCUMENT.SHA256)
                .from(DOCUMENT)
                .where(grant.on(DOCUMENT))
                .orderBy(DOCUMENT.ID)
                .fetch();
        for (var row : documents) {
            var name = row.get(DOCUMENT.NAME);
            var content = store.path(row.get(DOCUMENT.SHA256));
            var ending = ENDING.matcher(name);
            if (Files.isRegularFile(content)) {
                var kept = to.resolve(row.get(DOCUMENT.SHA256) + (ending.find() ? ending.group() : ""));
                // Two files may have the same content.
                if (Files.notExists(kept)) {
                    Files.copy(content, kept);
                }
            } else {
                missing.add(row.get(DOCUMENT.ID) + " " + name);
            }
        }
        return missing;
    }
}
