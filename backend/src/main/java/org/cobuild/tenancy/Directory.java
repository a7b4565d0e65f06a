package org.cobuild.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers what units and tenants are called, since every list shows them: a page of projects would otherwise spend
 * more statements on names than on projects. Names alone: whoever decides about rights reads the tables. A change made
 * here is seen at once, one made by another process of the portal within ten seconds.
 */
@Component
class Directory {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST = 50_000;
    private final Cache<Long, Unit> units = remembered();
    private final Cache<Long, Tenant> tenants = remembered();

    private static <T> Cache<Long, T> remembered() {
        return Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build();
    }

    /** Units by id; {@code read} is asked for those that are not remembered, in one go. */
    Map<Long, Unit> units(Collection<Long> ids, Function<Collection<Long>, Map<Long, Unit>> read) {
        return units.getAll(Set.copyOf(ids), missing -> read.apply(Set.copyOf(missing)));
    }

    /** Tenants by id; {@code read} is asked for those that are not remembered, in one go. */
    Map<Long, Tenant> tenants(Collection<Long> ids, Function<Collection<Long>, Map<Long, Tenant>> read) {
        return tenants.getAll(Set.copyOf(ids), missing -> read.apply(Set.copyOf(missing)));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(Changes changes) {
        changes.all().forEach(this::forget);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(Change change) {
        if (change.subjectType().equals("Tenant") || change.subjectType().equals("Unit")) {
            units.invalidateAll();
            tenants.invalidateAll();
        }
    }
}
