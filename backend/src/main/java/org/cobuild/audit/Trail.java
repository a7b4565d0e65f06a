package org.cobuild.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.audit.log.DecisionLog;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.PortalClock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears every change in the transaction that made it: either both are kept or neither. What one act changed in several
 * rooms is written together, as the last thing before its transaction commits.
 */
@Component
class Trail {
    private final AuditRepository entries;
    private final DecisionLog log;
    private final PortalClock clock;

    Trail(AuditRepository entries, DecisionLog log, PortalClock clock) {
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    /** A change and when it was heard. */
    record Heard(Change change, Instant at) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Change change) {
        pending().hear(new Heard(change, clock.now()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Changes changes) {
        changes.all().forEach(this::on);
    }

    /** The log comes last: its row is held until the commit, and nobody who holds it waits for another lock. */
    private void write(List<Heard> heard) {
        var ids = entries.insert(heard);
        log.append(IntStream.range(0, heard.size())
                .mapToObj(i -> new DecisionLog.Act(
                        ids.get(i), heard.get(i).change(), heard.get(i).at()))
                .toList());
    }

    /** What this transaction has heard so far. */
    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            return pending;
        }
        var first = new Pending();
        TransactionSynchronizationManager.registerSynchronization(first);
        first.resume();
        return first;
    }

    private final class Pending implements TransactionSynchronization {
        private final List<Heard> heard = new ArrayList<>();
        private boolean committing;

        void hear(Heard change) {
            if (committing) {
                // Somebody else's last thing before the commit: nobody comes after it to write it.
                write(List.of(change));
            } else {
                heard.add(change);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            flush();
        }

        /** For who reads the trail before the commit. */
        @Override
        public void flush() {
            write(heard);
            heard.clear();
        }

        /** A transaction within the transaction has a trail of its own. */
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Trail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Trail.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            suspend();
        }
    }
}
