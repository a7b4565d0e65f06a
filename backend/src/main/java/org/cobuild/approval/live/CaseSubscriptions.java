package org.cobuild.approval.live;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseRepository;
import org.cobuild.approval.ProxyRepository;
import org.cobuild.approval.Seats;
import org.cobuild.approval.TaskRepository;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.LiveStreams;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What others decide, as it happens. Wired by hand: of a controller's subscription, a refusal would be a failure in the
 * midst of the stream, without the caller's language.
 */
@Component
class CaseSubscriptions implements RuntimeWiringConfigurer {
    private final CaseRepository cases;
    private final TaskRepository tasks;
    private final ProxyRepository proxies;
    private final CaseNews news;
    private final LiveStreams streams;

    CaseSubscriptions(
            CaseRepository cases, TaskRepository tasks, ProxyRepository proxies, CaseNews news, LiveStreams streams) {
        this.cases = cases;
        this.proxies = proxies;
        this.tasks = tasks;
        this.news = news;
        this.streams = streams;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Subscription",
                type -> type.dataFetcher("caseChanged", this::caseChanged)
                        .dataFetcher("tasksChanged", this::tasksChanged));
    }

    private Flux<ApprovalCase> caseChanged(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.getArgument("id"));
        var row = GlobalId.valueOf(id).of("Case");
        if (find(viewer(environment), row).isEmpty()) {
            throw new NotFound();
        }
        return streams.open(environment, news.ofCase(row), now -> find(now, row));
    }

    private Optional<ApprovalCase> find(Viewer viewer, long id) {
        return viewer.actions().contains(Action.PROJECT_READ)
                ? Optional.ofNullable(cases.find(viewer.scope(), List.of(id)).get(id))
                : Optional.empty();
    }

    /** A machine has no tasks: its list never changes. */
    private Flux<Integer> tasksChanged(DataFetchingEnvironment environment) {
        var unit = viewer(environment).unit();
        return streams.open(
                environment,
                unit == null ? Flux.never() : news.ofUnit(unit.id()),
                now -> Optional.of(tasks.countOpen(now, Seats.of(proxies.mandates(now), null))));
    }

    private static Viewer viewer(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get("viewer"));
    }
}
