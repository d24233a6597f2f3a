package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
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
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The same tenant in PostgreSQL and in its twin; whatever is asked of one is asked of the other. */
final class World {
    static final Asset USDT = Asset.of("USDT");
    static final Instrument BTC = new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), USDT);
    static final Instrument ETH = new Instrument(new Venue("binance"), "ETHUSDT", Asset.of("ETH"), USDT);
    private static final Duration LONG = Duration.ofHours(1);

    private final Postgres postgres;
    private final Stores stores;
    private final MemoryDatabase memory;
    private final TenantId tenant;
    private final ExchangeAccountId account;
    private final List<ProfileId> profiles = new ArrayList<>();
    private final LeaseKey key;
    private Lease held;

    private World(Postgres postgres, String name) {
        this.postgres = postgres;
        this.stores = postgres.stores();
        this.memory = new MemoryDatabase(InstantSource.system());
        this.tenant = new TenantId(DerivedId.of("tenant", name));
        this.account = new ExchangeAccountId(DerivedId.of("account", name));
        this.key = new LeaseKey("shard:" + tenant);
    }

    /** Two running profiles with 1,000 USDT each, and the lease of their shard. */
    static World of(Postgres postgres, String name) {
        World world = new World(postgres, name);
        postgres.tenant(world.tenant, world.account);
        world.memory.open(world.tenant, world.account);
        world.profile(new ProfileId(DerivedId.of("profile", name, 1)));
        world.profile(new ProfileId(DerivedId.of("profile", name, 2)));
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

    ShardFence shard() {
        return new ShardFence(held.key(), held.owner(), held.fence());
    }

    /** The shard in other hands: what was shown before is stale. */
    void takeOver(String owner) {
        if (held != null) {
            both("release", Leases.class, memory.leases(), leases -> leases.release(held));
        }
        Answer answer = both("acquire", Leases.class, memory.leases(), leases -> leases.acquire(key, owner, LONG));
        held = (Lease) answer.value();
    }

    Answer acquire(String owner) {
        return both("acquire", Leases.class, memory.leases(), leases -> leases.acquire(key, owner, LONG));
    }

    Answer observe(ProfileId profile, ObservedState state) {
        String reason = state == ObservedState.FAULTED ? "a fact did not fit" : null;
        CorrelationId id = new CorrelationId("observed");
        return both(
                "observe",
                Profiles.class,
                memory.profiles(),
                all -> all.observe(tenant, profile, state, reason, id).map(TradingProfile::version));
    }

    Answer desire(ProfileId profile, DesiredState state) {
        CorrelationId id = new CorrelationId("desired-1");
        return both(
                "desire",
                Profiles.class,
                memory.profiles(),
                all -> all.desire(tenant, profile, state, id).map(TradingProfile::version));
    }

    void kill(ProfileId profile, boolean engaged) {
        postgres.kill(tenant, profile, engaged);
        memory.kill(tenant, profile, engaged);
    }

    void suspend(boolean suspended) {
        postgres.suspend(tenant, suspended);
        memory.set(
                tenant,
                suspended
                        ? dev.lockstep.engine.tenancy.Tenant.Status.SUSPENDED
                        : dev.lockstep.engine.tenancy.Tenant.Status.ACTIVE);
    }

    Answer begin(EntryRequest request) {
        return step("beginEntry", transitions -> transitions.beginEntry(request));
    }

    Answer begin(IntentRequest request) {
        return step("beginIntent", transitions -> transitions.beginIntent(request));
    }

    Answer settle(SettleRequest request) {
        return step("settle", transitions -> transitions.settle(request));
    }

    Answer fill(FillRequest request) {
        return step("applyFill", transitions -> transitions.applyFill(request));
    }

    /** Every row of the tenant in the tables, as lines. */
    List<String> stored() {
        return postgres.rows(tenant);
    }

    /** The same of the twin. */
    List<String> twin() {
        return memory.read(tenant, MemoryRows::of);
    }

    private Answer step(String what, Function<Transitions, Mono<?>> call) {
        return both(what, Transitions.class, memory.transitions(), call);
    }

    private <P> Answer both(String what, Class<P> port, P twin, Function<P, ? extends Mono<?>> call) {
        Answer real = answer(call.apply(stores.get(port)));
        Answer mirrored = answer(call.apply(twin));
        if (!real.comparable().equals(mirrored.comparable())) {
            throw new AssertionError(what + ": PostgreSQL says " + real + ", its twin says " + mirrored);
        }
        return real;
    }

    private static Answer answer(Mono<?> call) {
        try {
            return new Answer(call.block(), null, false);
        } catch (RuntimeException error) {
            return new Answer(null, constraint(error), true);
        }
    }

    private static String constraint(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Breach breach) {
                return breach.constraint();
            }
            if (cause instanceof PostgresqlException refused) {
                return refused.getErrorDetails().getConstraintName().orElse(null);
            }
        }
        throw new AssertionError("not an error of the store", error);
    }

    private void profile(ProfileId id) {
        postgres.profile(tenant, account, id);
        memory.seed(profileOf(id));
        memory.seed(tenant, Account.of(account, id, AccountKind.AVAILABLE, USDT), Money.of("1000", "USDT"));
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

    /**
     * What one store said: an outcome, nothing, or an error with the constraint it names.
     *
     * @param failed whether it is an error
     */
    record Answer(Object value, String constraint, boolean failed) {
        /** Without what the two clocks make different. */
        List<Object> comparable() {
            Object plain = value instanceof EntryOutcome.Locked ? "locked" : value;
            if (value instanceof Lease lease) {
                plain = List.of(lease.owner(), lease.fence());
            }
            return java.util.Arrays.asList(plain, constraint, failed);
        }
    }
}
