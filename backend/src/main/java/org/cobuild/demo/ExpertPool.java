package org.cobuild.demo;

import java.time.LocalTime;
import java.util.Map;
import org.cobuild.tenancy.Role;

/** The experts of each pool, entered by the tenant's authority on one day. */
final class ExpertPool {
    private final Item settings;
    private final Api api;
    private final Cast cast;
    private final Calendar calendar;

    ExpertPool(Item settings, Api api, Cast cast, Calendar calendar) {
        this.settings = settings;
        this.api = api;
        this.cast = cast;
        this.calendar = calendar;
    }

    void plan(Replay replay) {
        for (var pool : settings.items("experts")) {
            replay.at(
                    calendar.at(pool.date("on"), LocalTime.of(14, 0)),
                    "experts",
                    () -> pool.items("people").forEach(expert -> enter(pool, expert)));
        }
    }

    private void enter(Item pool, Item expert) {
        api.mutate(
                cast.holder(pool.text("tenant") + "/authority", Role.AUTHORITY_CHIEF),
                "expertSave",
                "expert{id}",
                Map.of(
                        "name", expert.text("name"),
                        "employer", expert.text("employer"),
                        "title", expert.text("title"),
                        "fields", expert.texts("fields"),
                        "avoids", expert.texts("avoids")));
    }
}
