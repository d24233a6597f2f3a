package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The twin of the database behind {@link Transitions}, its reads and {@link Leases}. One transaction at a time, all or
 * nothing; a write that meets a constraint fails with a {@link Breach} that names it. Safe for many threads, made for
 * one.
 */
public final class MemoryDatabase {
    private final InstantSource clock;
    private final Undo undo;
    private final Map<TenantId, MemoryTenant> tenants = new HashMap<>();
    private final Map<String, Boolean> switches = new HashMap<>();
    private final Rows<LeaseKey, Lease> leases;
    private Instant last = Instant.MIN;

    /**
     * An empty database.
     *
     * @param clock the database's own; leases and locks run on it
     */
    public MemoryDatabase(InstantSource clock) {
        this(clock, Set.of());
    }

    /**
     * An empty database without some of its constraints: for proofs that they are what keeps us safe.
     *
     * @param clock the database's own; leases and locks run on it
     * @param lifted names of CHECKs and unique indexes that do not hold
     */
    public MemoryDatabase(InstantSource clock, Set<String> lifted) {
        this.clock = clock;
        this.undo = new Undo(lifted);
        this.leases = new Rows<>(undo);
    }

    public Transitions transitions() {
        return new MemoryTransitions(this);
    }

    public Snapshots snapshots() {
        return new MemorySnapshots(this);
    }

    public Orders orders() {
        return new MemoryOrders(this);
    }

    public Positions positions() {
        return new MemoryPositions(this);
    }

    public Ledger ledger() {
        return new MemoryLedger(this);
    }

    public Profiles profiles() {
        return new MemoryProfiles(this);
    }

    public Leases leases() {
        return new MemoryLeases(this);
    }

    public LiveLeases liveLeases() {
        return new MemoryLeases(this);
    }

    /** A tenant's exchange account; the tenant too where it is new. */
    public void open(TenantId tenant, ExchangeAccountId account) {
        change(() -> tenants.computeIfAbsent(tenant, id -> new MemoryTenant(id, undo))
                .owners()
                .add(account));
    }

    /** A profile as it is given, without funds. */
    public void seed(TradingProfile profile) {
        change(() -> tenant(profile.tenant()).owners().profiles().put(profile.id(), profile));
    }

    /** Puts an amount into an account without an entry. */
    public void seed(TenantId tenant, Account account, Money amount) {
        change(() -> tenant(tenant).ledger().seed(account, amount));
    }

    public void set(TenantId tenant, Tenant.Status status) {
        change(() -> tenant(tenant).set(status));
    }

    /** Engages or lifts the kill switch of a profile, or of the whole tenant where that is null. */
    public void kill(TenantId tenant, @Nullable ProfileId profile, boolean engaged) {
        change(() -> switches.put(profile == null ? "tenant:" + tenant : "profile:" + tenant + ":" + profile, engaged));
    }

    public void killInstallation(boolean engaged) {
        change(() -> switches.put("installation", engaged));
    }

    /** The tenant's events, in the order they were written. */
    public List<PendingEvent> outbox(TenantId tenant) {
        return within(() -> tenant(tenant).outbox());
    }

    /** {@code lease_assert}: whether a lease is held as it was given. */
    public boolean isHeld(Lease lease) {
        return within(() -> MemoryLeases.isHeld(this, new ShardFence(lease.key(), lease.owner(), lease.fence())));
    }

    /** What an account holds; null before its first posting. */
    public @Nullable Money balance(TenantId tenant, Account account) {
        synchronized (this) {
            Balance held = tenant(tenant).ledger().find(account);
            return held == null ? null : held.amount();
        }
    }

    /** Every position the profile has or had. */
    public List<Position> positions(TenantId tenant, ProfileId profile) {
        return within(() -> {
            List<Position> found = new ArrayList<>();
            for (Position position : tenant(tenant).positions().all()) {
                if (position.profile().equals(profile)) {
                    found.add(position);
                }
            }
            return found;
        });
    }

    /** How many entry locks have not expired. */
    public long heldLocks(TenantId tenant) {
        Instant now = now();
        return within(() -> tenant(tenant).locks().all().stream()
                .filter(lock -> lock.until().isAfter(now))
                .count());
    }

    Rows<LeaseKey, Lease> leaseRows() {
        return leases;
    }

    Map<String, Boolean> switches() {
        return switches;
    }

    /** The clock's reading, always later than the one before. */
    Instant now() {
        Instant reading = clock.instant();
        last = reading.isAfter(last) ? reading : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    <T> Mono<T> call(TenantId id, Function<MemoryTenant, @Nullable T> work) {
        return Mono.fromSupplier(() -> read(id, work));
    }

    <T> @Nullable T read(TenantId id, Function<MemoryTenant, @Nullable T> work) {
        synchronized (this) {
            return undo.atomically(() -> work.apply(tenant(id)));
        }
    }

    private void change(Runnable work) {
        Object _ = within(() -> {
            work.run();
            return work;
        });
    }

    <T extends @Nullable Object> T within(Supplier<T> work) {
        synchronized (this) {
            return undo.atomically(work);
        }
    }

    private MemoryTenant tenant(TenantId id) {
        MemoryTenant tenant = tenants.get(id);
        if (tenant == null) {
            throw Breach.raised("no such tenant: " + id);
        }
        return tenant;
    }
}
