package org.cobuild.approval;

import static java.util.Objects.requireNonNull;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.when;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who can get a copy of a case: people of its tenant, in posts that see it as it is. */
@Repository
class Readers {
    private final Colleagues colleagues;
    private final PortalClock clock;

    Readers(Colleagues colleagues, PortalClock clock) {
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Somebody in a post. @param sees whether it sees the case */
    record Reader(GlobalId postId, String personName, String title, String titleEn, String unitName, boolean sees) {}

    /**
     * Those who see each of the cases, at most {@link Colleagues#MOST}, by case.
     *
     * @param search part of a person's or a unit's name; null for everybody
     */
    Map<ApprovalCase, List<Reader>> search(Map<ApprovalCase, Grant> matters, @Nullable String search) {
        return Colleagues.most(
                matters.keySet(),
                (matter, place) -> {
                    var grant = requireNonNull(matters.get(matter));
                    return colleagues.who(
                            grant::on,
                            Action.PROJECT_READ,
                            Colleagues.named(search).and(seenBy(grant, matter)),
                            place);
                },
                row -> reader(row, true));
    }

    /** By post, whether they see the case or not; posts of other tenants and those that nobody holds are absent. */
    Map<Long, Reader> find(Grant grant, ApprovalCase matter, Collection<Long> postIds) {
        return select(grant, matter, POST.ID.in(postIds), postIds.size());
    }

    private Map<Long, Reader> select(Grant grant, ApprovalCase matter, Condition which, int most) {
        Field<Integer> sees = max(when(seenBy(grant, matter), inline(1)).otherwise(inline(0)));
        return colleagues
                .who(grant::on, Action.PROJECT_READ, which, sees)
                .limit(most)
                .fetchMap(POST.ID, row -> reader(row, row.get(sees) > 0));
    }

    private Condition seenBy(Grant grant, ApprovalCase matter) {
        return TenantScope.seenBy(
                grant, POST.UNIT_ID, POST_ROLE.ROLE, matter.projectId(), ProjectArea.REVIEW, clock.now());
    }

    private static Reader reader(Record row, boolean sees) {
        return new Reader(
                new GlobalId("Post", row.get(POST.ID)),
                row.get(PERSON.NAME),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.NAME),
                sees);
    }
}
