package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.onboarding.DraftImports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workbooks that people take away: the template, and their own file with what is left to mend. */
@Component
class ImportWorkbooks {
    private static final int MOST_RETURNED = 100_000;
    private final PeopleImports imports;
    private final PeopleImportRepository repository;
    private final TenantRepository tenants;
    private final ImportFiles files;
    private final DraftImports drafts;

    ImportWorkbooks(
            PeopleImports imports,
            PeopleImportRepository repository,
            TenantRepository tenants,
            ImportFiles files,
            DraftImports drafts) {
        this.imports = imports;
        this.repository = repository;
        this.tenants = tenants;
        this.files = files;
        this.drafts = drafts;
    }

    /** The template for a tenant's tree. */
    void template(Viewer viewer, @Nullable Long tenantId, boolean chinese, OutputStream to) {
        var ids = repository.tree(imports.target(viewer, tenantId).id());
        var byId = tenants.find(ids);
        write(ids.stream().map(byId::get).filter(Objects::nonNull).toList(), chinese, to);
    }

    /** The template for a tenant that is a draft. */
    void templateForDraft(Viewer viewer, long draftId, boolean chinese, OutputStream to) {
        write(List.of(drafts.future(viewer, draftId).tenant()), chinese, to);
    }

    private static void write(List<Tenant> tenants, boolean chinese, OutputStream to) {
        try {
            Template.write(tenants, chinese, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook on its way back; its words are those of the language in which it was asked for. */
    record Returned(
            String name,
            Path file,
            java.util.List<Remark> remarks,
            Annotator.Words words,
            java.util.List<java.util.List<String>> list) {
        void write(OutputStream to) throws IOException {
            Annotator.annotate(file, remarks, words, list, to);
        }
    }

    /** The sender's own file, with what is left to mend marked in it. */
    Returned returned(Viewer viewer, long id) {
        var of = imports.get(viewer, id);
        var found = imports.findings(of, -1, MOST_RETURNED, null);
        return new Returned(
                of.fileName(),
                files.get(of.sha256()),
                found.stream().map(FoundCell::remark).toList(),
                FoundCell.list(),
                found.stream().map(FoundCell::listed).toList());
    }
}
