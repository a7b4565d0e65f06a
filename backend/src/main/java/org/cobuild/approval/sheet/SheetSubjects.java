package org.cobuild.approval.sheet;

import java.util.List;
import java.util.Set;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseSubject;
import org.cobuild.document.form.Form;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** What the approval sheet asks of the room whose subjects are approved; each such room has a bean of it. */
public interface SheetSubjects {
    CaseSubject subject();

    /** What the sheet says of the case's subject, as far as the caller sees it, who sees the case. */
    Facts facts(Viewer viewer, ApprovalCase matter, SheetWords words);

    /**
     * What a sheet says of a subject.
     *
     * @param title what the form is called, behind the tenant's name
     * @param number the subject's own number
     * @param version which version of it was submitted, in words; empty when there are none
     * @param rows of the table, above what was said
     * @param sent who submitted it, with what words; null when the reader does not see it
     * @param areas parts of the project that the rows show, beside the summary: the log of views tells them
     * @param whole whether the reader sees all that the sheet would say
     */
    record Facts(
            String title,
            String number,
            String version,
            List<Form.Row> rows,
            Form.@Nullable Entry sent,
            Set<ProjectArea> areas,
            boolean whole) {}
}
