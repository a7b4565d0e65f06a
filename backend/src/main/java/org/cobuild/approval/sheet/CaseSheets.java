package org.cobuild.approval.sheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseRepository;
import org.cobuild.approval.FlowRepository;
import org.cobuild.approval.Opinions;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.sheet.SheetSubjects.Facts;
import org.cobuild.document.form.Form;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.FormWriter;
import org.cobuild.document.form.PrintedForm;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ShownPart;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The approval sheet 审批单 of a case: what its reader sees of it by {@code Case} and its fields, and nothing else, on A4.
 */
@Service
class CaseSheets {
    private final CaseRepository cases;
    private final FlowRepository flows;
    private final List<SheetSubjects> subjects;
    private final List<SheetAddition> additions;
    private final TenantRepository tenants;
    private final FormWriter writer;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CaseSheets(
            CaseRepository cases,
            FlowRepository flows,
            List<SheetSubjects> subjects,
            List<SheetAddition> additions,
            TenantRepository tenants,
            FormWriter writer,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.flows = flows;
        this.subjects = subjects;
        this.additions = additions;
        this.tenants = tenants;
        this.writer = writer;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Prints the sheet of a case as the caller sees it, and tells the log of views.
     *
     * @param locale Chinese, or English for every other language
     * @throws NotFound when the caller sees no such case
     * @throws FormWriter.Busy when too many are printing
     */
    PrintedForm print(Viewer viewer, long caseId, Locale locale) {
        if (!viewer.actions().contains(Action.PROJECT_READ)) {
            throw new NotFound();
        }
        var matter = cases.find(viewer.scope(), List.of(caseId)).get(caseId);
        if (matter == null) {
            throw new NotFound();
        }
        var tenant = tenants.get(matter.tenantId());
        var words = new SheetWords(locale, tenant.zone());
        var facts = facts(viewer, matter, words);
        var form = form(viewer, matter, tenant, facts, words);
        events.publishEvent(new Viewed(viewer, shown(matter, facts)));
        return new PrintedForm(name(matter, locale), writer.write(form));
    }

    /** Name of the file, with the reply's number once there is one, and nothing in it that a file's name can't hold. */
    static String name(ApprovalCase matter, Locale locale) {
        var words = new SheetWords(locale, ZoneId.of("UTC"));
        return words.of(
                "file",
                PrintedForm.inName(matter.title()),
                matter.replyNumber() == null ? "" : " " + matter.replyNumber());
    }

    private Facts facts(Viewer viewer, ApprovalCase matter, SheetWords words) {
        return subjects.stream()
                .filter(room -> room.subject().equals(matter.subject()))
                .findFirst()
                .orElseThrow()
                .facts(viewer, matter, words);
    }

    private Form form(Viewer viewer, ApprovalCase matter, Tenant tenant, Facts facts, SheetWords words) {
        var flow = flows.find(viewer.scope(), List.of(matter.id())).getOrDefault(matter.id(), CaseFlow.EMPTY);
        var rows = new ArrayList<>(facts.rows());
        rows.add(new Entries(words.of("sent"), facts.sent() == null ? List.of() : List.of(facts.sent())));
        additions.forEach(room -> rows.addAll(room.rows(viewer, matter, words)));
        var opinions = new SheetOpinions(flow, Opinions.readable(flow, viewer.scope()), words);
        rows.addAll(opinions.standing());
        rows.add(new Entries(words.of("result"), List.of(result(matter, words))));
        rows.addAll(opinions.former());
        var name = words.name(tenant.name(), tenant.nameEn());
        var title = words.of("title", name, facts.title()) + (facts.whole() ? "" : words.of("extract"));
        var head = List.of(words.of("number", facts.number()), facts.version(), words.of("unit"));
        var digest = digest(new Form(words.locale(), title, head, rows, List.of(), "").words());
        var feet = Stream.of(
                        words.of(
                                "rules",
                                name,
                                matter.policyOn(),
                                words.name(matter.routeName(), matter.routeNameEn()),
                                matter.routeVersion()),
                        facts.whole() ? "" : words.of("extract.why"),
                        words.of("digest", digest),
                        words.of("read", words.signed(viewer.unitName(), viewer.name(), clock.now())))
                .filter(foot -> !foot.isEmpty())
                .toList();
        return new Form(words.locale(), title, head, rows, feet, words.of("printed", digest.substring(0, 19)));
    }

    private static Entry result(ApprovalCase matter, SheetWords words) {
        var condition = matter.condition();
        var text = condition == null
                ? words.of(matter.state())
                : words.of("approved.condition", condition.contains("\n") ? "\n" + condition : condition);
        var closed = matter.closedAt() == null ? "" : words.day(matter.closedAt());
        var reply = matter.replyNumber() == null ? "" : "\u3000" + words.of("reply", matter.replyNumber());
        return new Entry("", text, closed + reply);
    }

    /** Of the form's words, in groups of four. */
    private static String digest(String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).replaceAll("(.{4})(?=.)", "$1 ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Owned> shown(ApprovalCase matter, Facts facts) {
        return Stream.<Owned>concat(
                        Stream.of(matter),
                        facts.areas().stream().map(area -> new ShownPart(matter.tenantId(), matter.projectId(), area)))
                .toList();
    }
}
