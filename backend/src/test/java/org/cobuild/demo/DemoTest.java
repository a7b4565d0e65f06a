package org.cobuild.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.Cobuild;
import org.cobuild.TestDatabase;
import org.cobuild.document.DocumentService;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewers;
import org.cobuild.tenancy.onboarding.Onboarding;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the portal shows after its first start with the demo. */
@SpringBootTest(
        classes = Cobuild.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"cobuild.tenants=../tenants", "cobuild.demo=true"})
@ContextConfiguration(initializers = TestDatabase.class)
class DemoTest {
    @Autowired
    Viewers viewers;

    @Autowired
    Api api;

    @Autowired
    Onboarding onboarding;

    @Autowired
    DSLContext sql;

    @Autowired
    DocumentService documents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Value("${cobuild.data}")
    Path data;

    @Test
    void showsTheCitysPublishedResults() {
        var overview = api.ask(
                        viewers.inside("zhouguodong", "370900"),
                        "{overview{projectCount approved allocated contracted paid serversManaged serversHosted revenue reinvested reinvestmentUsed pipeline{stage count} byStage{stage count amount}}}",
                        Map.of())
                .part("overview");
        assertThat(overview.text("projectCount")).isEqualTo("48");
        assertThat(overview.text("approved")).isEqualTo("57000000.00");
        assertThat(overview.text("serversManaged")).isEqualTo("73");
        assertThat(overview.text("serversHosted")).isEqualTo("165");
    }

    @Test
    void theHealthPlatformsReplyHasItsNumberAndItsMainContractItsPaymentTerm() {
        var project = api.ask(
                        viewers.inside("zhouguodong", "370900"),
                        "{projects(filter:{search:\"健康数据平台（二期\"},first:5){edges{node{replyNumber contracts{lot agreedPaymentDays}}}}}",
                        Map.of())
                .list("projects.edges")
                .getFirst();
        assertThat(project.text("node.replyNumber")).isEqualTo("泰数项〔2025〕37号");
        assertThat(project.list("node.contracts").getFirst().text("agreedPaymentDays"))
                .isEqualTo("60");
    }

    @Test
    void theHealthPlatformsExpertsMetBeforeTheLeadingGroup() {
        var matter = api
                .ask(
                        viewers.inside("zhaolei", "370900"),
                        "{projects(filter:{search:\"健康数据平台（二期\"},first:5){edges{node{cases{subject steps{code experts} expertPanel{mean dissents members{state}}}}}}}",
                        Map.of())
                .list("projects.edges")
                .getFirst()
                .list("node.cases")
                .stream()
                .filter(one -> one.text("subject").equals("PROJECT"))
                .findFirst()
                .orElseThrow();
        assertThat(matter.list("steps"))
                .anyMatch(step -> step.text("code").equals("leading_group") && step.flag("experts"));
        assertThat(matter.text("expertPanel.mean")).isEqualTo("85.6");
        assertThat(matter.text("expertPanel.dissents")).isEqualTo("1");
        assertThat(matter.list("expertPanel.members"))
                .extracting(member -> member.text("state"))
                .containsExactly("RECUSED", "SEATED", "SEATED", "SEATED", "SEATED", "SEATED");
    }

    @Test
    void whatWasApprovedIsFiledUnderNumbersWithoutGaps() {
        var filings = api.ask(
                        viewers.inside("zhaolei", "370900"),
                        "{filings(filter:{kind:CONSTRUCTION},first:100){edges{node{number content{fundingChannel} project{title} partsAsked partsThere}}}}",
                        Map.of())
                .list("filings.edges");
        assertThat(filings).hasSizeGreaterThan(20);
        assertThat(filings)
                .as("the two statutory papers follow, and have come where it is in operation")
                .extracting(filing -> filing.number("node.partsAsked") - filing.number("node.partsThere"))
                .containsOnly(0, 2);
        assertThat(filings)
                .anyMatch(filing -> filing.text("node.project.title").contains("健康数据平台（二期")
                        && filing.text("node.content.fundingChannel")
                                .equals("发展资金 620.00 万元；省级补助 200.00 万元；国企自筹 300.00 万元；县级分担 166.00 万元"));
    }

    @Test
    void anotherPortalTakesItFromTheRecordingRowByRow(@TempDir Path folder) {
        var file = folder.resolve("demo.zip").toString();
        var recording = new Recording(sql, documents, file);
        transaction.executeWithoutResult(status -> {
            var director = viewers.inside("zhouguodong", "370900");
            events.publishEvent(Change.of("planClose", director, director.tenantId(), "Plan", 1)
                    .build());
            recording.keep("as told");
            var lived = rows();
            assertThat(lived.get("PROJECT")).hasSizeGreaterThan(48);
            assertThat(lived.get("AUDIT_ENTRY")).anyMatch(act -> act.contains("planClose"));
            assertThat(lived.get("AUDIT_LOG_ENTRY")).anyMatch(act -> act.contains("planClose"));
            sql.connection(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("set foreign_key_checks = 0");
                    for (var table : Recording.tables()) {
                        statement.execute("delete from " + table.getName());
                    }
                    statement.execute("set foreign_key_checks = 1");
                }
            });
            assertThat(rows().values()).allMatch(List::isEmpty);
            assertThat(recording.restore("told otherwise")).isFalse();
            assertThat(new Recording(sql, documents, "").restore("as told")).isFalse();
            assertThat(recording.restore("as told")).isTrue();
            assertThat(rows()).isEqualTo(lived);
            status.setRollbackOnly();
        });
    }

    private Map<String, List<String>> rows() {
        return Recording.tables().stream()
                .collect(Collectors.toMap(
                        table -> table.getName().toUpperCase(Locale.ROOT),
                        table ->
                                sql
                                        .selectFrom(table)
                                        .where(SystemScope.all(SystemScope.Reason.RECORDING))
                                        .fetch()
                                        .stream()
                                        .map(row -> row.valuesRow().toString())
                                        .sorted()
                                        .toList()));
    }

    @Test
    void itsTenantsStandAsTheirFoldersTellEvenAfterTheStory() {
        for (var code : onboarding.folders()) {
            var review = onboarding.review(code);
            assertThat(review.faultsInWords()).as(code).isEmpty();
            assertThat(review.changesInWords()).as(code).isEmpty();
        }
    }
}
