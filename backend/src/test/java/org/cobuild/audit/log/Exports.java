package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.DOCUMENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Sha256;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.archive.TenantArchive;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/** Counties with a log of 12 entries, and what the portal writes of these for whoever checks. */
@TestComponent
class Exports {
    private static final String FILE = "the contract as it was handed in";
    private final Logged logged;
    private final LogSealing sealing;
    private final LogExport export;
    private final TenantArchive archive;
    private final TenantRepository tenants;
    private final PortalClock clock;
    private final Path data;
    private final List<Long> made = new ArrayList<>();
    private int written;

    Exports(
            Logged logged,
            LogSealing sealing,
            LogExport export,
            TenantArchive archive,
            TenantRepository tenants,
            PortalClock clock,
            @Value("${cobuild.data}") Path data) {
        this.logged = logged;
        this.sealing = sealing;
        this.export = export;
        this.archive = archive;
        this.tenants = tenants;
        this.clock = clock;
        this.data = data;
    }

    /** 12 entries within four hours, heads over 4, 8 and 12, which the city has countersigned, and a file with entry 2. */
    long county(long city) throws IOException {
        var tenant = logged.tenant(city);
        made.add(tenant);
        made.add(city);
        Files.createDirectories(stored().getParent());
        Files.writeString(stored(), FILE);
        var start = clock.now().minus(Duration.ofHours(4));
        for (int n = 0; n < 12; n++) {
            clock.setTo(start.plus(Duration.ofMinutes(20L * n)));
            logged.tell(logged.decision(tenant, n)
                    .attachments(n == 2 ? List.of(Sha256.hex(FILE)) : List.of())
                    .build());
            if (n % 4 == 3) {
                assertThat(sealing.seal(tenant)).isPresent();
                assertThat(sealing.countersign(tenant)).isTrue();
            }
        }
        logged.sql
                .insertInto(DOCUMENT)
                .set(DOCUMENT.ID, Ids.next())
                .set(DOCUMENT.TENANT_ID, tenant)
                .set(DOCUMENT.NAME, "合同.pdf")
                .set(DOCUMENT.MEDIA_TYPE, "application/pdf")
                .set(DOCUMENT.BYTES, 1L)
                .set(DOCUMENT.SHA256, Sha256.hex(FILE))
                .set(DOCUMENT.UPLOADED_AT, clock.now())
                .execute();
        clock.release();
        return tenant;
    }

    long county() throws IOException {
        return county(logged.tenant(null));
    }

    String origin(long tenant) {
        return "cobuild/log/" + tenants.get(tenant).code();
    }

    /** Somebody exchanges the file of entry 2 where the portal keeps it. */
    void alterFile() throws IOException {
        Files.writeString(stored(), FILE.replace("was", "is"));
    }

    private Path stored() {
        var sha256 = Sha256.hex(FILE);
        return data.resolve("files")
                .resolve("kept")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    /** As {@code ./portal tenant export-data} writes it. */
    Path export(long tenant, Path root) {
        var folder = root.resolve("export-" + written++);
        archive.write(tenants.get(tenant).code(), folder, "a test");
        return folder;
    }

    Path proof(long tenant, long position, Path root) throws IOException {
        var id = logged.sql
                .select(AUDIT_LOG_ENTRY.ENTRY_ID)
                .from(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(tenant))
                .and(AUDIT_LOG_ENTRY.POSITION.eq(position))
                .and(Logged.ALL)
                .fetchSingle(AUDIT_LOG_ENTRY.ENTRY_ID);
        var file = root.resolve("proof-" + written++ + ".jsonl");
        return Files.write(
                file, export.proof(tenant, id, LogExport.Telling.WHOLE).orElseThrow());
    }

    /** The public keys, as they are handed out. */
    Path keys(long tenant, Path root) throws IOException {
        var file = root.resolve("keys-" + written++ + ".jsonl");
        return Files.writeString(file, export.keyLines(tenants.get(tenant)));
    }

    /** The heads of an export, as an auditor keeps them. */
    Path heads(Path folder, Path root) throws IOException {
        var heads = Files.readAllLines(folder.resolve("log.jsonl")).stream()
                .filter(line -> line.contains("\"line\":\"head\""))
                .toList();
        return Files.write(root.resolve("heads-" + written++ + ".jsonl"), heads);
    }

    void clear() {
        clock.release();
        made.forEach(tenant -> {
            logged.sql
                    .deleteFrom(DOCUMENT)
                    .where(DOCUMENT.TENANT_ID.eq(tenant))
                    .and(Logged.ALL)
                    .execute();
            logged.clear(tenant);
        });
        made.clear();
    }
}
