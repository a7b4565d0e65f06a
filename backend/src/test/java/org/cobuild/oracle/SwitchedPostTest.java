package org.cobuild.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person with several posts sees what the post sees in which it acts, from the moment of the switch on. */
@PortalTest
class SwitchedPostTest {
    @Autowired
    Worlds worlds;

    @Autowired
    World world;

    @Test
    void seesWhatTheNewPostSeesAtOnce() {
        var plan = Generator.plan(Worlds.seed() + 3, 30);
        var land = worlds.build(plan);
        var all = land.all();
        var posts = all.everybody().stream()
                .filter(who -> !who.machine() && who.may("PROJECT_READ") && !who.wide())
                .filter(who -> Who.usablePosts(who.personId(), all).size() > 1)
                .sorted(Comparator.comparing(Who::id))
                .toList();
        assertThat(posts).isNotEmpty();
        for (var post : posts.subList(0, Math.min(4, posts.size()))) {
            var username = land.sql
                    .fetchSingle("select username from person where id = ?", post.personId())
                    .get(0, String.class);
            var caller = world.as(username);
            var id = new GlobalId("Post", post.id()).toString();
            caller.mutate("viewerSwitchPost", Map.of("postId", id), "viewer { post { id } }");
            var seen = new HashSet<String>();
            caller.ask("{ projects(first: 100) { edges { node { id } } } }")
                    .at("/projects/edges")
                    .forEach(edge -> seen.add(edge.at("/node/id").asString()));
            var expected = new HashSet<String>();
            all.of("Project").stream()
                    .filter(project -> all.sight(post, project.id()) != Sight.NONE)
                    .forEach(project -> expected.add(new GlobalId("Project", project.id()).toString()));
            assertThat(seen).as(post.words()).isEqualTo(expected);
        }
    }
}
