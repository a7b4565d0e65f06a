package org.cobuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.cobuild.platform.Refused;
import org.springframework.transaction.CannotCreateTransactionException;

/** Lets many writers act at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * How many of the writers were not refused. Any other failure, a deadlock for one, fails the test.
     *
     * @param act what the writer of that number does, a transaction
     */
    public static int done(int writers, IntFunction<Callable<?>> act) {
        var barrier = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var all = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < writers; i++) {
                var mine = act.apply(i);
                all.add(threads.submit(() -> {
                    barrier.await();
                    return isDone(mine);
                }));
            }
            var count = 0;
            for (var one : all) {
                count += one.get() ? 1 : 0;
            }
            return count;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What each of them answers; fails when one of them does. */
    public static <T> List<T> all(List<Callable<T>> acts) {
        var barrier = new CyclicBarrier(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = new ArrayList<Future<T>>();
            for (var act : acts) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return act.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isDone(Callable<?> act) throws Exception {
        while (true) {
            try {
                act.call();
                return true;
            } catch (Refused refused) {
                return false;
            } catch (CannotCreateTransactionException e) {
                // More writers than connections on a slow machine: it never began, so it begins again.
                continue;
            }
        }
    }
}
