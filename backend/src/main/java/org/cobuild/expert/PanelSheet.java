package org.cobuild.expert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.sheet.SheetAddition;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.document.form.Form;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** What the approval sheet says of a closed panel: what everybody who sees the review reads, without names. */
@Component
class PanelSheet implements SheetAddition {
    private final PanelRepository panels;

    PanelSheet(PanelRepository panels) {
        this.panels = panels;
    }

    @Override
    public List<Form.Row> rows(Viewer viewer, ApprovalCase matter, SheetWords words) {
        var panel = panels.ofCases(viewer.scope(), List.of(matter.id())).get(matter.id());
        return panel == null || !panel.closed()
                ? List.of()
                : List.of(new Entries(words.of("experts"), List.of(entry(panel, words))));
    }

    private static Entry entry(ExpertPanel panel, SheetWords words) {
        var lines = new ArrayList<String>();
        lines.add(words.of(
                "experts.mean",
                panel.seated().size(),
                Objects.requireNonNull(panel.mean()).toPlainString(),
                panel.dissents()));
        panel.seated().stream()
                .map(PanelMember::dissent)
                .filter(Objects::nonNull)
                .forEach(dissent -> lines.add(words.of("experts.dissent", dissent)));
        lines.add(words.of("experts.conclusion", Objects.requireNonNull(panel.conclusion())));
        return new Entry("", String.join("\n", lines), Objects.toString(panel.heldOn()));
    }
}
