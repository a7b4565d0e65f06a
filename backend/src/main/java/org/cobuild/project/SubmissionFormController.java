package org.cobuild.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.document.form.Form;
import org.cobuild.document.form.FormWriter;
import org.cobuild.document.form.PrintedForm;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.DictionaryRepository;
import org.cobuild.tenancy.DictionaryRepository.DictionaryEntry;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.ShownPart;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Application forms: where they are, by {@code Submission.form}, and the form itself, printed for each who asks. */
@RestController
class SubmissionFormController {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final SubmissionRepository submissions;
    private final ProjectRepository projects;
    private final DictionaryRepository dictionaries;
    private final TenantRepository tenants;
    private final FormWriter writer;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    SubmissionFormController(
            SubmissionRepository submissions,
            ProjectRepository projects,
            DictionaryRepository dictionaries,
            TenantRepository tenants,
            FormWriter writer,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.submissions = submissions;
        this.projects = projects;
        this.dictionaries = dictionaries;
        this.tenants = tenants;
        this.writer = writer;
        this.clock = clock;
        this.events = events;
    }

    record ApplicationForm(String url) {}

    /** For who reads the whole content. */
    @SchemaMapping(typeName = "Submission")
    @Nullable
    ApplicationForm form(Submission submission) {
        return submission.amount() == null
                ? null
                : new ApplicationForm("/files/applications/" + new GlobalId("Submission", submission.id()));
    }

    /** @param language {@code zh} or {@code en}; without it the form is in the language of the request */
    @GetMapping("/files/applications/{id}")
    ResponseEntity<byte[]> download(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestAttribute Viewer viewer) {
        return print(viewer, GlobalId.valueOf(id).of("Submission"), PrintedForm.locale(language))
                .download();
    }

    /**
     * Prints a submission for who reads its whole content, and tells the log of views.
     *
     * @throws NotFound when the caller does not
     * @throws FormWriter.Busy when too many are printing
     */
    private PrintedForm print(Viewer viewer, long id, Locale locale) {
        if (!viewer.actions().contains(Action.PROJECT_READ)) {
            throw new NotFound();
        }
        var scope = viewer.scope();
        var submission = submissions.find(scope, List.of(id)).get(id);
        var content = submissions.contents(scope, List.of(id)).get(id);
        if (submission == null || content == null) {
            throw new NotFound();
        }
        var project = projects.find(scope, submission.projectId()).orElseThrow(NotFound::new);
        var tenant = tenants.get(project.tenantId());
        var words = new SheetWords(locale, tenant.zone());
        var form = new SubmissionForm(
                JSON.readTree(content),
                words,
                names(viewer, ProjectCodes.FIELD, words),
                names(viewer, ProjectCodes.COST_GROUP, words));
        events.publishEvent(new Viewed(
                viewer, List.of(submission, new ShownPart(project.tenantId(), project.id(), ProjectArea.PLAN))));
        return new PrintedForm(
                words.of("application.file", PrintedForm.inName(project.title()), submission.number()),
                writer.write(form(viewer, tenant, project, submission, form, words)));
    }

    private Form form(
            Viewer viewer,
            Tenant tenant,
            Project project,
            Submission submission,
            SubmissionForm form,
            SheetWords words) {
        return new Form(
                words.locale(),
                words.of("title", words.name(tenant.name(), tenant.nameEn()), words.of("application.title")),
                List.of(words.of("number", project.code()), words.of("version", submission.number()), words.of("unit")),
                form.rows(words.signed("", submission.personName(), submission.actingFor(), submission.submittedAt())),
                List.of(
                        words.of("application.digest", submission.sha256(), submission.number()),
                        words.of("read", words.signed(viewer.unitName(), viewer.name(), clock.now()))),
                words.of("printed", submission.sha256().substring(0, 16)));
    }

    private Map<String, String> names(Viewer viewer, String dictionary, SheetWords words) {
        return dictionaries.list(viewer.scope(), dictionary).stream()
                .collect(Collectors.toMap(
                        DictionaryEntry::code, entry -> words.name(entry.name(), entry.nameEn()), (one, other) -> one));
    }

    @ExceptionHandler
    ResponseEntity<PrintedForm.Refusal> absent(NotFound failure) {
        return PrintedForm.absent();
    }

    @ExceptionHandler
    ResponseEntity<PrintedForm.Refusal> busy(FormWriter.Busy failure) {
        return PrintedForm.busy();
    }
}
