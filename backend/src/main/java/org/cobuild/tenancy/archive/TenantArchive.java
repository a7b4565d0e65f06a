package org.cobuild.tenancy.archive;

import static org.cobuild.db.Tables.AUDIT_LOG_TILE;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_HIT;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_MATCH;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.db.DefaultSchema;
import org.cobuild.platform.Change;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantRepository;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes everything that a tenant owns into a folder: each of its tables as CSV, the contents of its documents, what the
 * columns mean, and the digest of every file. All of it is of one moment.
 */
@Service
public class TenantArchive {
    static final String DIGESTS = "SHA256SUMS";
    /** By which a person or machine comes in; worth nothing to a reader and something to a thief. */
    private static final Set<String> SECRETS = Set.of("password_hash", "secret_hash", "former_hash");
    /** Rows that the portal derives from others, and what was found in other tenants' projects, whose texts they quote. */
    private static final Set<Table<?>> DERIVED =
            Set.of(PROJECT_VISIBILITY, PROJECT_DUPLICATE_HIT, PROJECT_DUPLICATE_MATCH, AUDIT_LOG_TILE);
    /** By which Connector/J hands out rows as they come, so that memory stays the same however many there are. */
    private static final int AS_THEY_COME = Integer.MIN_VALUE;

    private final DSLContext sql;
    private final TenantRepository tenants;
    private final List<ArchivePart> parts;
    private final Access access;
    private final ApplicationEventPublisher events;

    TenantArchive(
            DSLContext sql,
            TenantRepository tenants,
            List<ArchivePart> parts,
            Access access,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.tenants = tenants;
        this.parts = parts;
        this.access = access;
        this.events = events;
    }

    /**
     * What was written.
     *
     * @param missing what should be there and isn't
     * @param sha256 of the file of digests, so that one number on paper vouches for all of it
     */
    public record Written(int files, long rows, List<String> missing, String sha256) {}

    /**
     * Writes the archive; the tenant's trail says so.
     *
     * @param folder a new or empty one
     * @param source who asked on the machine
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is no tenant of that code, FOLDER_INVALID when the
     *     folder holds something
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Written write(String code, Path folder, String source) {
        var tenant = tenants.findByCode(code)
                .orElseThrow(
                        () -> Refusals.refused(TenancyErrorCode.FOLDER_UNKNOWN, "folder.tenant.none", "code", code));
        var grant = access.consequence(tenant.id());
        try {
            Files.createDirectories(folder);
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw Refusals.refused(TenancyErrorCode.FOLDER_INVALID, "archive.full", "folder", folder);
                }
            }
            Files.createDirectory(folder.resolve("tables"));
            var rows = 0L;
            for (var table : tables()) {
                rows += write(folder, table, rows(table, grant));
            }
            columns(folder);
            var missing = new ArrayList<String>();
            for (var part : parts) {
                missing.addAll(part.write(grant, folder));
            }
            Files.writeString(folder.resolve("README.txt"), Refusals.words("archive.readme", tenant.name(), code));
            var files = digests(folder);
            var digest = sha256(folder.resolve(DIGESTS));
            events.publishEvent(
                    Change.of("tenantExport", new PortalActor(tenant.id(), source), tenant.id(), "Tenant", tenant.id())
                            .detail(digest)
                            .build());
            return new Written(files, rows, missing, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tenant itself, its people, and every table whose rows say whose they are, by name. */
    static List<Table<?>> tables() {
        return Stream.concat(
                        Stream.of(TENANT, PERSON),
                        DefaultSchema.DEFAULT_SCHEMA
                                .tableStream()
                                .filter(table -> table.field("tenant_id") != null)
                                .filter(table -> !DERIVED.contains(table)))
                .sorted(Comparator.comparing(Table::getName))
                .toList();
    }

    static List<Field<?>> open(Table<?> table) {
        return Arrays.stream(table.fields())
                .filter(field -> !SECRETS.contains(field.getName()))
                .toList();
    }

    private ResultQuery<Record> rows(Table<?> table, Grant grant) {
        var from = sql.select(open(table)).from(table);
        if (table.equals(TENANT)) {
            return from.where(TENANT.ID.eq(grant.tenantId()));
        }
        if (table.equals(PERSON)) {
            return from.where(PERSON.ID.in(select(POST.PERSON_ID).from(POST).where(grant.on(POST))))
                    .orderBy(PERSON.ID);
        }
        var key = Objects.requireNonNull(table.getPrimaryKey(), table.getName());
        return from.where(grant.on(table)).orderBy(key.getFields());
    }

    private static long write(Path folder, Table<?> table, ResultQuery<Record> query) {
        var rows = 0L;
        var heads = open(table).stream().map(Field::getName).toList();
        try (var csv = new CsvFile(folder.resolve("tables").resolve(table.getName() + ".csv"), heads);
                var found = query.fetchSize(AS_THEY_COME).fetchLazy()) {
            for (var row : found) {
                csv.row(row.intoStream().iterator());
                rows++;
            }
        }
        return rows;
    }

    /** What the columns are, in the words of the database's own comments. */
    private void columns(Path folder) {
        var written = tables().stream().map(Table::getName).toList();
        try (var csv = new CsvFile(folder.resolve("columns.csv"), List.of("table", "column", "type", "meaning"))) {
            sql.select(
                            field("table_name", String.class),
                            field("column_name", String.class),
                            field("column_type", String.class),
                            field("column_comment", String.class))
                    .from(table("information_schema.columns"))
                    .where(field("table_schema").eq(field("database()")))
                    .and(field("table_name").in(written))
                    .and(field("column_name").notIn(SECRETS))
                    .orderBy(field("table_name"), field("ordinal_position"))
                    .forEach(row -> csv.row(row.intoStream().iterator()));
        }
    }

    /** One line a file, as {@code sha256sum -c} reads it. */
    private static int digests(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            var files = walk.filter(Files::isRegularFile).sorted().toList();
            var lines = new StringBuilder();
            for (var file : files) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                lines.append(sha256(file)).append("  ").append(name).append('\n');
            }
            Files.writeString(folder.resolve(DIGESTS), lines);
            return files.size();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
