package org.cobuild.approval.flow;

import org.cobuild.tenancy.Post;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Whom a task is addressed to: whoever holds the role in the unit, so that a task outlives who leaves.
 *
 * @param postId the post that it was handed to, as long as somebody holds it; null for anybody in the seat
 */
public record Seat(long unitId, Role role, @Nullable Long postId) {

    public boolean taken(Viewer viewer) {
        var post = viewer.post();
        return post != null && taken(post);
    }

    public boolean taken(Post post) {
        return postId == null ? post.unitId() == unitId && post.roles().contains(role) : postId == post.id();
    }
}
