package org.cobuild.demo;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cobuild.audit.log.DecisionLogs;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.ProjectSubmitted;
import org.cobuild.project.duplicate.DuplicateIndex;
import org.cobuild.tenancy.FirstAdministrator;
import org.cobuild.tenancy.People;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewers;
import org.cobuild.tenancy.client.ApiClients;
import org.cobuild.tenancy.onboarding.Onboarding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The demo as a whole: tenants, people, pools, servers, and the projects of the data in their order of time. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class Demo {
    private final Onboarding onboarding;
    private final FirstAdministrator administrators;
    private final TenantRepository tenants;
    private final People people;
    private final ApiClients clients;
    private final Viewers viewers;
    private final Servers servers;
    private final Api api;
    private final Evidence evidence;
    private final PortalClock clock;
    private final DemoData data;
    private final Recording recording;
    private final DuplicateIndex duplicates;
    private final DecisionLogs logs;
    private volatile boolean living;

    Demo(
            Onboarding onboarding,
            FirstAdministrator administrators,
            TenantRepository tenants,
            People people,
            ApiClients clients,
            Viewers viewers,
            Servers servers,
            Api api,
            Evidence evidence,
            PortalClock clock,
            DemoData data,
            Recording recording,
            DuplicateIndex duplicates,
            DecisionLogs logs) {
        this.logs = logs;
        this.onboarding = onboarding;
        this.administrators = administrators;
        this.tenants = tenants;
        this.people = people;
        this.clients = clients;
        this.viewers = viewers;
        this.servers = servers;
        this.api = api;
        this.evidence = evidence;
        this.clock = clock;
        this.data = data;
        this.recording = recording;
        this.duplicates = duplicates;
    }

    boolean isLoaded() {
        return tenants.existsAny();
    }

    /** Fills the portal. @return what is needed to sign in; the caller releases the clock */
    DemoCredentials load() {
        var settings = data.settings();
        var zone = ZoneId.of(settings.text("timeZone"));
        var calendar = Calendar.on(clock.today(zone), zone);
        var secrets = new Secrets(settings);
        // Slow by purpose, and independent of everything else.
        var hashes = CompletableFuture.supplyAsync(() -> people.hash(secrets.passwords()));
        var told = data.told() + calendar + logs.origin("");
        if (recording.restore(told)) {
            secrets.clients()
                    .forEach(client -> clients.setSecret(client.tenant(), client.clientId(), client.clientSecret()));
        } else {
            liveThrough(settings, calendar, secrets.clients());
            recording.keep(told);
        }
        people.setHashes(hashes.join());
        return secrets.named(viewers);
    }

    private void liveThrough(Item settings, Calendar calendar, List<DemoCredentials.Client> machines) {
        clock.setTo(calendar.at(settings.date("begin"), LocalTime.of(9, 0)));
        onboarding.folders().forEach(onboarding::applyAtStart);
        var operator = settings.item("operator");
        administrators.makeForDemo(operator.text("username"), operator.text("name"));
        machines.forEach(client -> clients.make(
                client.tenant(), client.clientId(), client.clientId(), client.clientSecret(), client.scopes()));
        if (data.hasProjects()) {
            replay(settings, calendar);
        }
    }

    private void replay(Item settings, Calendar calendar) {
        var replay = new Replay(clock, calendar.end());
        var cast = new Cast(viewers, api, settings.text("city"), settings.text("reader"));
        servers.plan(settings, calendar, cast, replay);
        new ExpertPool(settings, api, cast, calendar).plan(replay);
        var plans = new Plans(settings, api, cast, calendar);
        plans.plan(replay);
        for (var plan : data.projects()) {
            new Script(new Story(plan, api, cast, calendar, evidence, plans, replay)).plan();
        }
        new Pools(settings, api, cast, calendar).plan(data.projects(), replay);
        living = true;
        try {
            replay.run();
        } finally {
            living = false;
        }
    }

    /** What was submitted is compared with later: all of it is one transaction, into which nobody else sees yet. */
    @EventListener
    void on(ProjectSubmitted submitted) {
        if (living) {
            duplicates.include(submitted.project().id());
        }
    }
}
