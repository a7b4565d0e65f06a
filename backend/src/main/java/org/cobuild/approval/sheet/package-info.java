/**
 * The approval sheet 审批表: a case as the A4 form that offices file, with who said what and the reply. Other rooms say what
 * stands in its head ({@link org.cobuild.approval.sheet.SheetSubjects}).
 */
@NullMarked
@NamedInterface("sheet")
package org.cobuild.approval.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
