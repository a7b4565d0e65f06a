package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a right is worth to who sees a part of a project only, or may write what it may not read. */
@PortalTest
class ProjectRightsTest {
    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private DSLContext sql;

    @Test
    void aMachineThatMayWriteAndNotReadIsToldThatItIsDoneAndNotShownTheProject() {
        var project = standing.project("990100", "health", ProjectStage.RETURNED, "100.00");
        var input = Map.of("id", project.globalId(), "version", 1, "goals", "机器写的目标");
        var done = world.machine("990100", "project:write")
                .mutate("projectUpdate", input, "project { id title participants { share } }");
        assertThat(done.get("errors")).isEmpty();
        assertThat(done.get("project").isNull()).isTrue();
        assertThat(sql.fetchValue("select goals from project where id = ? /*scope:all*/", project.id()))
                .isEqualTo("机器写的目标");

        var again = new HashMap<String, Object>(input);
        again.put("version", 2);
        var shown = world.machine("990100", "project:write", "project:read")
                .mutate("projectUpdate", again, "project { id version }");
        assertThat(shown.at("/project/version").asInt()).isEqualTo(3);
    }

    @Test
    void aReviewerOfACountyThatSeesItsPackageOnlyMayNotCutWhateverItSends() {
        var draft = Drafting.confirmed(world).submit();
        var seen = draft.seenBy("houjianguo", "viewerPart viewerCanCut version");
        assertThat(seen.get("viewerPart").asString()).isEqualTo("PACKAGE");
        assertThat(seen.get("viewerCanCut").asBoolean()).isFalse();
        for (var version : List.of(1, seen.get("version").asInt())) {
            var refused = world.as("houjianguo")
                    .answer(
                            "mutation($input: ProjectEstimateCutInput!) { projectEstimateCut(input: $input) { errors { code } } }",
                            Map.of("input", Map.of("projectId", draft.id, "version", version, "cuts", List.of())));
            assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void aMachineThatSeesAPackageOfADraftIsToldNothingOfWhatIsMissingInTheWhole() {
        var draft = Drafting.complete(world).invite();
        JsonNode seen = world.machine("990100", "project:write", "project:read")
                .ask(
                        "query($id: ID!) { project(id: $id) { viewerPart submissionRefusals { code } } }",
                        Map.of("id", draft.id))
                .get("project");
        assertThat(seen.get("viewerPart").asString()).isEqualTo("PACKAGE");
        assertThat(seen.get("submissionRefusals")).isEmpty();
        assertThat(draft.seenBy("chenjing", "submissionRefusals { code }").get("submissionRefusals"))
                .isNotEmpty();
    }
}
