package org.cobuild.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cobuild.db.DefaultSchema;
import org.cobuild.db.Tables;
import org.cobuild.document.DocumentService;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * What living through the demo has left: the rows of every table and the contents of its documents, in one zip beside
 * the jar. The next first start, on other data, takes it from there. It holds nothing to sign in with, and is of use only
 * as long as it would be lived through in the same way.
 *
 * <p>{@code told} is the text of all that the demo depends on; {@code rows/…} are INSERT statements that MariaDB and
 * MySQL both read; {@code content/…} are files.
 */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final String TOLD = "told";
    private static final String ROWS = "rows/";
    private static final String CONTENT = "content/";
    private static final int ROWS_A_STATEMENT = 200;

    /** Each portal's own. */
    private static final Set<Table<?>> KEYS = Set.of(Tables.SIGNING_KEY);

    private final DSLContext sql;
    private final DocumentService documents;
    private final String file;

    /** @param file {@code cobuild.demo-recording}; empty: none is kept and none is looked for */
    Recording(DSLContext sql, DocumentService documents, @Value("${cobuild.demo-recording:}") String file) {
        this.sql = sql;
        this.documents = documents;
        this.file = file;
    }

    /**
     * Fills an empty portal from the recording, in the caller's transaction.
     *
     * @param told what the demo would be made from
     * @return false when there is no recording of just that
     */
    boolean restore(String told) {
        if (file.isBlank() || !Files.isRegularFile(Path.of(file))) {
            return false;
        }
        try (var zip = new ZipFile(file)) {
            if (!told.equals(text(zip, zip.getEntry(TOLD)))) {
                return false;
            }
            sql.connection(connection -> {
                try (var statement = connection.createStatement()) {
                    restore(zip, statement);
                }
            });
            LOG.info("the demo was taken from its recording");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore(ZipFile zip, Statement statement) throws Exception {
        // The tables come by name; that each row has what it points to was checked when it was written.
        statement.execute("set foreign_key_checks = 0");
        try {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith(ROWS)) {
                    statement.execute(text(zip, entry));
                } else if (entry.getName().startsWith(CONTENT)) {
                    documents.keepContent(zip.getInputStream(entry));
                }
            }
        } finally {
            statement.execute("set foreign_key_checks = 1");
        }
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        return new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
    }

    /** Keeps what is there now, within the transaction that made it; nobody may be able to sign in yet. */
    void keep(String told) {
        if (file.isBlank()) {
            return;
        }
        // The trail is otherwise written right before the commit, and would be missing.
        TransactionSynchronizationUtils.triggerFlush();
        try {
            var draft = Files.createTempFile(Path.of(file).toAbsolutePath().getParent(), "demo", ".new");
            try (var zip = new ZipOutputStream(Files.newOutputStream(draft))) {
                put(zip, TOLD, told);
                for (var table : tables()) {
                    keep(zip, table);
                }
                for (var content : documents.contents()) {
                    zip.putNextEntry(new ZipEntry(CONTENT + content.getFileName()));
                    Files.copy(content, zip);
                }
            }
            Files.move(draft, Path.of(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Table<?>> tables() {
        return DefaultSchema.DEFAULT_SCHEMA
                .tableStream()
                .filter(table -> !KEYS.contains(table))
                .toList();
    }

    private <R extends Record> void keep(ZipOutputStream zip, Table<R> table) throws IOException {
        var rows = sql.selectFrom(table)
                .where(SystemScope.all(SystemScope.Reason.RECORDING))
                .fetch();
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            var some = rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT));
            put(
                    zip,
                    ROWS + table.getName() + "-" + from,
                    sql.renderInlined(
                            sql.insertInto(table).columns(table.fields()).valuesOfRecords(some)));
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
    }
}
