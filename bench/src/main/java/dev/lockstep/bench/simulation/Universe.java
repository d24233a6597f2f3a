package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.Bookkeeping;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Evaluators;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.time.CorrelationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run from one seed on one thread: two engines, a database and a venue, first under faults, then in peace until
 * everything is over. The same seed is the same run, to the last event.
 */
final class Universe {
    private static final int ENGINES = 2;
    private static final long SECOND = 1_000_000L;
    private static final long LOOK = 2 * SECOND;
    private static final long LONGEST_PEACE = 400 * SECOND;
    private static final List<String> DRAWN = List.of("drawn");

    private final Options options;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final Bug bug;
    private final MemoryDatabase database;
    private final Oracles oracles;
    private final SimVenue venue;
    private final Stores stores;
    private final Liveness liveness;
    private final EventLog log;
    private final Evaluators evaluators;
    private final SimEngine[] engines = new SimEngine[ENGINES];
    private int lives;
    private long awaits;

    Universe(Options options, Bug bug, boolean traced) {
        this.options = options;
        this.bug = bug;
        this.queue = new EventQueue(traced);
        this.chance = new Chance(options.seed());
        this.trouble = new Trouble(options);
        this.database = new MemoryDatabase(queue::instant, bug.lifted());
        this.oracles = new Oracles(database, World.TENANT);
        this.venue = new SimVenue(queue, chance, trouble, offset(), chance.of(250), bug.venueChecksWindow(), oracles);
        oracles.watch(venue);
        Map<Asset, Money> atStart = new TreeMap<>();
        venue.balances()
                .assets()
                .forEach(asset -> atStart.put(asset, venue.balances().total(asset)));
        World.PROFILES.forEach(profile -> atStart.merge(World.USDT, World.CAPITAL.negate(), Money::plus));
        Wire wire = new Wire();
        SimOutbox outbox = options.relay() ? new SimOutbox(database, wire) : null;
        this.stores = new Stores(
                database,
                new WatchedTransitions(database.transitions(), oracles, queue),
                new SimDecisions(),
                World.rules(options.takerLists()),
                venue,
                chance,
                queue,
                outbox,
                wire);
        this.liveness = new Liveness(database, venue, oracles, atStart, stores.rules(), outbox);
        this.log = traced ? line -> queue.note("log: " + line.text()) : line -> {};
        this.evaluators = spec -> candle -> signal(spec, candle);
    }

    /** What came of it. */
    Verdict run() {
        String violation = null;
        try {
            live();
        } catch (Violation broken) {
            violation = broken.getMessage();
        }
        for (SimEngine engine : engines) {
            awaits += engine == null ? 0 : engine.life().awaits();
        }
        return new Verdict(options, violation, queue.hash(), oracles.orders(), awaits, queue.micros(), queue.trace());
    }

    private void live() {
        database.open(World.TENANT, World.ACCOUNT);
        for (int i = 0; i < World.PROFILES.size(); i++) {
            TradingProfile profile = World.profile(i, options.sizePercent());
            CorrelationId id = CorrelationId.derived("fund", i);
            var funding = Bookkeeping.fund(profile, id, profile.createdAt());
            Object _ = Oracles.must(database.profiles().create(profile, funding, id));
            oracles.posted(funding);
        }
        for (int i = 0; i < ENGINES; i++) {
            start(i);
        }
        tick();
        long end = 2 * SECOND;
        for (int number = 0; number < options.candles(); number++) {
            int candle = number;
            end += 2 * SECOND + chance.below(4) * SECOND;
            queue.at(end, "candles", () -> candles(candle));
        }
        end += 5 * SECOND;
        queue.at(end, "faults end", trouble::end);
        while (queue.step(end)) {}
        settle(end);
    }

    private void settle(long from) {
        String open = "nothing was looked at";
        for (long at = from + LOOK; at <= from + LONGEST_PEACE && open != null; at += LOOK) {
            while (queue.step(at)) {}
            open = isAsleep() ? "an engine stands still" : liveness.open();
        }
        if (open != null) {
            throw new Violation("still open " + LONGEST_PEACE / SECOND + " s after the last fault: " + open);
        }
    }

    /** What a stopped engine began long ago must not do harm when it goes on. */
    private boolean isAsleep() {
        for (SimEngine engine : engines) {
            if (engine != null && engine.life().isAsleep()) {
                return true;
            }
        }
        return false;
    }

    private void start(int place) {
        String name = "engine-" + (place + 1) + "-" + ++lives;
        EngineLife life = new EngineLife(name, queue, chance, trouble, () -> {
            awaits += engines[place].life().awaits();
            queue.after(chance.millis(100, 9_000), "restart", () -> start(place));
        });
        SimEngine engine = new SimEngine(life, queue, chance, trouble);
        engines[place] = engine;
        long ahead = offset().toMillis() * 1000;
        queue.note(name + " starts");
        engine.start(stores, venue, bug, () -> EventQueue.at(queue.micros() + ahead), log, evaluators);
    }

    private Duration offset() {
        int most = options.clockOffset();
        return Duration.ofMillis(most == 0 ? 0 : chance.between(-most, most));
    }

    /** Each second the market moves by up to 0.6 % while there is trouble, and stands still afterwards. */
    private void tick() {
        for (Instrument instrument : World.SYMBOLS) {
            BigDecimal share = BigDecimal.valueOf(10_000 + chance.between(-60, 60), 4);
            Price before = venue.price(instrument);
            BigDecimal next = before.value().multiply(share).setScale(2, RoundingMode.DOWN);
            venue.move(
                    instrument, new Price(next, before.quote()), stores.rules().apply(instrument));
        }
        if (trouble.isOn()) {
            queue.after(Duration.ofSeconds(1), "tick", this::tick);
        }
    }

    private void candles(int number) {
        for (Instrument instrument : World.SYMBOLS) {
            var candle = World.candle(instrument, number, venue.price(instrument));
            for (SimEngine engine : engines) {
                if (!chance.of(trouble.feedRepeat())) {
                    engine.candle(candle, chance.millis(1, 20));
                }
                if (chance.of(trouble.feedRepeat())) {
                    engine.candle(candle, chance.millis(20, 4_000));
                }
            }
        }
    }

    /** What the strategy says is the seed's, at first mostly to enter; every engine hears the same. */
    private Signal signal(StrategySpec spec, Candle candle) {
        long minute = candle.openTime().getEpochSecond() / 60;
        Chance words = new Chance(
                options.seed() * 31 + minute * 7 + candle.instrument().symbol().hashCode());
        if (words.of(World.isFirst(candle) ? 820 : 420)) {
            return new Signal.Enter(spec, candle, DRAWN);
        }
        return words.of(850) ? new Signal.Exit(spec, candle, DRAWN) : new Signal.Hold(spec, candle, DRAWN);
    }

    /**
     * What the engines of a universe share.
     *
     * @param database the truth that survives every crash
     * @param transitions its transitions, watched
     * @param outbox null where no relay runs
     */
    record Stores(
            MemoryDatabase database,
            Transitions transitions,
            SimDecisions decisions,
            Function<Instrument, SymbolRules> rules,
            SimVenue venue,
            Chance chance,
            EventQueue queue,
            @Nullable SimOutbox outbox,
            Wire wire) {}

    /**
     * How a universe ended.
     *
     * @param violation the promise that was broken; null where all were kept
     * @param hash of everything that happened
     * @param orders the venue took
     * @param awaits answers engines waited for
     * @param micros how long it lived, on its own clock
     */
    record Verdict(
            Options options,
            @Nullable String violation,
            long hash,
            int orders,
            long awaits,
            long micros,
            Deque<String> trace) {
        List<String> told() {
            return new ArrayList<>(trace);
        }
    }
}
