package org.cobuild.tenancy.calendar;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A year of the calendar, and what the city says of it. */
@Controller
class CalendarController {
    private final CalendarService service;
    private final WorkingDays workingDays;

    CalendarController(CalendarService service, WorkingDays workingDays) {
        this.service = service;
        this.workingDays = workingDays;
    }

    @QueryMapping
    CalendarYear calendarYear(@Argument int year, @ContextValue Viewer viewer) {
        return service.get(viewer, year);
    }

    @SchemaMapping
    int calendarKnownUntil(Viewer viewer) {
        return workingDays.knownUntil(viewer.tenant().cityId());
    }

    record CalendarDayInput(
            LocalDate day, boolean working, @Nullable String name) {}

    record CalendarYearSetInput(
            int year,
            @Nullable String notice,
            List<CalendarDayInput> days,
            @Nullable String clientMutationId) {}

    record CalendarYearSetPayload(@Nullable CalendarYear calendar, List<UserError> errors) {}

    @MutationMapping
    CalendarYearSetPayload calendarYearSet(@Argument CalendarYearSetInput input, @ContextValue Viewer viewer) {
        var wanted = input.days().stream()
                .map(day -> new CalendarService.Wanted(day.day(), day.working(), day.name()))
                .toList();
        return new CalendarYearSetPayload(service.set(viewer, input.year(), input.notice(), wanted), List.of());
    }
}
