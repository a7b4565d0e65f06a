package org.cobuild.tenancy.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing.Made;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.unit.Counties.County;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who leads a county's unit from the city, as its folder tells it. */
class UnitLeadFolderTest extends Reorganising {
    @SuppressWarnings("NullAway.Init") // set before each test
    private County city;

    @BeforeEach
    void aCityOfItsOwn() {
        var counties = new Counties(world, folders, export, standing);
        city = counties.city(root);
        county = counties.make(root, city.code);
    }

    @Test
    void aFolderGivesALeadAndTakesItAndWhatItExportsChangesNothing() {
        var led = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        ledBy("insurance");
        assertThat(folders.changes(root, county.code))
                .containsExactly("单位 县insurance局（insurance）：双重领导 insurance；涉及 1 个岗位；1 个牵头项目随之");
        folders.apply(root, county.code);
        assertThat(sees("insurer", led)).isTrue();
        assertThat(differences(led)).isEmpty();

        county.export();
        assertThat(text(county)).contains("ledBy: insurance");
        assertThat(folders.changes(root, county.code)).isEmpty();

        ledBy("health");
        folders.apply(root, county.code);
        assertThat(sees("insurer", led)).isFalse();
        assertThat(sees("clerk", led)).isTrue();

        county.write("units.yaml", text(county).replaceAll(",?\\s*ledBy: health", ""));
        folders.apply(root, county.code);
        assertThat(sees("clerk", led)).isFalse();
        assertThat(differences(led)).isEmpty();
    }

    @Test
    void aCodeThatTheCityHasNotAndALeadOfACityAreFaultsOfTheirLine() {
        ledBy("transport");
        assertThat(folders.refusal(root, county.code)).containsExactly("units.yaml 第 4 行：上一级市没有单位 transport，或它已经撤并");
        city.write("units.yaml", text(city).replace("code: health,", "code: health, ledBy: insurance,"));
        assertThat(folders.refusal(root, city.code)).containsExactly("units.yaml 第 3 行：双重领导写在县级单位上，市本级单位没有上一级市");
    }

    @Test
    void anOlderFolderDoesNotTakeBackALeadAndAUnitThatLeadsIsNotDropped() {
        var act = county.act("LEAD", List.of("insurance"), List.of());
        act.put("leadId", city.id("insurance"));
        done(county.reorganise(act));
        assertThat(folders.changes(root, county.code))
                .singleElement()
                .asString()
                .contains("双重领导已于 " + county.today() + " 按《县编办〔2026〕7号》调整");
        city.write("units.yaml", text(city).replaceAll("- \\{code: insurance.*\n", ""));
        city.write(
                "people.yaml",
                "- {username: admin%s, name: admin, nameEn: admin, posts: [{unit: authority, title: 职务, titleEn: Title,"
                        + " roles: [TENANT_ADMIN]}]}\n");
        assertThat(folders.changes(root, city.code)).anyMatch(line -> line.contains("还在业务上领导 1 个县级单位"));
        county.export();
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    private void ledBy(String lead) {
        var text = text(county);
        county.write(
                "units.yaml",
                text.contains("ledBy: insurance")
                        ? text.replace("ledBy: insurance", "ledBy: " + lead)
                        : text.replace("code: insurance,", "code: insurance, ledBy: " + lead + ","));
    }

    private boolean sees(String who, Made project) {
        return !city.as(who)
                .ask("query($id: ID!) { project(id: $id) { viewerPart } }", Map.of("id", project.globalId()))
                .get("project")
                .isNull();
    }

    private String text(County of) {
        try {
            return Files.readString(root.resolve(of.code).resolve("units.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
