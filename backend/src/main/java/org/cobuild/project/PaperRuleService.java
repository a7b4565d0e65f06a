package org.cobuild.project;

import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.tenancy.policy.PolicyRule.APPLICATION_PAPERS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Together;
import org.cobuild.project.PaperRule.Cell;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.policy.CountyMay;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans which papers the applications of the caller's tenant have, and takes back what was planned. What is in force
 * stays as it is: what was handed in under it can be read again by its day alone.
 */
@Service
public class PaperRuleService {
    /** How the trail and a folder's plan call it. */
    static final String SET = "paperRulesSet";

    private final DSLContext sql;
    private final PaperRuleRepository rules;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PaperRuleService(
            DSLContext sql,
            PaperRuleRepository rules,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.rules = rules;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** What is to hold of a paper and a category. @param from null, for a county: as its city has it */
    public record Told(
            ApplicationPaper kind,
            ProjectCategory category,
            @Nullable AskedFrom from) {}

    /** What is to hold. @param effectiveOn from tomorrow on */
    public record Setting(
            LocalDate effectiveOn,
            List<Told> rules,
            @Nullable String clientMutationId) {}

    /** Which day's plans to take back. */
    public record Withdrawal(
            LocalDate effectiveOn, @Nullable String clientMutationId) {}

    /** What holds of a paper and a category today. */
    public record State(
            ApplicationPaper kind, ProjectCategory category, AskedFrom from, AskedFrom cityFrom, boolean own) {}

    /**
     * The table as it stands for the caller's tenant.
     *
     * @param rules every paper with every category, in the order of the form
     * @param planned the tenant's own and its city's rules that are not in force yet, the next ones first
     * @param required whether nothing is submitted without them; otherwise they are advised
     * @param countyMay what a county may do with its city's table today
     */
    public record Stand(
            List<State> rules, List<PaperRule> planned, boolean required, CountyMay countyMay, boolean viewerCanSet) {}

    @Transactional(readOnly = true)
    public Stand read(Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        var today = today(viewer);
        return stand(viewer, all(viewer, today), today);
    }

    /**
     * Plans from which track on papers are asked.
     *
     * @throws org.cobuild.platform.Refused DATES, INVALID, REQUIRED, PAPER_OVERRIDE
     */
    @Transactional
    public Stand set(Viewer viewer, Setting input) {
        var grant = access.require(viewer, Action.POLICY_SET, viewer.tenantId());
        var tenant = viewer.tenant();
        lock(tenant);
        var today = today(viewer);
        var on = input.effectiveOn();
        var before = all(viewer, on.isAfter(today) ? on : today);
        var refusals = new Refusals();
        refusals.unless(
                on.isAfter(today),
                ProjectErrorCode.DATES,
                "project.paperRule.date",
                "effectiveOn",
                today.plusDays(1).toString());
        refusals.unless(!input.rules().isEmpty(), ProjectErrorCode.REQUIRED, "project.paperRule.empty", "rules");
        var written = new ArrayList<PaperRule>();
        var seen = new HashSet<Cell>();
        for (int i = 0; i < input.rules().size(); i++) {
            var told = input.rules().get(i);
            var rule = new PaperRule(
                    grant.tenantId(), told.kind(), told.category(), on, told.from(), viewer.name(), clock.now());
            var path = "rules." + i + ".from";
            var planned = before.table().beginning(rule.cell(), on);
            refusals.unless(
                    seen.add(rule.cell()),
                    ProjectErrorCode.INVALID,
                    "project.paperRule.twice",
                    path,
                    PaperRuleChecks.words(rule.cell()));
            refusals.unless(
                    planned == null || !on.isAfter(today),
                    ProjectErrorCode.DATES,
                    "project.paperRule.planned",
                    path,
                    PaperRuleChecks.words(rule.cell()),
                    on.toString());
            PaperRuleChecks.above(refusals, before.table(), tenant.id() == tenant.cityId(), rule, path);
            if (before.table().own(rule.cell(), on) != rule.from()) {
                written.add(rule);
            }
        }
        refusals.throwIfAny();
        if (!written.isEmpty()) {
            rules.save(written);
            var change = change(SET, viewer, on);
            written.forEach(
                    rule -> change.field(rule.cell().inWords(), before.table().own(rule.cell(), on), rule.inWords()));
            events.publishEvent(change.build());
        }
        return stand(viewer, all(viewer, today), today);
    }

    /**
     * Takes back all that the caller's tenant has planned for a day.
     *
     * @throws org.cobuild.platform.Refused DATES when it is in force, or nothing is planned for it
     */
    @Transactional
    public Stand withdraw(Viewer viewer, Withdrawal input) {
        var grant = access.require(viewer, Action.POLICY_SET, viewer.tenantId());
        lock(viewer.tenant());
        var today = today(viewer);
        var on = input.effectiveOn();
        var planned = rules.all(grant).stream()
                .filter(rule -> rule.effectiveOn().equals(on))
                .toList();
        new Refusals()
                .unless(
                        on.isAfter(today) && !planned.isEmpty(),
                        ProjectErrorCode.DATES,
                        on.isAfter(today) ? "project.paperRule.none" : "project.paperRule.inforce",
                        "effectiveOn",
                        on.toString())
                .throwIfAny();
        rules.delete(grant, on);
        var change = change("paperRulesWithdraw", viewer, on);
        planned.forEach(rule -> change.field(rule.cell().inWords(), rule.inWords(), null));
        events.publishEvent(change.build());
        return stand(viewer, all(viewer, today), today);
    }

    /** What was read in one statement. */
    private record Read(PaperTable table, List<PaperRule> rules, boolean required) {}

    private Read all(Viewer viewer, LocalDate until) {
        var tenant = viewer.tenant();
        var all = new Together();
        var values = policy.list(all, tenant.id(), tenant.cityId(), List.of(APPLICATION_PAPERS.title()), until);
        var told = rules.list(all, viewer.scope());
        all.fetch(sql);
        return new Read(
                new PaperTable(tenant.id(), tenant.cityId(), told.rows(), values.rows()),
                told.rows(),
                PolicyProfile.inForce(tenant.id(), values.rows()).stream()
                        .anyMatch(value -> value.number().signum() > 0));
    }

    private static Stand stand(Viewer viewer, Read read, LocalDate today) {
        var tenant = viewer.tenant();
        var table = read.table();
        var may = table.countyMay(today);
        return new Stand(
                Arrays.stream(ApplicationPaper.values())
                        .flatMap(kind -> Arrays.stream(ProjectCategory.values())
                                .map(category -> state(table, new Cell(kind, category), today)))
                        .toList(),
                read.rules().stream()
                        .filter(rule -> rule.effectiveOn().isAfter(today))
                        .toList(),
                read.required(),
                may,
                viewer.may(Action.POLICY_SET, tenant.id()) && (tenant.id() == tenant.cityId() || may != CountyMay.NO));
    }

    private static State state(PaperTable table, Cell cell, LocalDate today) {
        var told = table.own(cell, today);
        return new State(
                cell.kind(),
                cell.category(),
                table.from(cell, today),
                table.city(cell, today),
                told != null && table.allows(cell, told, today));
    }

    /** One lock a city, as for its policy: what a county may ask hangs on what its city says. */
    private void lock(Tenant tenant) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(tenant.cityId()))
                .forUpdate()
                .execute();
    }

    private LocalDate today(Viewer viewer) {
        return clock.today(viewer.tenant().zone());
    }

    private static Change.Builder change(String action, Viewer viewer, LocalDate on) {
        return Change.of(action, viewer, viewer.tenantId(), "Tenant", viewer.tenantId())
                .detail(on.toString());
    }
}
