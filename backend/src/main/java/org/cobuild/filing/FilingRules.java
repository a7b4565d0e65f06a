package org.cobuild.filing;

import static org.cobuild.project.ProjectCategory.EXTENSION;
import static org.cobuild.project.ProjectCategory.OM;
import static org.cobuild.project.ProjectCategory.REBUILD;
import static org.cobuild.project.ProjectCategory.SERVICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ProjectCategory;
import org.jspecify.annotations.Nullable;

/** What a filing is asked for by kind and category, and what of it is there; pure. */
final class FilingRules {
    private FilingRules() {}

    /** Whether a part must be there at once. */
    enum Need {
        REQUIRED,
        MAY_FOLLOW
    }

    /**
     * A part that is asked for.
     *
     * @param dueOn by when it follows; null where it may not, is there, or nobody has said
     */
    record PartState(
            FilingPart part,
            Need need,
            boolean there,
            @Nullable LocalDate dueOn) {
        /** Whether it is not filed like this. */
        boolean blocks() {
            return !there && (need == Need.REQUIRED || dueOn == null);
        }

        boolean overdue(LocalDate today) {
            return dueOn != null && dueOn.isBefore(today);
        }
    }

    /** Whether something of that category is filed under that kind: operation is operated or a service. */
    static boolean fits(FilingKind kind, ProjectCategory category) {
        return kind == FilingKind.OPERATION ? category == OM || category == SERVICE : category != OM;
    }

    /**
     * Name, unit, approver, targets, money and where it comes from are asked of all; catalogue, sharing and systems of
     * everything but services, which have no data. What is built has its cryptography planned before, and is protected
     * and assessed once it runs; what is operated runs already, so both papers are there. A rebuild or an extension goes
     * on with what the evaluation of the earlier project says.
     */
    static List<PartState> parts(FilingKind kind, FilingContent content, Set<FilingPaper> papers) {
        var parts = new ArrayList<PartState>();
        var category = content.category();
        var built = kind == FilingKind.CONSTRUCTION;
        var systems = category != SERVICE;
        required(parts, FilingPart.APPROVER, content.approver() != null);
        required(parts, FilingPart.TARGETS, content.targets() != null);
        if (built) {
            required(parts, FilingPart.INVESTMENT, content.investment() != null);
        }
        if (!built || systems) {
            required(parts, FilingPart.OPERATION_MONEY, content.operationMoney() != null);
        }
        required(parts, FilingPart.FUNDING_CHANNEL, content.fundingChannel() != null);
        if (systems) {
            required(parts, FilingPart.CATALOGUE, content.catalogueCount() != null);
            required(parts, FilingPart.SHARING, content.sharedCount() != null && content.openedCount() != null);
            required(parts, FilingPart.SYSTEMS, content.systems() != null);
            statutory(parts, built, content, papers);
        }
        if (category == REBUILD || category == EXTENSION) {
            required(
                    parts,
                    FilingPart.EARLIER_EVALUATION,
                    content.earlierProject() != null && papers.contains(FilingPaper.EARLIER_EVALUATION));
        }
        return parts;
    }

    private static void statutory(
            List<PartState> parts, boolean built, FilingContent content, Set<FilingPaper> papers) {
        var need = built ? Need.MAY_FOLLOW : Need.REQUIRED;
        var protectedNow = content.protectionLevel() != null
                && content.protectionNumber() != null
                && papers.contains(FilingPaper.PROTECTION_CERTIFICATE);
        parts.add(part(FilingPart.PROTECTION, need, protectedNow, content.protectionDueOn()));
        if (built) {
            required(parts, FilingPart.CRYPTOGRAPHY_PLAN, papers.contains(FilingPaper.CRYPTOGRAPHY_PLAN));
        }
        parts.add(part(
                FilingPart.CRYPTOGRAPHY_ASSESSMENT,
                need,
                papers.contains(FilingPaper.CRYPTOGRAPHY_ASSESSMENT),
                content.cryptographyDueOn()));
    }

    private static void required(List<PartState> parts, FilingPart part, boolean there) {
        parts.add(new PartState(part, Need.REQUIRED, there, null));
    }

    private static PartState part(FilingPart part, Need need, boolean there, @Nullable LocalDate dueOn) {
        return new PartState(part, need, there, there || need == Need.REQUIRED ? null : dueOn);
    }

    /** Names each part without which it is not filed, and each that is to follow by a day that has passed. */
    static void blocked(Refusals refusals, List<PartState> parts, LocalDate today) {
        for (var state : parts) {
            if (state.blocks()) {
                refusals.add(
                        FilingErrorCode.MISSING,
                        state.part().key(),
                        state.part().path());
            } else if (!state.there() && state.overdue(today)) {
                refusals.add(
                        FilingErrorCode.DATE,
                        "filing.due.past",
                        state.part() == FilingPart.PROTECTION ? "content.protectionDueOn" : "content.cryptographyDueOn",
                        today.toString());
            }
        }
    }

    static int there(List<PartState> parts) {
        return (int) parts.stream().filter(PartState::there).count();
    }
}
