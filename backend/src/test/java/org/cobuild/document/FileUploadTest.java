package org.cobuild.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.CONSTRUCTION_REPORT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Taking files: what is kept, what is refused, and that nothing is half kept. */
@PortalTest
class FileUploadTest {
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    @Autowired
    private World world;

    @Autowired
    private DocumentService documents;

    @Autowired
    private DocumentRepository repository;

    @Autowired
    private FileLinks links;

    @Autowired
    private Access access;

    @Autowired
    private Standing standing;

    @Autowired
    private DSLContext sql;

    @Value("${cobuild.data}")
    private String data;

    @Test
    void keepsAPaperUnderItsDigest() throws Exception {
        var answer = upload("chenjing", "方案.pdf", PDF);
        assertThat(answer.statusCode()).isEqualTo(200);
        var kept = json(answer);
        assertThat(kept.get("name").asString()).isEqualTo("方案.pdf");
        assertThat(kept.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(kept.get("bytes").asInt()).isEqualTo(PDF.length);
        var digest = kept.get("sha256").asString();
        assertThat(Files.readAllBytes(Path.of(data, "files", "kept", digest.substring(0, 2), digest)))
                .isEqualTo(PDF);
        assertThat(incoming()).isZero();
    }

    @Test
    void takesAwayPathControlCharactersAndTurnedDirectionFromAName() {
        var kept = json(upload("chenjing", "../../etc/\u0007安全\u202Efdp.pdf", PDF));
        assertThat(kept.get("name").asString()).isEqualTo("安全fdp.pdf");
        assertThat(FileNames.clean("C:\\temp\\报告.docx")).isEqualTo("报告.docx");
        assertThat(FileNames.clean("..")).isEqualTo("file");
        assertThat(FileNames.clean("长".repeat(300) + ".pdf")).hasSize(200).endsWith(".pdf");
    }

    @Test
    void refusesAProgramAScriptAWebPageAPictureWithScriptsAndAnArchive() {
        refused("program.exe", PROGRAM, 415, "TYPE");
        refused("run.sh", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8), 415, "TYPE");
        refused("页面.html", "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8), 415, "TYPE");
        refused("图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8), 415, "TYPE");
        refused("包.zip", zip("a.txt"), 415, "TYPE");
    }

    @Test
    void refusesAFileThatIsNotWhatItsNameSays() {
        refused("方案.pdf", PROGRAM, 415, "TYPE");
        refused("照片.png", PDF, 415, "TYPE");
        refused("说明.txt", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), 415, "TYPE");
        refused("材料.docx", zip("a.txt"), 415, "TYPE");
        refused("宏.docx", zip("word/document.xml", "word/vbaProject.bin"), 415, "TYPE");
    }

    @Test
    void keepsOfficePapersTheNationalFormatAndText() {
        kept("材料.docx", zip("[Content_Types].xml", "word/document.xml"));
        kept("批复.ofd", zip("OFD.xml"));
        kept("说明.txt", "中文说明\n".getBytes(StandardCharsets.UTF_8));
        kept("表.csv", "名称,数量\n服务器,3\n".getBytes(StandardCharsets.UTF_8));
    }

    private void kept(String name, byte[] content) {
        assertThat(upload("chenjing", name, content).statusCode()).as(name).isEqualTo(200);
    }

    private void refused(String name, byte[] content, int status, String code) {
        var answer = upload("chenjing", name, content);
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("message").asString()).contains(name);
        assertThat(incoming()).isZero();
    }

    @Test
    void refusesAnEmptyFileNoFileAndFiftyOneMegabytes() {
        assertThat(json(upload("chenjing", "空.pdf", new byte[0])).get("message").asString())
                .isEqualTo("文件是空的");
        var none =
                world.as("chenjing").send(world.as("chenjing").request("/files").POST(BodyPublishers.noBody()));
        assertThat(none.statusCode()).isEqualTo(400);
        var large = upload("chenjing", "大.pdf", new byte[50 * 1024 * 1024 + 1]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(json(large).get("message").asString()).contains("50");
        assertThat(incoming()).isZero();
    }

    @Test
    void takesNothingFromStrangersAndFromWhoDoesNoActWithFiles() {
        assertThat(send(world.stranger(), "方案.pdf", PDF).statusCode()).isIn(401, 403);
        assertThat(upload("fengyi", "方案.pdf", PDF).statusCode()).isEqualTo(403);
    }

    @Test
    void isAttachedOnceByWhoUploadedIt() {
        var id = GlobalId.valueOf(
                        json(upload("chenjing", "证据.pdf", PDF)).get("id").asString())
                .of("Document");
        var chenjing = world.viewer("chenjing", "990100");
        var grant = access.require(chenjing, Action.PROJECT_DRAFT, chenjing.tenantId());
        assertThatThrownBy(() -> documents.attach(grant, id, world.viewer("liumin", "990100"), "Test", 1, "EVIDENCE"))
                .isInstanceOf(NotFound.class);
        documents.attach(grant, id, chenjing, "Test", 1, "EVIDENCE");
        assertThatThrownBy(() -> documents.attach(grant, id, chenjing, "Test", 2, "EVIDENCE"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void isReadByASignedLinkOfTheViewerForTenMinutes() {
        var id = attachedToItsReport();
        var chenjing = world.viewer("chenjing", "990100");
        var url = links.url(chenjing, id);
        var answer = get("chenjing", url);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().getBytes(StandardCharsets.US_ASCII)).isEqualTo(PDF);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get("liumin", url).statusCode()).isEqualTo(404);
        assertThat(get("chenjing", url.replace("expires=", "expires=9")).statusCode())
                .isEqualTo(404);
        assertThat(get("chenjing", url.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(404);
        world.clock().setTo(world.clock().now().plus(Duration.ofMinutes(11)));
        try {
            assertThat(get("chenjing", url).statusCode()).isEqualTo(404);
        } finally {
            world.clock().release();
        }
    }

    @Test
    void theAddressEndsWithTheRightToReadTheFile() {
        var liumin = world.viewer("liumin", "990100");
        var url = links.url(liumin, attachedToItsReport());
        assertThat(get("liumin", url).statusCode()).isEqualTo(200);
        entrust(liumin.postId(), "TENANT_ADMIN");
        try {
            assertThat(get("liumin", url).statusCode()).isEqualTo(404);
        } finally {
            entrust(liumin.postId(), "DEPUTY");
        }
    }

    private void entrust(long postId, String role) {
        sql.execute("update post_role set role = ? where post_id = ? /*scope:all*/", role, postId);
    }

    /** A file of a report on a project that the uploader's unit leads: an address alone opens nothing. */
    private long attachedToItsReport() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "100.00");
        var milestone = (Long)
                sql.fetchValue("select id from project_milestone where project_id = ? /*scope:all*/", project.id());
        var report = Ids.next();
        sql.insertInto(CONSTRUCTION_REPORT)
                .set(CONSTRUCTION_REPORT.ID, report)
                .set(CONSTRUCTION_REPORT.TENANT_ID, project.tenantId())
                .set(CONSTRUCTION_REPORT.PROJECT_ID, project.id())
                .set(CONSTRUCTION_REPORT.MILESTONE_ID, milestone)
                .set(CONSTRUCTION_REPORT.PROGRESS, 10)
                .set(CONSTRUCTION_REPORT.FORECAST_END_ON, LocalDate.of(2026, 11, 30))
                .set(CONSTRUCTION_REPORT.NOTE, "开工")
                .set(CONSTRUCTION_REPORT.STATE, "REPORTED")
                .set(CONSTRUCTION_REPORT.REPORTED_AT, world.clock().now())
                .set(CONSTRUCTION_REPORT.REPORTER_POST_ID, 0L)
                .set(CONSTRUCTION_REPORT.REPORTER_NAME, "孙志远")
                .execute();
        return attached("MilestoneReport", report);
    }

    private long attached() {
        return attached("Test", 7);
    }

    private long attached(String subjectType, long subjectId) {
        var id = GlobalId.valueOf(
                        json(upload("chenjing", "证据.pdf", PDF)).get("id").asString())
                .of("Document");
        var chenjing = world.viewer("chenjing", "990100");
        var grant = access.require(chenjing, Action.PROJECT_DRAFT, chenjing.tenantId());
        documents.attach(grant, id, chenjing, subjectType, subjectId, "EVIDENCE");
        return id;
    }

    @Test
    void isNobodysNodeWhileStagedOrOnSomethingUnseen() {
        var staged = json(upload("chenjing", "方案.pdf", PDF)).get("id").asString();
        var unseen = new GlobalId("Document", attached()).toString();
        for (var id : java.util.List.of(staged, unseen)) {
            assertThat(world.as("chenjing")
                            .ask("query($id: ID!) { node(id: $id) { id } }", java.util.Map.of("id", id))
                            .get("node")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void isForgottenADayAfterUnlessSomethingNeedsIt() {
        var content = "只用一次的内容 %s".formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        var digest = json(upload("chenjing", "暂存.txt", content)).get("sha256").asString();
        var file = Path.of(data, "files", "kept", digest.substring(0, 2), digest);
        var id = attachedToItsReport();
        documents.forgetStaged();
        assertThat(file).exists();
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(2)));
        try {
            documents.forgetStaged();
        } finally {
            world.clock().release();
        }
        assertThat(file).doesNotExist();
        assertThat(repository.attached(java.util.List.of(id))).hasSize(1);
        assertThat(get("chenjing", links.url(world.viewer("chenjing", "990100"), id))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String who, String url) {
        return world.as(who).send(world.as(who).request(url).GET());
    }

    private HttpResponse<String> upload(String who, String name, byte[] content) {
        return send(world.as(who), name, content);
    }

    private static HttpResponse<String> send(World.Caller caller, String name, byte[] content) {
        var boundary = "test-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return caller.send(caller.request("/files")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static byte[] zip(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private long incoming() {
        try (var files = Files.list(Path.of(data, "files", "incoming"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
