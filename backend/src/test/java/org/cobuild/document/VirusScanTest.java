package org.cobuild.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cobuild.db.Tables.DOCUMENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploads are looked through by a real ClamAV daemon. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirusScanTest {
    private static final byte[] VIRUS =
            "%PDF-1.7\nthis is no virus, but known as one\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAPER = "%PDF-1.7\nthis is a paper\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    @Autowired
    World world;

    @Autowired
    DocumentRepository documents;

    @Autowired
    FileStore files;

    @Autowired
    FileController controller;

    @Autowired
    PortalClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    @Value("${cobuild.data}")
    String data;

    private Clamd clamd;

    @BeforeAll
    void start() throws Exception {
        assumeThat(Clamd.installed()).as("ClamAV's clamd is there").isTrue();
        clamd = Clamd.start(folder, VIRUS);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (clamd != null) {
            clamd.close();
        }
    }

    @Test
    void whatItFindsIsNotKeptAndTheSenderIsToldWhatWasFound() throws IOException {
        var paper = stage(clamd.address(), PAPER);
        assertThat(files.path(paper.sha256())).hasBinaryContent(PAPER);
        var before = rows();
        var refused = catchThrowableOfType(Refused.class, () -> stage(clamd.address(), VIRUS));
        var error = refused.errors().getFirst();
        assertThat(error.code()).isEqualTo(DocumentErrorCode.VIRUS);
        assertThat(error.message()).contains("方案.pdf", "Test.Virus");
        assertThat(controller.refused(refused).getStatusCode().value()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
        try (var left = Files.list(Path.of(data, "files", "incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatItCannotAnswerForIsNotKept() throws Exception {
        var large = new byte[3_000_000];
        ThreadLocalRandom.current().nextBytes(large);
        System.arraycopy(PAPER, 0, large, 0, PAPER.length);
        unscanned(clamd.address(), large);
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        unscanned("127.0.0.1:" + nobody, PAPER);
        try (var ended = Clamd.start(Files.createDirectory(folder.resolve("ended")), VIRUS)) {
            stage(ended.address(), PAPER);
            ended.close();
            unscanned(ended.address(), PAPER);
        }
    }

    @Test
    void whereThereIsNoneFilesPass() {
        assertThat(stage("", VIRUS).bytes()).isEqualTo(VIRUS.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamd", "clamd:", ":3310", "clamd:333333", "tcp//x"})
    void anAddressThatIsNoneKeepsThePortalFromStarting(String address) {
        assertThatThrownBy(() -> new VirusScan(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    private int rows() {
        return sql.fetchCount(DOCUMENT, SystemScope.all(SystemScope.Reason.REBUILD));
    }

    private void unscanned(String address, byte[] content) {
        var refused = catchThrowableOfType(Refused.class, () -> stage(address, content));
        assertThat(refused.errors().getFirst().code()).isEqualTo(DocumentErrorCode.UNSCANNED);
        assertThat(controller.refused(refused).getStatusCode().value()).isEqualTo(503);
    }

    private Document stage(String address, byte[] content) {
        return new DocumentService(documents, files, new VirusScan(address), clock, events, transaction)
                .stage(world.viewer("chenjing", "990100"), "方案.pdf", new ByteArrayInputStream(content));
    }
}
