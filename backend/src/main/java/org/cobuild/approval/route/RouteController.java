package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteReading.Listed;
import org.cobuild.approval.route.RouteRepository.Matter;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The routes of the caller's tenant, and the acts of who edits them. */
@Controller
class RouteController {
    private final RouteReading reading;
    private final RouteDrafts drafts;
    private final RouteOut out;

    RouteController(RouteReading reading, RouteDrafts drafts, RouteOut out) {
        this.reading = reading;
        this.drafts = drafts;
        this.out = out;
    }

    @QueryMapping
    List<Listed> approvalRoutes(@ContextValue Viewer viewer) {
        return reading.list(viewer);
    }

    @QueryMapping
    List<Seat> routeSeats(@ContextValue Viewer viewer) {
        return reading.seats(viewer);
    }

    @QueryMapping
    List<Matter> routeMatters(@Argument CaseSubject subject, @ContextValue Viewer viewer) {
        return reading.matters(viewer, subject);
    }

    record RouteTryInput(
            String code,
            @Nullable String category,
            BigDecimal amount,
            boolean crossing,
            boolean special,
            LocalDate from,
            @Nullable String ranOn,
            @Nullable Integer ranOnVersion) {}

    @QueryMapping
    RouteTrial routeTry(@Argument RouteTryInput input, @ContextValue Viewer viewer) {
        return reading.attempt(
                viewer,
                input.code(),
                new RouteFacts(input.category(), input.amount(), input.crossing(), input.special()),
                input.from(),
                input.ranOn(),
                input.ranOnVersion());
    }

    record RouteDraftSaveInput(
            String code,
            CaseSubject subject,
            int version,
            RouteContent content,
            @Nullable String clientMutationId) {}

    record RouteDraftDiscardInput(
            String code, int version, @Nullable String clientMutationId) {}

    record RoutePutInForceInput(
            String code,
            int version,
            LocalDate effectiveOn,
            @Nullable String clientMutationId) {}

    record RouteTakeOutInput(
            String code, int version, @Nullable String clientMutationId) {}

    record RoutePayload(@Nullable Listed route, List<UserError> errors) {}

    @MutationMapping
    RoutePayload routeDraftSave(@Argument RouteDraftSaveInput input, @ContextValue Viewer viewer) {
        var edited = drafts.save(viewer, input.code(), input.subject(), input.version(), input.content());
        return new RoutePayload(reading.after(viewer, input.code(), edited), List.of());
    }

    @MutationMapping
    RoutePayload routeDraftDiscard(@Argument RouteDraftDiscardInput input, @ContextValue Viewer viewer) {
        drafts.discard(viewer, input.code(), input.version());
        return payload(viewer, input.code());
    }

    @MutationMapping
    RoutePayload routePutInForce(@Argument RoutePutInForceInput input, @ContextValue Viewer viewer) {
        var edited = drafts.putInForce(viewer, input.code(), input.version(), input.effectiveOn());
        return new RoutePayload(reading.after(viewer, input.code(), edited), List.of());
    }

    @MutationMapping
    RoutePayload routeTakeOut(@Argument RouteTakeOutInput input, @ContextValue Viewer viewer) {
        var edited = out.take(viewer, input.code(), input.version());
        return new RoutePayload(reading.after(viewer, input.code(), edited), List.of());
    }

    /** Null once a draft that was never in force is thrown away. */
    private RoutePayload payload(Viewer viewer, String code) {
        return new RoutePayload(
                reading.list(viewer).stream()
                        .filter(route -> route.code().equals(code))
                        .findFirst()
                        .orElse(null),
                List.of());
    }
}
