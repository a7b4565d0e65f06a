package org.cobuild.tenancy.archive;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.DOCUMENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a tenant owns, and nothing else, comes out as files that are read without the portal. */
@PortalTest
class TenantArchiveTest {
    private static final String COUNTY = "990121";
    private static final String CONTENT = "a protocol";

    @Autowired
    TenantArchive archive;

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Value("${cobuild.data}")
    String data;

    @TempDir
    Path root;

    @BeforeEach
    void aProjectWithADocument() throws Exception {
        standing.project(COUNTY, "health", ProjectStage.CONSTRUCTION, "1234567.89");
        standing.project("990122", "health", ProjectStage.CONSTRUCTION, "1.00");
        sql.deleteFrom(DOCUMENT)
                .where(DOCUMENT.TENANT_ID.eq(standing.tenantId(COUNTY)))
                .and("1 = 1 /*scope:all*/")
                .execute();
        document("会议纪要,终稿 \"定\".PDF", sha256(CONTENT));
        var content = Path.of(data, "files", "kept", sha256(CONTENT).substring(0, 2), sha256(CONTENT));
        Files.createDirectories(content.getParent());
        Files.writeString(content, CONTENT);
    }

    private long document(String name, String sha256) {
        var id = Ids.next();
        sql.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, id)
                .set(DOCUMENT.TENANT_ID, standing.tenantId(COUNTY))
                .set(DOCUMENT.NAME, name)
                .set(DOCUMENT.MEDIA_TYPE, "application/pdf")
                .set(DOCUMENT.BYTES, 10L)
                .set(DOCUMENT.SHA256, sha256)
                .set(DOCUMENT.UPLOADED_AT, Instant.parse("2026-01-01T00:00:00Z"))
                .execute();
        return id;
    }

    @Test
    void everyTableHasTheTenantsRowsAndNobodyElses() throws IOException {
        var written = archive.write(COUNTY, root, "a test");
        var tenant = Long.toString(standing.tenantId(COUNTY));
        var rows = 0L;
        for (var table : TenantArchive.tables()) {
            var csv = read(root.resolve("tables/" + table.getName() + ".csv"));
            var owner = csv.getFirst().indexOf("tenant_id");
            if (owner >= 0) {
                assertThat(csv.stream().skip(1).map(row -> row.get(owner)))
                        .as(table.getName())
                        .allMatch(tenant::equals);
                // The trail tells of the archive itself, which the archive can't know yet.
                assertThat(csv.size() - (table.getName().equals("audit_entry") ? 0 : 1))
                        .as(table.getName())
                        .isEqualTo(sql.fetchSingle(
                                        "select count(*) from " + table.getName()
                                                + " where tenant_id = ? /*scope:all*/",
                                        tenant)
                                .get(0, int.class));
            }
            rows += csv.size() - 1;
        }
        assertThat(rows).isEqualTo(written.rows());
        assertThat(read(root.resolve("tables/tenant.csv"))).hasSize(2);
        assertThat(read(root.resolve("tables/person.csv")).size()).isGreaterThan(5);
        assertThat(Files.readString(root.resolve("tables/project.csv"))).contains("1234567.89");
    }

    @Test
    void whatOpensADoorIsLeftOutAndTheColumnsAreExplained() throws IOException {
        archive.write(COUNTY, root, "a test");
        var columns = read(root.resolve("columns.csv"));
        var names = columns.stream().skip(1).map(row -> row.get(1)).collect(toSet());
        assertThat(names).noneMatch(name -> name.contains("hash") || name.contains("secret") && !name.endsWith("_at"));
        assertThat(columns)
                .anyMatch(row -> row.get(1).equals("sha256") && row.get(3).contains("digest"));
        var heads = read(root.resolve("tables/person.csv")).getFirst();
        assertThat(heads).contains("username").doesNotContain("password_hash");
    }

    @Test
    void documentsLieUnderTheirIdsAndEveryFileHasItsDigest() throws Exception {
        var written = archive.write(COUNTY, root, "a test");
        assertThat(written.missing()).isEmpty();
        assertThat(Files.readString(root.resolve("documents/" + sha256(CONTENT) + ".PDF")))
                .isEqualTo(CONTENT);
        assertThat(read(root.resolve("tables/document.csv"))).anyMatch(row -> row.contains("会议纪要,终稿 \"定\".PDF"));
        var digests = Files.readString(root.resolve("SHA256SUMS"));
        assertThat(written.sha256()).isEqualTo(sha256(digests));
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("SHA256SUMS")) {
                    assertThat(digests)
                            .contains(HexFormat.of()
                                            .formatHex(MessageDigest.getInstance("SHA-256")
                                                    .digest(Files.readAllBytes(file)))
                                    + "  " + root.relativize(file) + "\n");
                }
            }
        }
        assertThat(Files.readString(root.resolve("README.txt"))).contains(COUNTY);
    }

    @Test
    void saysWhichContentIsMissingAndWritesTheRest() {
        document("丢失.pdf", "f".repeat(64));
        var written = archive.write(COUNTY, root, "a test");
        assertThat(written.missing()).hasSize(1).first().asString().contains("丢失.pdf");
        assertThat(root.resolve("SHA256SUMS")).exists();
    }

    @Test
    void refusesAFolderInUseAndATenantThatNobodyHas() throws IOException {
        Files.writeString(root.resolve("somebody's"), "");
        assertThatThrownBy(() -> archive.write(COUNTY, root, "a test")).isInstanceOf(Refused.class);
        assertThat(root.resolve("tables")).as("nothing is added to it").doesNotExist();
        assertThatThrownBy(() -> archive.write("no-such", root.resolve("new"), "a test"))
                .isInstanceOf(Refused.class);
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void theTrailTellsOfIt() {
        archive.write(COUNTY, root, "tenant export-data (root)");
        assertThat(sql.fetch("select source from audit_entry where action = 'tenantExport' /*scope:all*/")
                        .intoSet(0, String.class))
                .contains("tenant export-data (root)");
    }

    /** A small reader of RFC 4180. */
    private static List<List<String>> read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
