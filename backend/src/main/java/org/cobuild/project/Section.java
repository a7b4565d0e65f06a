package org.cobuild.project;

import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.platform.ReplacedRows;

/** A list of a draft that is replaced as a whole. */
final class Section<T extends Identified> extends ReplacedRows<T> {

    /** @param rows the list as it is */
    Section(String type, List<T> rows) {
        super(type, rows, ProjectErrorCode.INVALID, "project.section.twice");
    }
}
