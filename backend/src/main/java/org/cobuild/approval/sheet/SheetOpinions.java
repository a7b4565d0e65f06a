package org.cobuild.approval.sheet;

import java.util.List;
import java.util.Objects;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;

/**
 * What was said in a case, as its sheet shows it: for each step what stands now, and below what was said before a return
 * or was taken back. Advice is for who asked, and is not on the sheet.
 */
final class SheetOpinions {
    private final CaseFlow flow;
    private final List<Decision> decisions;
    private final SheetWords words;

    /** @param decisions those that the reader sees */
    SheetOpinions(CaseFlow flow, List<Decision> decisions, SheetWords words) {
        this.flow = flow;
        this.words = words;
        this.decisions = decisions.stream()
                .filter(said -> task(said).kind() != TaskKind.ADVICE)
                .toList();
    }

    /** A row for each step. */
    List<Entries> standing() {
        return flow.steps().stream().map(this::step).toList();
    }

    /** What no longer stands, oldest first; no row when there is nothing. */
    List<Entries> former() {
        var former = decisions.stream().filter(said -> !stands(said)).toList();
        return former.isEmpty()
                ? List.of()
                : List.of(new Entries(
                        words.of("former"), former.stream().map(this::former).toList()));
    }

    private Entries step(Step step) {
        var label = words.name(step.name(), step.nameEn());
        if (step.is(StepState.SKIPPED)) {
            var limit = step.aboveAmount();
            var why = limit == null ? words.of("skipped") : words.of("skipped.limit", words.money(limit));
            return new Entries(label, List.of(new Entry("", why, "")));
        }
        var said = decisions.stream()
                .filter(each -> each.stepId() == step.id() && stands(each))
                .toList();
        var beside = said.size() > 1 || step.unitIds().size() > 1;
        return new Entries(label, said.stream().map(each -> entry(each, beside)).toList());
    }

    /** Where several speak, the unit stands before what it said; where one does, in the signature. */
    private Entry entry(Decision said, boolean beside) {
        var unit = said.unitName() + (task(said).kind() == TaskKind.ROUTE ? "" : words.of("beside"));
        return new Entry(beside ? unit : "", text(said), signed(beside ? "" : unit, said));
    }

    private Entry former(Decision said) {
        return new Entry(
                said.unitName(),
                words.of("former.text", words.name(said.stepName(), said.stepNameEn()), said.round(), text(said)),
                signed("", said));
    }

    private String signed(String of, Decision said) {
        var absent = said.actedFor();
        return words.signed(of, said.personName(), absent == null ? null : absent.name(), said.decidedAt());
    }

    private String text(Decision said) {
        var verb = words.of(said.verb());
        var text = said.opinion().startsWith(verb) ? said.opinion() : words.of("said", verb, said.opinion());
        return said.condition() == null ? text : text + "\n" + words.of("condition", said.condition());
    }

    /** Whether it is its unit's word now, or the return that the case stands at. */
    private boolean stands(Decision said) {
        var task = task(said);
        var last = Objects.equals(flow.lastOf(task), said);
        return last
                && (task.is(TaskState.DONE)
                        || (said.verb() == DecisionVerb.RETURN
                                && flow.state() == CaseState.RETURNED
                                && said.round() == flow.round()));
    }

    private Task task(Decision said) {
        return flow.tasks().stream()
                .filter(task -> task.id() == said.taskId())
                .findFirst()
                .orElseThrow();
    }
}
