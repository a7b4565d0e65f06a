package org.cobuild.approval.sheet;

import java.util.List;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.document.form.Form;
import org.cobuild.tenancy.Viewer;

/** What a room that adds something to cases says of it on their sheets, above what was said in the steps. */
public interface SheetAddition {
    /** Nothing where the case has none. It is told to everybody who sees the case in the same words: the sheet has one digest. */
    List<Form.Row> rows(Viewer viewer, ApprovalCase matter, SheetWords words);
}
