package org.cobuild.approval.sheet;

import org.cobuild.approval.ApprovalCase;
import org.cobuild.document.form.FormWriter;
import org.cobuild.document.form.PrintedForm;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Approval sheets: where they are, by {@code Case.sheet}, and the sheet itself, which is made for each who asks. */
@RestController
class SheetController {
    private final CaseSheets sheets;

    SheetController(CaseSheets sheets) {
        this.sheets = sheets;
    }

    record CaseSheet(String url, String name) {}

    @SchemaMapping(typeName = "Case")
    CaseSheet sheet(ApprovalCase matter) {
        return new CaseSheet(
                "/files/sheets/" + new GlobalId("Case", matter.id()), CaseSheets.name(matter, PrintedForm.locale("")));
    }

    /** @param language {@code zh} or {@code en}; without it the sheet is in the language of the request */
    @GetMapping("/files/sheets/{id}")
    ResponseEntity<byte[]> download(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestAttribute Viewer viewer) {
        var printed = sheets.print(viewer, GlobalId.valueOf(id).of("Case"), PrintedForm.locale(language));
        return printed.download();
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
