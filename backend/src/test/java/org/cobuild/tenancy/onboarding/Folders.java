package org.cobuild.tenancy.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Folders that tests write somewhere else than the portal's own stand, and what is done with them, in Chinese. */
@TestComponent
public class Folders {
    private final FolderReader reader;
    private final TenantPlanner tenantPlanner;
    private final UnitPlanner units;
    private final PeoplePlanner people;
    private final Seats seats;
    private final PlanTrail trail;
    private final Access access;
    private final PortalClock clock;
    private final TenantRepository tenants;
    private final TransactionTemplate transaction;

    Folders(
            FolderReader reader,
            TenantPlanner tenantPlanner,
            UnitPlanner units,
            PeoplePlanner people,
            Seats seats,
            PlanTrail trail,
            Access access,
            PortalClock clock,
            TenantRepository tenants,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.tenantPlanner = tenantPlanner;
        this.units = units;
        this.people = people;
        this.seats = seats;
        this.trail = trail;
        this.access = access;
        this.clock = clock;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
    }

    Onboarding onboarding(Path root) {
        return new Onboarding(reader, tenantPlanner, units, people, seats, trail, access, clock, root.toString());
    }

    public Tenant apply(Path root, String code) {
        return inChinese(() -> transaction.execute(status -> onboarding(root).applyAtStart(code)));
    }

    public Review review(Path root, String code) {
        return inChinese(() -> transaction.execute(status -> onboarding(root).review(code)));
    }

    public List<String> changes(Path root, String code) {
        return inChinese(() -> {
            var review = transaction.execute(status -> onboarding(root).review(code));
            return review.faults().isEmpty() ? review.changesInWords() : review.faultsInWords();
        });
    }

    List<String> faults(Path root, String code) {
        return inChinese(() -> onboarding(root).validate(code).faultsInWords());
    }

    /** The messages of the refusal. */
    public List<String> refusal(Path root, String code) {
        try {
            apply(root, code);
            throw new AssertionError(code + " was applied");
        } catch (Refused refused) {
            return refused.errors().stream().map(error -> error.message()).toList();
        }
    }

    public Grant grant(String code) {
        return access.consequence(tenants.findByCode(code).orElseThrow().id());
    }

    private static <T> T inChinese(Supplier<T> what) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return what.get();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    public static void write(Path root, String code, String file, String text) {
        try {
            Files.createDirectories(root.resolve(code));
            Files.writeString(root.resolve(code).resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a folder that other tests use too. */
    public static void copy(Path from, Path root, String code) {
        try (var files = Files.list(from.resolve(code))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                write(root, code, file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
