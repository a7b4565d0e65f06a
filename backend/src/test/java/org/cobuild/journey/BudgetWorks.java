package org.cobuild.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;

/** Money, construction, acceptance and operation with so many rows of each kind. */
final class BudgetWorks extends BudgetDraft {
    private static final List<String> PAPERS = List.of(
            "SUMMARY",
            "FINANCIAL_REPORT",
            "AUDIT_REPORT",
            "SECURITY_ASSESSMENT",
            "CRYPTOGRAPHY_ASSESSMENT",
            "ARCHIVE_CHECK",
            "CATALOGUE_CERTIFICATE");
    private final Works works;
    private final Standing standing;

    BudgetWorks(World world, DSLContext sql, Standing standing, int rows) {
        super(world, sql, rows);
        this.standing = standing;
        this.works = new Works(world, sql, standing);
    }

    @Override
    void live() {
        on("2026-05-20");
        construction();
        acceptance();
        on("2029-01-15");
        operation();
        reinvested();
    }

    private void construction() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        var year = Works.year();
        var pool = done(works.setPool("DEVELOPMENT", year, "1000.00", null)).at("/pool/version");
        done(works.setPool("DEVELOPMENT", year, "2000.00", pool.asInt()));
        done(works.allocate(Works.CHIEF, made, "DEVELOPMENT", year, "1000.00"));
        var contract = done(works.contract(award(made))).at("/contract");
        var term = contract.at("/terms/0/id").asString();
        var refused =
                done(works.request(term, "10.00")).at("/paymentRequest/id").asString();
        done(works.approve(Works.CHIEF, refused, false, "材料不全"));
        var paid = done(works.request(term, "10.00")).at("/paymentRequest/id").asString();
        done(works.approve(Works.CHIEF, paid, true, null));
        done(works.pay(Works.FINANCE, paid));
        works.confirmed(works.milestones(made).getFirst(), 100);
    }

    /** A prepayment and as many terms as there are rows. */
    private Map<String, Object> award(Made made) {
        var award = new HashMap<>(works.award(made, "A", "1000.00"));
        var milestone = works.milestones(made).getLast();
        var each = new BigDecimal("700.00").divide(new BigDecimal(rows)).setScale(2);
        award.put(
                "terms",
                Stream.concat(
                                Stream.of(Map.of("title", "预付款", "amount", "300.00")),
                                IntStream.range(0, rows)
                                        .mapToObj(i -> Map.of(
                                                "title",
                                                "第" + i + "期",
                                                "amount",
                                                each.toPlainString(),
                                                "milestoneId",
                                                milestone)))
                        .toList());
        return award;
    }

    /** Applied for, returned, applied for again, and accepted. */
    private void acceptance() {
        var made = standing.project(
                "990100", "health", ProjectStage.CONSTRUCTION, "1000.00", ProjectCategory.NEW, "health", 100);
        project = made.globalId();
        apply();
        decideNow("liweidong", "RETURN");
        apply();
        decideNow("liweidong", "APPROVE");
        decideNow("zhouguodong", "APPROVE");
    }

    private void apply() {
        var papers = new ArrayList<Map<String, Object>>();
        for (var paper : PAPERS) {
            papers.add(Map.of("paper", paper, "documentId", works.document(Works.LEAD)));
        }
        done(as(Works.LEAD)
                .mutate(
                        "acceptanceApply",
                        Map.of("projectId", project, "completedOn", "2026-05-10", "note", "已建成", "papers", papers),
                        "acceptance { id }"));
    }

    /** As many projects as there are rows earn, each with as many entries; each closed year flows back. */
    private void operation() {
        for (int n = 0; n < rows; n++) {
            project = standing.project("990100", "health", ProjectStage.OPERATION, "1000.00")
                    .globalId();
            var first = "";
            for (int entry = 0; entry < (n == 0 ? rows : 1); entry++) {
                first = book("REVENUE", "2028-06-01", "100.00");
                match(first);
            }
            var counter = done(as("hefang")
                            .mutate(
                                    "operationEntryCounter",
                                    Map.of("entryId", first, "reason", "重复登记"),
                                    "entry { id }"))
                    .at("/entry/id")
                    .asString();
            match(counter);
            match(book("REVENUE", "2028-07-01", "250.00"));
            done(as("liweidong")
                    .mutate("operationYearClose", Map.of("projectId", project, "year", 2028), "operationYear { net }"));
        }
    }

    /** What flowed back pays for another project, from all those inflows, and is taken back. */
    private void reinvested() {
        var amount = new BigDecimal("100.00").multiply(new BigDecimal(rows)).toPlainString();
        var made = works.project(ProjectStage.APPROVED, "REINVESTMENT", amount);
        var entry = done(works.allocate(Works.CHIEF, made, "REINVESTMENT", 2029, amount))
                .at("/entry/id")
                .asString();
        done(works.counter(Works.CHIEF, entry));
    }
}
