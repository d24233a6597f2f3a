package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is the same in every universe: a tenant with one account, five profiles and three symbols. */
final class World {
    static final TenantId TENANT = new TenantId(DerivedId.of("tenant", "simulation"));
    static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(DerivedId.of("account", "simulation"));
    static final InstallationTag TAG = new InstallationTag("51f1a7ed");
    static final Venue VENUE = new Venue("simulated");
    static final Asset USDT = Asset.of("USDT");
    static final List<Instrument> SYMBOLS = Stream.of("BTC", "ETH", "SOL")
            .map(base -> new Instrument(VENUE, base + "USDT", Asset.of(base), USDT))
            .toList();
    private static final Map<String, Instrument> BY_SYMBOL =
            SYMBOLS.stream().collect(Collectors.toUnmodifiableMap(Instrument::symbol, Function.identity()));
    static final List<ProfileId> PROFILES = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> new ProfileId(DerivedId.of("profile", "simulation", number)))
            .toList();
    static final Money CAPITAL = Money.of("1000", "USDT");
    static final StrategySpec STRATEGY = StrategyCatalog.spec(StrategyCatalog.EMA_CROSS, Map.of());
    private static final Instant CREATED = Instant.parse("2026-02-01T00:00:00Z");
    private static final Map<Instrument, SymbolRules> WITH_LISTS = all(true);
    private static final Map<Instrument, SymbolRules> WITHOUT_LISTS = all(false);

    private World() {}

    static TradingProfile profile(int number, int sizePercent) {
        return new TradingProfile(
                TENANT,
                PROFILES.get(number),
                ACCOUNT,
                "profile " + number,
                SYMBOLS,
                Timeframe.M1,
                STRATEGY,
                new RiskLimits(
                        new Percent(BigDecimal.valueOf(sizePercent)),
                        Percent.of("1"),
                        Percent.of("1.5"),
                        Percent.of("0.5"),
                        5,
                        Duration.ZERO,
                        Percent.of("100")),
                TradingMode.PAPER,
                CAPITAL,
                DesiredState.RUNNING,
                ObservedState.IDLE,
                null,
                CREATED,
                CREATED,
                1);
    }

    /** Of every symbol. */
    static Function<Instrument, SymbolRules> rules(boolean lists) {
        Map<Instrument, SymbolRules> all = lists ? WITH_LISTS : WITHOUT_LISTS;
        return instrument -> Objects.requireNonNull(all.get(instrument));
    }

    private static Map<Instrument, SymbolRules> all(boolean lists) {
        return SYMBOLS.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), instrument -> rules(instrument, lists)));
    }

    private static SymbolRules rules(Instrument instrument, boolean lists) {
        String base = instrument.base().code();
        return new SymbolRules(
                instrument,
                SymbolStatus.TRADING,
                new BigDecimal("0.01"),
                new BigDecimal("0.00001"),
                Quantity.of("0.00001", base),
                Quantity.of("9000", base),
                new BigDecimal("0.00001"),
                Quantity.of("100", base),
                Money.of("5", "USDT"),
                5,
                lists);
    }

    static Candle candle(Instrument instrument, int number, Price close) {
        Instant open = CREATED.plus(Timeframe.M1.length().multipliedBy(number));
        return new Candle(
                instrument,
                Timeframe.M1,
                open,
                close,
                close,
                close,
                close,
                Quantity.of("1", instrument.base().code()));
    }

    static boolean isFirst(Candle candle) {
        return candle.openTime().equals(CREATED);
    }

    static Tenants tenants() {
        Tenant only = new Tenant(TENANT, "simulation", "Simulation", Tenant.Status.ACTIVE);
        return new Tenants() {
            @Override
            public Flux<Tenant> all() {
                return Flux.just(only);
            }

            @Override
            public Mono<Tenant> find(TenantId tenant) {
                return Mono.just(only);
            }

            @Override
            public Mono<Member> member(TenantId tenant, String subject) {
                return Mono.empty();
            }
        };
    }

    static ExchangeAccounts accounts() {
        ExchangeAccount only = new ExchangeAccount(TENANT, ACCOUNT, VENUE, "simulated", true);
        return new ExchangeAccounts() {
            @Override
            public Mono<ExchangeAccount> find(TenantId tenant, ExchangeAccountId id) {
                return Mono.just(only);
            }

            @Override
            public Mono<List<ExchangeAccount>> all(TenantId tenant) {
                return Mono.just(List.of(only));
            }
        };
    }

    /** Rules and prices; no history, so that a strategy's words come from the universe's seed. */
    static MarketData market(Function<Instrument, SymbolRules> rules, Function<Instrument, Price> prices) {
        return new MarketData() {
            @Override
            public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
                return Flux.never();
            }

            @Override
            public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
                return Mono.just(List.of());
            }

            @Override
            public Flux<Price> prices(Instrument instrument) {
                return Flux.never();
            }

            @Override
            public Mono<Price> price(Instrument instrument) {
                return Mono.fromSupplier(() -> prices.apply(instrument));
            }

            @Override
            public Mono<SymbolRules> rules(Venue venue, String symbol) {
                return Mono.justOrEmpty(BY_SYMBOL.get(symbol)).map(rules);
            }
        };
    }
}
