package org.cobuild.audit;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cobuild.audit.log.LogExport;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Serves what of the log is checked elsewhere: the proof of one act, the public keys, and the whole log. */
@RestController
class LogFiles {
    static final String EXPORT = "/files/log/export";
    static final String KEYS = "/files/log/keys";
    private static final String PROOFS = "/files/log/proofs/";
    private static final MediaType LINES = MediaType.parseMediaType("application/jsonl;charset=UTF-8");
    private final LogExport export;
    private final AuditRepository entries;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    LogFiles(
            LogExport export,
            AuditRepository entries,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.export = export;
        this.entries = entries;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    static String proof(long entryId) {
        return PROOFS + new GlobalId("AuditEntry", entryId);
    }

    /** For whoever reads the act; names, reasons and the text only for who reads these on screen as well. */
    @GetMapping(PROOFS + "{id}")
    ResponseEntity<byte[]> proof(@PathVariable String id, @RequestAttribute Viewer viewer) {
        var row = GlobalId.valueOf(id).of("AuditEntry");
        var entry = entries.provable(viewer.scope(), viewer.may(Action.AUDIT_READ, viewer.tenantId()), row)
                .orElseThrow(NotFound::new);
        events.publishEvent(new Viewed(viewer, List.of(entry)));
        var telling = entry.whole() ? LogExport.Telling.WHOLE : LogExport.Telling.ENTRY;
        return export.proof(entry.tenantId(), row, telling)
                .map(proof -> named("proof-" + row + ".jsonl").body(proof))
                .orElseThrow(NotFound::new);
    }

    /** Public keys are no secret: for everybody who is signed in. */
    @GetMapping(KEYS)
    ResponseEntity<byte[]> keys(@RequestAttribute Viewer viewer) {
        return named("keys-" + viewer.tenant().code() + ".jsonl")
                .body(export.keyLines(viewer.tenant()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(EXPORT)
    ResponseEntity<StreamingResponseBody> export(@RequestAttribute Viewer viewer) {
        var grant = access.require(viewer, Action.AUDIT_READ, viewer.tenantId());
        var day = DateTimeFormatter.ISO_LOCAL_DATE.format(
                clock.today(viewer.tenant().zone()));
        return named("log-" + viewer.tenant().code() + "-" + day + ".jsonl").body(to -> export.write(grant, to));
    }

    private static ResponseEntity.BodyBuilder named(String file) {
        return ResponseEntity.ok()
                .contentType(LINES)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff");
    }

    @ExceptionHandler(Forbidden.class)
    ResponseEntity<Void> forbidden() {
        return ResponseEntity.status(403).build();
    }

    @ExceptionHandler(NotFound.class)
    ResponseEntity<Void> absent() {
        return ResponseEntity.notFound().build();
    }
}
