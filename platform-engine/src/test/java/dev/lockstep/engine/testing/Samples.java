package dev.lockstep.engine.testing;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Values for tests that say only what matters. */
public final class Samples {
    public static final TenantId TENANT = new TenantId(DerivedId.of("tenant"));
    public static final ProfileId PROFILE = new ProfileId(DerivedId.of("profile"));
    public static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(DerivedId.of("account"));
    public static final InstallationTag TAG = new InstallationTag("0badcafe");
    public static final CorrelationId DECISION = new CorrelationId("decision-1");
    public static final Instrument BTCUSDT =
            new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static SymbolRules rules() {
        return rules(SymbolStatus.TRADING);
    }

    public static SymbolRules rules(SymbolStatus status) {
        return new SymbolRules(
                BTCUSDT,
                status,
                new BigDecimal("0.01"),
                new BigDecimal("0.00001"),
                Quantity.of("0.00001", "BTC"),
                Quantity.of("9000", "BTC"),
                new BigDecimal("0.00001"),
                Quantity.of("100", "BTC"),
                Money.of("5", "USDT"),
                5,
                true);
    }

    public static RiskLimits limits() {
        return new RiskLimits(
                Percent.of("10"),
                Percent.of("2"),
                Percent.of("4"),
                Percent.of("0.1"),
                3,
                Duration.ofMinutes(15),
                Percent.of("5"));
    }

    public static TradingProfile profile() {
        return profile(DesiredState.RUNNING, ObservedState.RUNNING);
    }

    public static TradingProfile profile(DesiredState desired, ObservedState observed) {
        return new TradingProfile(
                TENANT,
                PROFILE,
                ACCOUNT,
                "trend",
                List.of(BTCUSDT),
                Timeframe.M1,
                StrategyCatalog.spec(StrategyCatalog.EMA_CROSS, Map.of()),
                limits(),
                TradingMode.PAPER,
                Money.of("10000", "USDT"),
                desired,
                observed,
                observed == ObservedState.FAULTED ? "a fact did not fit" : null,
                NOON,
                NOON,
                1);
    }

    public static Candle candle(Instant openTime, String close) {
        Price price = Price.of(close, "USDT");
        return new Candle(BTCUSDT, Timeframe.M1, openTime, price, price, price, price, Quantity.of("1", "BTC"));
    }

    /** A buy of {@code quantity} at a limit of {@code limit}, as its intent becomes durable. */
    public static Order buy(String quantity, String limit) {
        IntentId id = new IntentId(DerivedId.of("entry"));
        OrderSpec spec = new OrderSpec(
                ClientOrderId.derive(TAG, TENANT, PROFILE, id, Leg.ENTRY, 1),
                Leg.ENTRY,
                BTCUSDT,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.IOC,
                Quantity.of(quantity, "BTC"),
                Price.of(limit, "USDT"),
                null);
        return Order.pending(intent(id, IntentKind.ENTRY, spec), spec);
    }

    /** A market sale of {@code quantity}. */
    public static Order sale(String quantity, Leg leg) {
        IntentId id = new IntentId(DerivedId.of("exit", leg));
        OrderSpec spec = new OrderSpec(
                ClientOrderId.derive(TAG, TENANT, PROFILE, id, leg, 1),
                leg,
                BTCUSDT,
                Side.SELL,
                OrderType.MARKET,
                null,
                Quantity.of(quantity, "BTC"),
                null,
                null);
        return Order.pending(intent(id, IntentKind.EXIT, spec), spec);
    }

    public static OrderIntent intent(IntentId id, IntentKind kind, OrderSpec spec) {
        return new OrderIntent(
                id,
                kind,
                TENANT,
                PROFILE,
                ACCOUNT,
                new PositionId(DerivedId.of("position")),
                BTCUSDT,
                1,
                List.of(spec),
                null,
                null,
                NOON,
                Duration.ofSeconds(5),
                DECISION);
    }

    public static Fill fill(Order order, String tradeId, String quantity, String price, Money fee) {
        Quantity traded = Quantity.of(quantity, "BTC");
        Price at = Price.of(price, "USDT");
        return new Fill(
                ACCOUNT,
                BTCUSDT,
                tradeId,
                order.id(),
                order.spec().side(),
                traded,
                at,
                at.times(traded),
                fee,
                NOON.plusSeconds(1));
    }
}
