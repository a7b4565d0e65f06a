package org.cobuild.tenancy.onboarding;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Drafts of tenants: begun, answered step by step, thrown away or put in force. */
@Controller
class DraftController {
    private final Drafts drafts;
    private final TenantTemplates templates;
    private final TenantRepository tenants;

    DraftController(Drafts drafts, TenantTemplates templates, TenantRepository tenants) {
        this.drafts = drafts;
        this.templates = templates;
        this.tenants = tenants;
    }

    @QueryMapping
    @Nullable
    OnboardingDraft onboardingDraft(@Argument GlobalId id, @ContextValue Viewer viewer) {
        var row = id.of("OnboardingDraft");
        return drafts.find(viewer, List.of(row)).get(row);
    }

    @QueryMapping
    Connection<OnboardingDraft> onboardingDrafts(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        return Connection.of(drafts.list(viewer, page), page, draft -> Page.key(draft.id()));
    }

    @QueryMapping
    @Nullable
    DraftReview onboardingReview(@Argument GlobalId draftId, @ContextValue Viewer viewer) {
        return drafts.review(viewer, draftId.of("OnboardingDraft")).orElse(null);
    }

    record StartInput(String template, @Nullable String clientMutationId) {}

    record AdministratorInput(
            org.cobuild.tenancy.Role duty, String username, String name, String phone, String unit, String title) {
        DraftAdministrator typed() {
            return new DraftAdministrator(
                    duty, username.strip(), name.strip(), phone.strip(), unit.strip(), title.strip());
        }
    }

    record PolicyInput(
            String name,
            BigDecimal value,
            LocalDate effectiveOn,
            @Nullable String clause) {
        Map<String, Object> entry() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", name);
            entry.put("value", value);
            entry.put("effectiveOn", effectiveOn.toString());
            entry.put("mark", "T");
            UnitsFile.put(entry, "clause", clause == null || clause.isBlank() ? null : clause.strip());
            return entry;
        }
    }

    record WordInput(String code, String name, String nameEn) {
        Map<String, Object> entry() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("code", code);
            entry.put("name", name);
            entry.put("nameEn", nameEn);
            return entry;
        }
    }

    record DictionaryInput(String dictionary, List<WordInput> entries) {
        Map<String, Object> entry() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("dictionary", dictionary);
            entry.put("entries", entries.stream().map(WordInput::entry).toList());
            return entry;
        }
    }

    record SaveInput(
            GlobalId draftId,
            int version,
            @Nullable String template,
            @Nullable String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable GlobalId parentId,
            @Nullable List<AdministratorInput> administrators,
            @Nullable List<PolicyInput> policies,
            @Nullable List<DictionaryInput> dictionaries,
            @Nullable String clientMutationId) {
        Drafts.Answers answers() {
            var files = new HashMap<String, String>();
            if (policies != null) {
                put(
                        files,
                        "policy.yaml",
                        policies.stream().map(PolicyInput::entry).toList());
            }
            if (dictionaries != null) {
                put(
                        files,
                        DictionariesFile.NAME,
                        dictionaries.stream().map(DictionaryInput::entry).toList());
            }
            return new Drafts.Answers(
                    template,
                    code,
                    name,
                    nameEn,
                    parentId == null ? null : (Long) parentId.of("Tenant"),
                    administrators == null
                            ? null
                            : administrators.stream()
                                    .map(AdministratorInput::typed)
                                    .toList(),
                    files);
        }

        private static void put(Map<String, String> files, String file, Object content) {
            files.put(file, YamlText.of(SchemaFiles.nameOf(file), content));
        }
    }

    record DraftInput(
            GlobalId draftId, int version, @Nullable String clientMutationId) {
        long row() {
            return draftId.of("OnboardingDraft");
        }
    }

    record Payload(@Nullable OnboardingDraft draft, List<UserError> errors) {
        static Payload of(OnboardingDraft draft) {
            return new Payload(draft, List.of());
        }
    }

    record DiscardPayload(@Nullable GlobalId discardedId, List<UserError> errors) {}

    @MutationMapping
    Payload onboardingDraftStart(@Argument StartInput input, @ContextValue Viewer viewer) {
        return Payload.of(drafts.start(viewer, input.template()));
    }

    @MutationMapping
    Payload onboardingDraftSave(@Argument SaveInput input, @ContextValue Viewer viewer) {
        return Payload.of(drafts.save(viewer, input.draftId().of("OnboardingDraft"), input.version(), input.answers()));
    }

    @MutationMapping
    DiscardPayload onboardingDraftDiscard(@Argument DraftInput input, @ContextValue Viewer viewer) {
        drafts.discard(viewer, input.row(), input.version());
        return new DiscardPayload(input.draftId(), List.of());
    }

    @MutationMapping
    Payload onboardingDraftApply(@Argument DraftInput input, @ContextValue Viewer viewer) {
        return Payload.of(drafts.apply(viewer, input.row(), input.version()));
    }

    @BatchMapping(typeName = "OnboardingDraft", field = "template")
    Map<OnboardingDraft, TenantTemplates.Template> templates(List<OnboardingDraft> of) {
        var all = templates.list().stream().collect(toMap(TenantTemplates.Template::name, Function.identity()));
        return of.stream()
                .filter(draft -> all.containsKey(draft.template()))
                .collect(toMap(Function.identity(), draft -> all.get(draft.template())));
    }

    @BatchMapping(typeName = "OnboardingDraft", field = "parent")
    Map<OnboardingDraft, Tenant> parents(List<OnboardingDraft> of) {
        return tenants(of, OnboardingDraft::parentId);
    }

    @BatchMapping(typeName = "OnboardingDraft", field = "tenant")
    Map<OnboardingDraft, Tenant> made(List<OnboardingDraft> of) {
        return tenants(of, OnboardingDraft::madeTenantId);
    }

    private Map<OnboardingDraft, Tenant> tenants(
            List<OnboardingDraft> of, Function<OnboardingDraft, @Nullable Long> id) {
        var byId = tenants.find(Batch.ids(of, id));
        return Batch.each(of, draft -> {
            var tenantId = id.apply(draft);
            return tenantId == null ? null : byId.get(tenantId);
        });
    }

    @Bean
    static NodeLoader onboardingDraftNodes(Drafts drafts) {
        return new ViewerNodes("OnboardingDraft", drafts::find);
    }
}
