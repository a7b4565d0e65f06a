package org.cobuild.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cobuild.PortalTest;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.onboarding.TenantTemplates.Newcomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A new tenant begins with a folder that can be applied as it is. */
@PortalTest
class TenantTemplatesTest {
    private final TenantTemplates templates = new TenantTemplates(Path.of("../tenants"));

    @Autowired
    Folders folders;

    @TempDir
    Path root;

    @Test
    void aCityItsCountyAndItsZoneAreMadeOfTheTemplatesAndApplied() {
        make("prefecture-coordinated", new Newcomer("370800", "济宁市", "Jining", null));
        make("county-under-city", new Newcomer("370829", "嘉祥县", "Jiaxiang", "370800"));
        make("functional-zone", new Newcomer("370800-gx", "济宁“高新区” \"新\"", "Hi-tech \\ zone", "370800"));
        for (var code : new String[] {"370800", "370829", "370800-gx"}) {
            assertThat(folders.faults(root, code)).as(code).isEmpty();
            folders.apply(root, code);
            assertThat(folders.changes(root, code)).as(code).isEmpty();
        }
    }

    @Test
    void aTemplateSaysWhatItNeeds() {
        refuses("county-under-city", new Newcomer("370829", "嘉祥县", "Jiaxiang", null));
        refuses("county-under-city", new Newcomer("370800", "济宁市", "Jining", "370000"));
        refuses("county-under-city", new Newcomer("370800-gx", "高新区", "Zone", "370800"));
        refuses("functional-zone", new Newcomer("370829", "嘉祥县", "Jiaxiang", "370800"));
        refuses("prefecture-coordinated", new Newcomer("../x", "济宁市", "Jining", null));
        refuses("../370900", new Newcomer("370800", "济宁市", "Jining", null));
    }

    @Test
    void theRegionsOfTaianAreThoseOfTheNationalList() {
        assertThat(Regions.find("370900")).isEqualTo(new Regions.Region("370900", "泰安市"));
        assertThat(Regions.counties("370900"))
                .extracting(region -> region.code() + region.name())
                .containsExactly("370902泰山区", "370911岱岳区", "370921宁阳县", "370923东平县", "370982新泰市", "370983肥城市");
        assertThat(Regions.all()).hasSizeGreaterThan(3_000);
        assertThat(Regions.search("东平", 5)).first().isEqualTo(new Regions.Region("370923", "东平县"));
    }

    private void make(String template, Newcomer newcomer) {
        templates.fill(template, newcomer).forEach((file, text) -> Folders.write(root, newcomer.code(), file, text));
    }

    private void refuses(String template, Newcomer newcomer) {
        assertThatThrownBy(() -> templates.fill(template, newcomer))
                .as(template + " " + newcomer)
                .isInstanceOf(Refused.class);
    }
}
