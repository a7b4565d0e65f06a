package org.cobuild.construction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.sheet.SheetSubjects;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.Form.Field;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Row;
import org.cobuild.platform.NotFound;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** What the approval sheet says of an acceptance: its days and papers for who sees the construction. */
@Component
class AcceptanceSheet implements SheetSubjects {
    private final AcceptanceRepository acceptances;
    private final ProjectRepository projects;
    private final Papers papers;
    private final UnitRepository units;

    AcceptanceSheet(AcceptanceRepository acceptances, ProjectRepository projects, Papers papers, UnitRepository units) {
        this.acceptances = acceptances;
        this.projects = projects;
        this.papers = papers;
        this.units = units;
    }

    @Override
    public CaseSubject subject() {
        return CaseSubject.ACCEPTANCE;
    }

    @Override
    public Facts facts(Viewer viewer, ApprovalCase matter, SheetWords words) {
        var scope = viewer.scope();
        var project = projects.find(scope, matter.projectId()).orElseThrow(NotFound::new);
        var acceptance = acceptances.find(scope, List.of(matter.subjectId())).get(matter.subjectId());
        var lead = words.name(units.named(List.of(project.unitId())).get(project.unitId()));
        var rows = new ArrayList<Row>();
        rows.add(Fields.of(words.field("project", matter.title())));
        rows.add(Fields.of(words.field("lead", lead), words.field("category", words.of(project.category()))));
        var approved = project.approvedAmount();
        if (approved != null) {
            rows.add(Fields.of(
                    new Field(words.of("approved"), words.money(approved), true),
                    words.field("inFull", words.inFull(approved))));
        }
        var hidden = words.of("hidden");
        rows.add(Fields.of(
                words.field("completedOn", acceptance == null ? hidden : day(acceptance.completedOn())),
                words.field("acceptBy", acceptance == null ? hidden : day(acceptance.dueOn()))));
        rows.add(Fields.of(words.field(
                "papers",
                acceptance == null
                        ? hidden
                        : papers.of(acceptance.id()).stream()
                                .sorted()
                                .map(words::of)
                                .collect(Collectors.joining(words.of("and"))))));
        return new Facts(
                words.of("title.ACCEPTANCE"),
                project.code(),
                words.of("round", matter.round()),
                rows,
                acceptance == null ? null : new Entry("", acceptance.note(), lead + "\u3000" + acceptance.appliedOn()),
                acceptance == null ? Set.of() : Set.of(ProjectArea.CONSTRUCTION),
                acceptance != null);
    }

    private static String day(LocalDate day) {
        return day.toString();
    }
}
