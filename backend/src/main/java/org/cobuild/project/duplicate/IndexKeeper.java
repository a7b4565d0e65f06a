package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.cobuild.audit.ProjectNews;
import org.cobuild.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps the files of the index: each index that was made is a folder of its own with a number, the newest that is whole
 * and of this version is the one, and everything else is thrown away. What it has followed is noted in it, so that after a
 * kill it goes on from there.
 */
@Component
class IndexKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /** An entry of the trail is committed some time after its id was made; portals' clocks differ. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final int CHUNK = 500;
    private static final int MAKERS = 2;
    private static final String VERSION = "version";
    private static final String TRAIL = "trail";

    private final TextRepository texts;
    private final ProjectNews news;
    private final Path data;
    private final Path folder;
    private final Words words = new Words();
    private final Set<Long> done = new HashSet<>();
    private volatile @Nullable Open open;
    private volatile boolean distrusted;
    private long trail;

    private record Open(PartIndex index, Path folder) {}

    IndexKeeper(TextRepository texts, ProjectNews news, @Value("${cobuild.data}") String data) {
        this.texts = texts;
        this.news = news;
        this.data = Path.of(data).toAbsolutePath().normalize();
        this.folder = this.data.resolve("duplicates");
    }

    /** The index as it is; null while there is none. Its files may be gone: then it is none. */
    @Nullable
    PartIndex current() {
        var now = open;
        return now == null || distrusted || !there(now) ? null : now.index();
    }

    /** It has answered with a failure: it is made anew. */
    void distrust(PartIndex index) {
        var now = open;
        if (now != null && now.index() == index) {
            distrusted = true;
        }
    }

    private static boolean there(Open one) {
        try {
            return one.index().there();
        } catch (IOException | AlreadyClosedException e) {
            return false;
        }
    }

    /** @return whether the index is there and up to date; not when another process holds it, or it was told to stop */
    synchronized boolean follow(BooleanSupplier stop) {
        try {
            var request = DuplicateIndex.request(data);
            if (Files.exists(request)) {
                make(stop);
                Files.deleteIfExists(request);
            }
            if (open != null && current() == null) {
                LOG.warn("the index of duplicates is gone or broken; it is made anew");
                throwAway();
            }
            if (open == null && !reopen()) {
                make(stop);
            }
            return open != null && catchUp(open.index());
        } catch (LockObtainFailedException held) {
            LOG.warn("the index of duplicates in {} is held by another process", folder);
            return false;
        } catch (IOException | AlreadyClosedException broken) {
            LOG.warn("the index of duplicates is broken; it is made anew", broken);
            distrusted = true;
            return false;
        }
    }

    /** @return whether the index is there */
    synchronized boolean include(long projectId) {
        try {
            if (open == null && !reopen()) {
                make(() -> false);
            }
            var now = open;
            if (now != null) {
                replace(now.index(), Set.of(projectId));
                now.index().commit(notes(trail));
            }
            return now != null;
        } catch (IOException | AlreadyClosedException broken) {
            LOG.warn("a project could not be taken into the index of duplicates", broken);
            distrusted = true;
            return false;
        }
    }

    /** @return how many projects it has */
    synchronized int rebuild(BooleanSupplier stop) {
        try {
            make(stop);
            return open == null ? 0 : open.index().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean reopen() throws IOException {
        Files.createDirectories(folder);
        for (var one : made().reversed()) {
            PartIndex index = null;
            try {
                index = new PartIndex(one, words);
                var notes = index.noted();
                if (PartIndex.VERSION.equals(notes.get(VERSION)) && notes.containsKey(TRAIL)) {
                    trail = Long.parseLong(notes.get(TRAIL));
                    take(index, one);
                    return true;
                }
            } catch (LockObtainFailedException held) {
                throw held;
            } catch (IOException | IllegalArgumentException | AlreadyClosedException broken) {
                LOG.warn("the index of duplicates in {} cannot be read; it is made anew", one, broken);
            }
            if (index != null) {
                index.close();
            }
            FileSystemUtils.deleteRecursively(one);
        }
        return false;
    }

    /** Numbered folders in order. */
    private List<Path> made() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d{1,19}"))
                    .sorted(Comparator.comparingLong(IndexKeeper::number))
                    .toList();
        }
    }

    private static long number(Path path) {
        return Long.parseLong(path.getFileName().toString());
    }

    private void make(BooleanSupplier stop) throws IOException {
        Files.createDirectories(folder);
        var next = folder.resolve(Long.toString(Ids.next()));
        var from = Ids.madeWithin(LATE);
        var begun = System.nanoTime();
        var index = new PartIndex(next, words);
        try {
            fill(index, stop);
            if (stop.getAsBoolean()) {
                index.close();
                return;
            }
            index.commit(notes(from));
        } catch (IOException | RuntimeException failure) {
            index.close();
            throw failure;
        }
        throwAway();
        trail = from;
        take(index, next);
        LOG.info(
                "the index of duplicates was made anew: {} projects in {} s",
                index.size(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private void take(PartIndex index, Path path) throws IOException {
        done.clear();
        distrusted = false;
        open = new Open(index, path);
        for (var other : made()) {
            if (!other.equals(path)) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private void throwAway() throws IOException {
        var old = open;
        open = null;
        if (old != null) {
            try {
                old.index().close();
            } catch (IOException | AlreadyClosedException gone) {
                LOG.debug("closing an index whose files are gone", gone);
            }
            FileSystemUtils.deleteRecursively(old.folder());
        }
    }

    /** Reads while others cut words: that is what takes the time. */
    private void fill(PartIndex index, BooleanSupplier stop) throws IOException {
        try (var makers = Executors.newFixedThreadPool(
                MAKERS, Thread.ofPlatform().daemon().factory())) {
            var running = new java.util.ArrayDeque<Future<?>>();
            var ids = texts.idsAfter(Long.MIN_VALUE, CHUNK);
            while (!ids.isEmpty() && !stop.getAsBoolean()) {
                var chunk = texts.ledger(ids);
                running.add(makers.submit(() -> {
                    for (var project : chunk) {
                        index.add(project);
                    }
                    return null;
                }));
                if (running.size() > 2 * MAKERS) {
                    wait(running.remove());
                }
                ids = texts.idsAfter(ids.getLast(), CHUNK);
            }
            while (!running.isEmpty()) {
                wait(running.remove());
            }
        }
    }

    private static void wait(Future<?> one) throws IOException {
        try {
            one.get();
        } catch (ExecutionException failure) {
            throw new IOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** @return true: it is up to date then */
    private boolean catchUp(PartIndex index) throws IOException {
        var since = trail - (LATE.toMillis() << 22);
        while (true) {
            var entries = news.after(since, CHUNK);
            var fresh =
                    entries.keySet().stream().filter(id -> !done.contains(id)).collect(Collectors.toSet());
            if (!fresh.isEmpty()) {
                replace(index, fresh.stream().map(entries::get).collect(Collectors.toSet()));
                trail = Math.max(trail, fresh.stream().mapToLong(id -> id).max().orElse(trail));
                index.commit(notes(trail));
                done.addAll(fresh);
            }
            if (entries.size() < CHUNK) {
                var old = trail - (LATE.toMillis() << 22);
                done.removeIf(id -> id <= old);
                return true;
            }
            since = entries.keySet().stream().mapToLong(id -> id).max().orElse(since);
        }
    }

    private void replace(PartIndex index, Set<Long> projectIds) throws IOException {
        var there = texts.ledger(projectIds);
        var gone = new HashSet<>(projectIds);
        for (var project : there) {
            index.put(project);
            gone.remove(project.projectId());
        }
        for (var id : gone) {
            index.remove(id);
        }
    }

    private static Map<String, String> notes(long trail) {
        return Map.of(VERSION, PartIndex.VERSION, TRAIL, Long.toString(trail));
    }

    synchronized void close() throws IOException {
        var old = open;
        open = null;
        if (old != null) {
            old.index().close();
        }
        words.close();
    }
}
