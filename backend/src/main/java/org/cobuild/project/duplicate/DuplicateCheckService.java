package org.cobuild.project.duplicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.ProjectDuplicateCheckRecord;
import org.cobuild.db.tables.records.ProjectDuplicateHitRecord;
import org.cobuild.db.tables.records.ProjectDuplicateMatchRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ProjectErrorCode;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectSubmitted;
import org.cobuild.project.ProjectTexts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checks a draft when its lead asks, and every submission, and keeps what was found. */
@Service
public class DuplicateCheckService {
    /** As many projects are kept of one check. */
    private static final int HITS = 5;

    /** As many matches are kept of one hit. */
    private static final int MATCHES = 8;

    /** What is kept of a text. */
    private static final int LETTERS = 400;

    private static final int WORDS = 1_000;

    /** From here on a project is worth a reviewer's look; measured on the labelled pairs, see docs/duplicates.md. */
    static final double LEAST = 0.15;

    /** From here on it is likely the same. */
    static final double LIKELY = 0.5;

    private final DuplicateIndex index;
    private final TextRepository texts;
    private final DuplicateRepository checks;
    private final ProjectRepository projects;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    DuplicateCheckService(
            DuplicateIndex index,
            TextRepository texts,
            DuplicateRepository checks,
            ProjectRepository projects,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.index = index;
        this.texts = texts;
        this.checks = checks;
        this.projects = projects;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Which draft. */
    public record Check(GlobalId projectId, @Nullable String clientMutationId) {}

    /** Checks a draft for who may edit it. */
    @Transactional
    public DuplicateCheck check(Viewer viewer, Check input) {
        var project =
                projects.find(viewer.scope(), input.projectId().of("Project")).orElseThrow(NotFound::new);
        var grant = access.requireFor(
                viewer, Action.PROJECT_DRAFT, project.tenantId(), project.unitId(), project.tenantId());
        if (!project.stage().editable()) {
            throw Refusals.refused(ProjectErrorCode.STAGE, "project.stage.edit", "");
        }
        var check = make(viewer, grant, texts.get(grant, project.id()), DuplicateOccasion.DRAFT);
        events.publishEvent(Change.of("projectDuplicateCheck", viewer, grant.tenantId(), "DuplicateCheck", check.id())
                .project(project.id())
                .field("state", null, check.state())
                .field("cause", null, check.cause())
                .build());
        return check;
    }

    /** Checks what was submitted, in the transaction of the submission; one that can't run doesn't hold it up. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ProjectSubmitted submitted) {
        make(submitted.viewer(), submitted.grant(), submitted.texts(), DuplicateOccasion.SUBMISSION);
    }

    private DuplicateCheck make(Viewer viewer, Grant grant, ProjectTexts asker, DuplicateOccasion occasion) {
        var answer = index.search(asker, HITS, LEAST);
        var all = Clause.count(asker);
        var asked = answer.cause() == null ? Math.min(all, PartIndex.ASKED) : 0;
        var cause = answer.cause();
        var check = new ProjectDuplicateCheckRecord(
                Ids.next(),
                grant.tenantId(),
                asker.projectId(),
                occasion.name(),
                (cause == null ? DuplicateState.DONE : DuplicateState.UNDETERMINED).name(),
                cause == null ? null : cause.name(),
                clock.now(),
                viewer.name(),
                viewer.unitName(),
                answer.asOf(),
                asked,
                all - asked);
        var tenants = checks.tenantsOf(
                asker.cityId(),
                answer.hits().stream().map(PartIndex.Hit::projectId).toList());
        var hits = new ArrayList<ProjectDuplicateHitRecord>();
        var matches = new ArrayList<ProjectDuplicateMatchRecord>();
        // Ids tell nothing of the order, which is part of the score.
        var ids = new ArrayList<>(Stream.generate(Ids::next).limit(HITS).toList());
        Collections.shuffle(ids);
        for (var found : answer.hits()) {
            var tenantId = tenants.get(found.projectId());
            if (tenantId != null) {
                var hit = hit(check, ids.get(hits.size()), tenantId, hits.size() + 1, found);
                hits.add(hit);
                matches.addAll(matches(hit, found.found().matches()));
            }
        }
        checks.insert(check, hits, matches);
        return DuplicateRepository.check(check);
    }

    private static ProjectDuplicateHitRecord hit(
            ProjectDuplicateCheckRecord check, long id, long tenantId, int place, PartIndex.Hit found) {
        return new ProjectDuplicateHitRecord(
                id,
                check.getTenantId(),
                check.getId(),
                check.getProjectId(),
                tenantId,
                found.projectId(),
                place,
                ratio(found.found().score()),
                ratio(found.found().covered()));
    }

    private static List<ProjectDuplicateMatchRecord> matches(
            ProjectDuplicateHitRecord hit, List<Likeness.Match> found) {
        var matches = new ArrayList<ProjectDuplicateMatchRecord>();
        for (var match : found.subList(0, Math.min(MATCHES, found.size()))) {
            var other = match.other();
            matches.add(new ProjectDuplicateMatchRecord(
                    Ids.next(),
                    hit.getTenantId(),
                    hit.getId(),
                    matches.size() + 1,
                    match.own().kind().name(),
                    cut(match.own().text(), LETTERS),
                    other.kind().name(),
                    cut(other.text(), LETTERS),
                    other.id() == 0 ? null : other.amount(),
                    ratio(match.similarity()),
                    cut(String.join(" ", match.words()), WORDS)));
        }
        return matches;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static BigDecimal ratio(double value) {
        return BigDecimal.valueOf(Math.clamp(value, 0, 1)).setScale(4, RoundingMode.HALF_UP);
    }
}
