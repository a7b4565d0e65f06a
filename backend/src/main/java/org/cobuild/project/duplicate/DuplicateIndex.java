package org.cobuild.project.duplicate;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.ProjectTexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * This portal's index: answers questions in a limited time, or says why not, and has a thread of its own that keeps it in
 * step with the database, after each commit here and every few seconds for what other portals commit.
 */
@NamedInterface("duplicate")
@Component
public class DuplicateIndex {
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateIndex.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;

    private final IndexKeeper keeper;
    private final PortalClock clock;
    private final int everySeconds;
    private final Duration patience;
    private final Duration stale;
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("duplicates").unstarted(this::run);
    private final ThreadPoolExecutor searches = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("duplicate-check-", 1).factory());

    private volatile boolean stopping;
    private volatile @Nullable Followed followed;

    /** @param nanos of the machine, which nobody moves */
    private record Followed(Instant at, long nanos) {}

    /**
     * @param everySeconds {@code cobuild.duplicates.every-seconds}: how often the database is looked at; 0: only when told
     *     to, for tests and commands
     * @param patience {@code cobuild.duplicates.patience}: how long a check may take before it is undetermined
     * @param stale {@code cobuild.duplicates.stale-after}: how long the index may not have followed
     */
    DuplicateIndex(
            IndexKeeper keeper,
            PortalClock clock,
            @Value("${cobuild.duplicates.every-seconds:3}") int everySeconds,
            @Value("${cobuild.duplicates.patience:2s}") Duration patience,
            @Value("${cobuild.duplicates.stale-after:60s}") Duration stale) {
        this.keeper = keeper;
        this.clock = clock;
        this.everySeconds = everySeconds;
        this.patience = patience;
        this.stale = stale;
        searches.allowCoreThreadTimeOut(true);
    }

    /**
     * What a search says.
     *
     * @param cause why it says nothing; null when it does
     * @param asOf when the index last followed the database; null when it says nothing
     */
    record Answer(
            @Nullable DuplicateCause cause,
            List<PartIndex.Hit> hits,
            @Nullable Instant asOf) {
        static Answer undetermined(DuplicateCause cause) {
            return new Answer(cause, List.of(), null);
        }
    }

    /** The projects most like that one, in the time there is. Never fails. */
    Answer search(ProjectTexts asker, int most, double least) {
        var index = keeper.current();
        var state = followed;
        if (index == null || state == null) {
            return Answer.undetermined(DuplicateCause.INDEX);
        }
        if (everySeconds > 0 && System.nanoTime() - state.nanos() > stale.toNanos()) {
            return Answer.undetermined(DuplicateCause.STALE);
        }
        var stop = new AtomicBoolean();
        Future<List<PartIndex.Hit>> search;
        try {
            search = searches.submit(() -> index.search(asker, most, least, stop::get));
        } catch (RejectedExecutionException full) {
            return Answer.undetermined(DuplicateCause.TIMEOUT);
        }
        try {
            return new Answer(null, search.get(patience.toMillis(), TimeUnit.MILLISECONDS), state.at());
        } catch (TimeoutException late) {
            return Answer.undetermined(DuplicateCause.TIMEOUT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.undetermined(DuplicateCause.TIMEOUT);
        } catch (ExecutionException broken) {
            LOG.warn("the index of duplicates could not be searched; it is made anew", broken);
            keeper.distrust(index);
            wake.offer(true);
            return Answer.undetermined(DuplicateCause.INDEX);
        } finally {
            stop.set(true);
        }
    }

    /** Opens the index, makes it when it is missing, broken or of another version, and brings it up to date. */
    public void follow() {
        var begun = System.nanoTime();
        var at = clock.now();
        if (keeper.follow(() -> stopping)) {
            followed = new Followed(at, begun);
        }
    }

    /** Makes it anew from the database; the one that is there answers until then. @return how many projects it has */
    public int rebuild() {
        var at = clock.now();
        var begun = System.nanoTime();
        var size = keeper.rebuild(() -> stopping);
        followed = new Followed(at, begun);
        return size;
    }

    /**
     * Takes a project in on the caller's thread and so as its transaction sees it, before anybody else does: for the demo,
     * which is lived through in one.
     */
    public void include(long projectId) {
        var at = clock.now();
        var begun = System.nanoTime();
        if (keeper.include(projectId)) {
            followed = new Followed(at, begun);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (everySeconds > 0 && thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                follow();
                wake.poll(everySeconds, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("the index of duplicates could not follow the database; it is tried again", failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(everySeconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void on(Change change) {
        if (change.projectId() != null) {
            wake.offer(true);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void on(Changes changes) {
        changes.all().forEach(this::on);
    }

    /** No interruption: it would close the files in the middle of a write. */
    @PreDestroy
    void stop() throws InterruptedException, IOException {
        stopping = true;
        wake.offer(true);
        if (thread.isAlive()) {
            thread.join(Duration.ofSeconds(5));
        }
        searches.shutdown();
        keeper.close();
    }

    /** By this file in the data folder somebody asks the running portal to make its index anew; it is gone when it has. */
    public static Path request(Path data) {
        return data.resolve("duplicates").resolve("rebuild");
    }
}
