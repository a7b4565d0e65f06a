package org.cobuild.project;

import static org.cobuild.project.SubmissionForm.joined;
import static org.cobuild.project.SubmissionForm.text;

import java.util.ArrayList;
import java.util.List;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Row;
import tools.jackson.databind.JsonNode;

/** What stands in the application form before the tables and is not always said: who builds, the category, the order, the task. */
final class SubmissionFormHead {
    private final JsonNode content;
    private final SheetWords words;

    SubmissionFormHead(JsonNode content, SheetWords words) {
        this.content = content;
        this.words = words;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        if (content.has("builder")) {
            rows.add(Fields.of(words.field("application.builder", builder(content.get("builder")))));
        }
        if (content.has("categoryFacts")) {
            categoryFacts(content.get("categoryFacts"), rows);
        }
        if (content.has("special")) {
            special(content.get("special"), rows);
        }
        if (content.has("reopenings")) {
            content.get("reopenings")
                    .forEach(reopening -> rows.add(Fields.of(words.field(
                            "application.reopening",
                            SubmissionForm.word(words, ReopeningKind.class, text(reopening, "kind"))
                                    + words.of("and")
                                    + text(reopening, "reason")))));
        }
        if (content.has("keyTask")) {
            var task = content.get("keyTask");
            rows.add(Fields.of(words.field(
                    "keyTask", text(task, "code") + " " + text(task, "title") + words.of("and") + text(task, "plan"))));
        }
        return rows;
    }

    /** Only what was said. */
    private void categoryFacts(JsonNode facts, List<Row> rows) {
        var earlier = joined(text(facts, "earlierProject"), text(facts, "earlierSystem"));
        var original = text(facts, "originalInvestment");
        var fee = text(facts, "yearlyFee");
        var countsAs = SubmissionForm.word(words, ProjectCategory.class, text(facts, "countsAs"));
        if (!earlier.isEmpty()) {
            rows.add(Fields.of(words.field("application.earlier", earlier)));
        }
        if (!original.isEmpty() || !countsAs.isEmpty()) {
            rows.add(Fields.of(
                    words.field(
                            "application.original",
                            original.isEmpty() ? "" : words.money(SubmissionForm.amount(facts, "originalInvestment"))),
                    words.field("application.countsAs", countsAs)));
        }
        if (!text(facts, "postEvaluation").isEmpty()) {
            rows.add(Fields.of(words.field("application.postEvaluation", text(facts, "postEvaluation"))));
        }
        if (!fee.isEmpty()) {
            rows.add(Fields.of(
                    words.field("application.yearlyFee", words.money(SubmissionForm.amount(facts, "yearlyFee"))),
                    words.field("application.period", words.of("application.months", text(facts, "periodMonths")))));
        }
    }

    /** On whose order steps were left out, and which are to be made good. */
    private void special(JsonNode special, List<Row> rows) {
        rows.add(Fields.of(
                words.field(
                        "application.special", SubmissionForm.word(words, SpecialKind.class, text(special, "kind"))),
                words.field(
                        "application.special.order",
                        joined(
                                joined(text(special, "leader"), text(special, "basisOn")),
                                text(special, "basisNumber")))));
        rows.add(Fields.of(words.field("application.special.basis", text(special, "basis"))));
        var lacking = new ArrayList<String>();
        special.get("lacking")
                .forEach(step -> lacking.add(SubmissionForm.word(words, SkippedStep.class, step.asString())));
        rows.add(Fields.of(words.field(
                "application.special.lacking",
                lacking.isEmpty()
                        ? words.of("application.special.nothing")
                        : words.of(
                                "application.special.within",
                                text(special, "makeGoodDays"),
                                String.join(words.of("and"), lacking)))));
    }

    /** The lead's reason and the authority's answer, where the lead builds by itself. */
    private String builder(JsonNode builder) {
        if (!text(builder, "kind").equals("OWN")) {
            return words.of("application.builder.company");
        }
        var answer = SubmissionForm.word(words, OwnBuildState.class, text(builder, "consent"));
        var said = joined(text(builder, "answeredBy"), text(builder, "answer")).replace('\n', ' ');
        return joined(
                words.of("application.builder.own", text(builder, "reason")),
                said.isEmpty() ? answer : words.of("application.builder.said", answer, said));
    }
}
