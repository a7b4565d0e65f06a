package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.cobuild.PortalTest;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing that is in use is dropped, and the refusal says what holds it. The lone county of the tests is the place. */
@PortalTest
class InUseTest {
    private static final String COUNTY = "990321";
    private static final Path DATA = Path.of("src/test/resources/tenants");

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    org.cobuild.Standing projects;

    @Autowired
    World world;

    @Autowired
    CaseService cases;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path root;

    private Made project = new Made(0, 0, 0, 0, ProjectStage.SUBMITTED);

    /** A submitted project of the health bureau, with its case open. */
    @BeforeEach
    void submitted() {
        // The newest route is the one that the case takes: this test's own, whatever other tests have added since.
        Folders.copy(DATA, root, COUNTY);
        var routes = read("routes.yaml");
        Folders.write(
                root,
                COUNTY,
                "routes.yaml",
                routes.replaceFirst("nameEn: Initiation", "nameEn: Initiation " + Ids.next()));
        folders.apply(root, COUNTY);
        project = projects.project(COUNTY, "health", ProjectStage.SUBMITTED, "1000.00");
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> cases.open(
                        world.viewer("gumin", COUNTY),
                        folders.grant(COUNTY),
                        new CaseStart(
                                CaseSubject.PROJECT,
                                project.id(),
                                project.id(),
                                "测试项目",
                                new BigDecimal("1000.00"),
                                project.unitId())));
        export.export(COUNTY).forEach((file, text) -> Folders.write(root, COUNTY, file, text));
    }

    /** The folder says again what it said for every other test. */
    @AfterEach
    void putBack() {
        folders.apply(DATA, COUNTY);
    }

    @Test
    void aUnitThatLeadsAProjectStaysAndIsRenamedWithIt() {
        without("units.yaml", "code: health,");
        without("people.yaml", "unit: health");
        assertThat(folders.refusal(root, COUNTY))
                .singleElement()
                .asString()
                .matches("units.yaml：单位 health（.*）牵头 \\d+ 个项目，不能撤去");

        export.export(COUNTY).forEach((file, text) -> Folders.write(root, COUNTY, file, text));
        change("units.yaml", "卫生健康局", "卫健局");
        assertThat(folders.changes(root, COUNTY))
                .singleElement()
                .asString()
                .contains("卫生健康局 → ")
                .contains("涉及 1 个岗位")
                .contains("个牵头项目随之");
    }

    @Test
    void aUnitInWhichTasksAreOpenStays() {
        without("units.yaml", "code: finance,");
        without("people.yaml", "unit: finance");
        change("routes.yaml", "unit: finance, role: REVIEWER", "unit: authority, role: AUTHORITY_CLERK");
        assertThat(folders.refusal(root, COUNTY))
                .anyMatch(message -> message.matches("units.yaml：单位 finance（.*）还有 \\d+ 项未办的审批，不能撤去"));
    }

    @Test
    void theLastPersonForWhomTasksAndRoutesWaitStays() throws IOException {
        Files.delete(root.resolve(COUNTY).resolve("routes.yaml"));
        without("people.yaml", "username: liaofan");
        assertThat(folders.refusal(root, COUNTY))
                .anyMatch(message -> message.matches("people.yaml：authority 的 AUTHORITY_CLERK 将无人担任，而有 \\d+ 项未办的审批等着"))
                .anyMatch(message -> message.matches("people.yaml：authority 的 AUTHORITY_CLERK 将无人担任，而审批路线 .* 需要"));
    }

    @Test
    void aWordThatAProjectUsesStays() {
        without("dictionaries.yaml", "code: health,");
        without("dictionaries.yaml", "code: ACCEPTANCE,");
        assertThat(folders.refusal(root, COUNTY))
                .containsExactlyInAnyOrder(
                        "dictionaries.yaml 第 %d 行：字典 field 的 health（卫生健康）还在使用，不能删去"
                                .formatted(lineOf("dictionary: field") + 1),
                        "dictionaries.yaml 第 %d 行：字典 reply_series 的 ACCEPTANCE（孤数验）还在使用，不能删去"
                                .formatted(lineOf("dictionary: reply_series") + 1));
    }

    @Test
    void aChangedRouteSaysHowManyCasesKeepTheOldOne() {
        change("routes.yaml", "workingDays: 5", "workingDays: 7");
        assertThat(folders.changes(root, COUNTY))
                .anyMatch(line -> line.matches("审批路线 立项评审（initiation）成为新版本：.*[1-9]\\d* 件在办事项仍按原版本办"));
    }

    private int lineOf(String text) {
        return read("dictionaries.yaml").lines().toList().indexOf("- " + text) + 1;
    }

    /** Without the entry that has the text: an entry begins with a dash at the margin, a word of a dictionary further in. */
    private void without(String file, String text) {
        var entry = file.equals("dictionaries.yaml") ? "(?m)^(?= *- )" : "(?m)^(?=- )";
        Folders.write(
                root,
                COUNTY,
                file,
                Arrays.stream(read(file).split(entry, -1))
                        .filter(part -> !part.contains(text))
                        .collect(Collectors.joining()));
    }

    private void change(String file, String from, String to) {
        Folders.write(root, COUNTY, file, read(file).replace(from, to));
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(COUNTY).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
