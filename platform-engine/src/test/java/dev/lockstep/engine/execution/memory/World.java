package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The same tenant in PostgreSQL and in its twin; whatever is asked of one is asked of the other. What the twin was told
 * is remembered, so that others can be made that stand where it does.
 */
final class World {
    static final Asset USDT = Asset.of("USDT");
    static final Instrument BTC = new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), USDT);
    static final Instrument ETH = new Instrument(new Venue("binance"), "ETHUSDT", Asset.of("ETH"), USDT);
    private static final Duration LONG = Duration.ofHours(1);

    private final Postgres postgres;
    private final Stores stores;
    private final MemoryDatabase memory = new MemoryDatabase(InstantSource.system());
    private final List<Consumer<MemoryDatabase>> told = new ArrayList<>();
    private final TenantId tenant;
    private final ExchangeAccountId account;
    private final List<ProfileId> profiles = new ArrayList<>();
    private final LeaseKey key;
    private Lease held;
    private @Nullable List<Call<?>> drawn;

    private World(Postgres postgres, String name) {
        this.postgres = postgres;
        this.stores = postgres.stores();
        this.tenant = new TenantId(DerivedId.of("tenant", name));
        this.account = new ExchangeAccountId(DerivedId.of("account", name));
        this.key = new LeaseKey("shard:" + tenant);
    }

    /** Running profiles with 1,000 USDT each, and the lease of their shard. */
    static World of(Postgres postgres, String name, int profiles) {
        World world = new World(postgres, name);
        postgres.tenant(world.tenant, world.account);
        world.tell(memory -> memory.open(world.tenant, world.account));
        for (int number = 1; number <= profiles; number++) {
            world.profile(new ProfileId(DerivedId.of("profile", name, number)));
        }
        world.takeOver("engine-1");
        return world;
    }

    TenantId tenant() {
        return tenant;
    }

    ExchangeAccountId account() {
        return account;
    }

    List<ProfileId> profiles() {
        return profiles;
    }

    MemoryDatabase memory() {
        return memory;
    }

    /** Another twin, with all that this one was told so far. */
    MemoryDatabase anotherTwin() {
        MemoryDatabase another = new MemoryDatabase(InstantSource.system());
        told.forEach(what -> what.accept(another));
        return another;
    }

    /** That many calls which {@code steps} would make next, not made yet. */
    List<Call<?>> draw(int count, Runnable steps) {
        List<Call<?>> calls = new ArrayList<>();
        drawn = calls;
        while (calls.size() < count) {
            steps.run();
        }
        drawn = null;
        return calls;
    }

    /** All at once, on PostgreSQL alone; {@code table}'s rows are somebody else's when they begin. */
    List<Answer> together(List<Call<?>> calls, String table) {
        return postgres.whileHeld(
                tenant,
                table,
                () -> Flux.fromIterable(calls)
                        .flatMapSequential(call ->
                                Mono.fromSupplier(() -> call.stored(stores)).subscribeOn(Schedulers.boundedElastic()))
                        .collectList()
                        .toFuture());
    }

    /** The twin is told what PostgreSQL did already. */
    void caughtUp(Call<?> call) {
        tell(call::mirrored);
    }

    ShardFence shard() {
        return new ShardFence(held.key(), held.owner(), held.fence());
    }

    /** The shard in other hands: what was shown before is stale. */
    void takeOver(String owner) {
        Lease before = held;
        if (before != null) {
            both(new Call<>("release", key, Leases.class, MemoryDatabase::leases, leases -> leases.release(before)));
        }
        held = (Lease) acquire(owner).value();
    }

    Answer acquire(String owner) {
        return both(new Call<>(
                "acquire", key, Leases.class, MemoryDatabase::leases, leases -> leases.acquire(key, owner, LONG)));
    }

    Answer observe(ProfileId profile, ObservedState state) {
        String reason = state == ObservedState.FAULTED ? "a fact did not fit" : null;
        CorrelationId id = new CorrelationId("observed");
        return asked(new Call<>(
                "observe",
                profile,
                Profiles.class,
                MemoryDatabase::profiles,
                all -> all.observe(tenant, profile, state, reason, id).map(TradingProfile::version)));
    }

    Answer desire(ProfileId profile, DesiredState state) {
        CorrelationId id = new CorrelationId("desired-1");
        return asked(new Call<>(
                "desire",
                profile,
                Profiles.class,
                MemoryDatabase::profiles,
                all -> all.desire(tenant, profile, state, id).map(TradingProfile::version)));
    }

    void kill(ProfileId profile, boolean engaged) {
        postgres.kill(tenant, profile, engaged);
        tell(twin -> twin.kill(tenant, profile, engaged));
    }

    void suspend(boolean suspended) {
        postgres.suspend(tenant, suspended);
        tell(twin -> twin.set(tenant, suspended ? Tenant.Status.SUSPENDED : Tenant.Status.ACTIVE));
    }

    Answer begin(EntryRequest request) {
        return step("beginEntry", request, transitions -> transitions.beginEntry(request));
    }

    Answer begin(IntentRequest request) {
        return step("beginIntent", request, transitions -> transitions.beginIntent(request));
    }

    Answer settle(SettleRequest request) {
        return step("settle", request, transitions -> transitions.settle(request));
    }

    Answer fill(FillRequest request) {
        return step("applyFill", request, transitions -> transitions.applyFill(request));
    }

    /** Every row of the tenant in the tables, as lines. */
    List<String> stored() {
        return postgres.rows(tenant);
    }

    /** The same of the twin. */
    List<String> twin() {
        return memory.read(tenant, MemoryRows::of);
    }

    private Answer step(String what, Object about, Function<Transitions, Mono<?>> call) {
        return asked(new Call<>(what, about, Transitions.class, MemoryDatabase::transitions, call));
    }

    private Answer asked(Call<?> call) {
        List<Call<?>> calls = drawn;
        if (calls != null) {
            calls.add(call);
            return new Answer("drawn", null, false);
        }
        return both(call);
    }

    private Answer both(Call<?> call) {
        Answer real = call.stored(stores);
        Answer mirrored = call.mirrored(memory);
        told.add(call::mirrored);
        if (!real.comparable().equals(mirrored.comparable())) {
            throw new AssertionError(call.what() + ": PostgreSQL says " + real + ", its twin says " + mirrored);
        }
        return real;
    }

    private void tell(Consumer<MemoryDatabase> what) {
        what.accept(memory);
        told.add(what);
    }

    private void profile(ProfileId id) {
        postgres.profile(tenant, account, id);
        tell(twin -> twin.seed(profileOf(id)));
        tell(twin -> twin.seed(tenant, Account.of(account, id, AccountKind.AVAILABLE, USDT), Money.of("1000", "USDT")));
        profiles.add(id);
    }

    private TradingProfile profileOf(ProfileId id) {
        return new TradingProfile(
                tenant,
                id,
                account,
                "profile " + id,
                List.of(BTC, ETH),
                Timeframe.M1,
                StrategyCatalog.spec(StrategyCatalog.EMA_CROSS, Map.of()),
                Samples.limits(),
                TradingMode.PAPER,
                Money.of("1000", "USDT"),
                DesiredState.RUNNING,
                ObservedState.RUNNING,
                null,
                Samples.NOON,
                Samples.NOON,
                1);
    }
}
