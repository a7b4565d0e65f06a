package org.cobuild.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cobuild.Cobuild;
import org.cobuild.TestDatabase;
import org.cobuild.tenancy.Viewers;
import org.cobuild.tenancy.onboarding.Onboarding;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

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

    @Value("${cobuild.data}")
    Path data;

    @Test
    void showsTheCitysPublishedResults() {
        var overview = api.ask(
                        viewers.inside("zhouguodong", "370900"),
                        "{overview{projectCount approved allocated contracted paid serversManaged serversHosted revenue reinvested reinvestmentUsed pipeline{stage count} byStage{stage count amount}}}",
                        java.util.Map.of())
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
                        java.util.Map.of())
                .list("projects.edges")
                .getFirst();
        assertThat(project.text("node.replyNumber")).isEqualTo("泰数项〔2025〕37号");
        assertThat(project.list("node.contracts").getFirst().text("agreedPaymentDays"))
                .isEqualTo("60");
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
