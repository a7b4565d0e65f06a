package org.cobuild.expert;

import static org.cobuild.db.Tables.TENANT;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a tenant's pool. Nobody is taken out of it for good: panels that were name who was on them. */
@Service
public class ExpertService {
    private final ExpertRepository experts;
    private final UnitRepository units;
    private final DSLContext sql;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ExpertService(
            ExpertRepository experts,
            UnitRepository units,
            DSLContext sql,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.experts = experts;
        this.units = units;
        this.sql = sql;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** An expert as it shall be. @param id null for a new one */
    public record Save(
            @Nullable GlobalId id,
            @Nullable Integer version,
            String name,
            String employer,
            @Nullable GlobalId unitId,
            List<ExpertField> fields,
            String title,
            @Nullable String phone,
            List<String> avoids,
            boolean active,
            @Nullable String clientMutationId) {}

    /**
     * Adds or changes an expert.
     *
     * @throws org.cobuild.platform.Refused INVALID, REQUIRED, STALE, TWICE, FULL
     */
    @Transactional
    public Expert save(Viewer viewer, Save input) {
        var found = input.id() == null ? null : find(viewer, input.id());
        var unit = input.unitId() == null
                ? null
                : units.find(viewer.scope(), input.unitId().of("Unit")).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.EXPERT_SET, found == null ? viewer.tenantId() : found.tenantId());
        var all = lock(grant);
        var before = found == null
                ? null
                : all.stream().filter(one -> one.id() == found.id()).findFirst().orElseThrow(NotFound::new);
        var refusals = new Refusals();
        var expert = expert(refusals, grant, viewer, input, unit, before);
        if (before != null) {
            ExpertRules.version(refusals, input.version() == null ? 0 : input.version(), before.version());
        }
        refusals.unless(
                all.stream()
                        .noneMatch(other -> other.id() != expert.id()
                                && other.name().equals(expert.name())
                                && other.employer().equals(expert.employer())),
                ExpertErrorCode.TWICE,
                "expert.twice",
                "name",
                expert.name(),
                expert.employer());
        refusals.unless(
                before != null || all.size() < ExpertRules.MOST_EXPERTS,
                ExpertErrorCode.FULL,
                "expert.full",
                "",
                Integer.toString(ExpertRules.MOST_EXPERTS));
        refusals.throwIfAny();
        experts.save(expert);
        events.publishEvent(Change.of("expertSave", viewer, grant.tenantId(), "Expert", expert.id())
                .detail(expert.name() + " · " + expert.employer())
                .field("expert", before == null ? null : before.inWords(), expert.inWords())
                .field("title", before == null ? null : before.title(), expert.title())
                .field("phone", before == null ? null : before.maskedPhone(), expert.maskedPhone())
                .field(
                        "avoids",
                        before == null ? null : String.join(" / ", before.avoids()),
                        String.join(" / ", expert.avoids()))
                .build());
        return expert;
    }

    private Expert find(Viewer viewer, GlobalId id) {
        var row = id.of("Expert");
        var expert = experts.find(viewer.scope(), List.of(row)).get(row);
        if (expert == null) {
            throw new NotFound();
        }
        return expert;
    }

    private Expert expert(
            Refusals refusals, Grant grant, Viewer viewer, Save input, @Nullable Unit unit, @Nullable Expert before) {
        ExpertRules.fields(refusals, input.fields());
        return new Expert(
                before == null ? Ids.next() : before.id(),
                grant.tenantId(),
                ExpertRules.text(refusals, "name", input.name(), 2, 64),
                ExpertRules.text(refusals, "employer", input.employer(), 2, 200),
                unit == null ? null : unit.tenantId(),
                unit == null ? null : unit.id(),
                ExpertField.split(ExpertField.joined(input.fields())),
                ExpertRules.text(refusals, "title", input.title(), 0, 100),
                ExpertRules.phone(refusals, input.phone()),
                ExpertRules.avoids(refusals, input.avoids()),
                input.active(),
                before == null ? 1 : before.version() + 1,
                viewer.name(),
                clock.now());
    }

    /** One lock a tenant: an empty pool has no row that could be held. */
    private List<Expert> lock(Grant grant) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(grant.tenantId()))
                .forUpdate()
                .execute();
        return experts.all(grant);
    }
}
