package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.signin.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person is signed in, and its way to end that. No part of the API: no token sees or ends a session. */
@RestController
@RequestMapping("/sign-in/sessions")
class SessionsController {
    private final Sessions sessions;
    private final SessionViewer viewers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SessionsController(
            Sessions sessions,
            SessionViewer viewers,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.viewers = viewers;
        this.events = events;
        this.transaction = transaction;
    }

    @GetMapping
    ResponseEntity<List<Sessions.Own>> list(@Nullable Authentication authentication, HttpServletRequest request) {
        return viewers.of(authentication, request)
                .map(viewer -> ResponseEntity.ok(sessions.list(
                        Objects.requireNonNull(viewer.username()),
                        request.getSession().getId())))
                .orElseGet(() -> ResponseEntity.status(401).build());
    }

    /** @param key of one; without it all others end */
    @PostMapping("/end")
    ResponseEntity<Void> end(
            @RequestParam(required = false) @Nullable String key,
            @Nullable Authentication authentication,
            HttpServletRequest request) {
        var viewer = viewers.of(authentication, request).orElse(null);
        if (viewer == null) {
            return ResponseEntity.status(401).build();
        }
        transaction.executeWithoutResult(status -> {
            var ended = sessions.end(
                    Objects.requireNonNull(viewer.username()),
                    request.getSession().getId(),
                    key);
            if (ended > 0) {
                events.publishEvent(Change.of(
                                "sessionEnd",
                                viewer,
                                viewer.tenantId(),
                                "Person",
                                Objects.requireNonNull(viewer.personId()))
                        .field("sessions", null, ended)
                        .build());
            }
        });
        // One that has ended meanwhile is as the person wants it.
        return ResponseEntity.noContent().build();
    }
}
