package org.cobuild.project;

import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.ReplacedRows;

/** A list of a draft that is replaced as a whole. */
final class Section<T extends Identified> extends ReplacedRows<T> {

    /** @param rows the list as it is */
    Section(String type, List<T> rows) {
        super(type, rows, ProjectErrorCode.INVALID, "project.section.twice");
    }

    /** Refuses to take something out of an approved project: what is made good is added or put right. */
    void keep(Refusals refusals, Draft draft, String path) {
        refusals.unless(
                !draft.project().stage().approved() || removedIds().isEmpty(),
                ProjectErrorCode.STAGE,
                "project.section.approved",
                path);
    }
}
