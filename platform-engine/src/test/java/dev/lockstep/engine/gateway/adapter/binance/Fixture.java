package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.adapter.VenueSettings;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import reactor.core.scheduler.Schedulers;

/** What the tests of this package share: one account, one instrument, intents of every form. */
final class Fixture {
    static final Venue VENUE = new Venue("binance");
    static final Instrument BTCUSDT = new Instrument(VENUE, "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
    static final InstallationTag TAG = new InstallationTag("1a2b3c4d");
    static final TenantId TENANT = new TenantId(new UUID(0, 1));
    static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(new UUID(0, 2));
    static final ClientOrderId ENTRY = new ClientOrderId("1a2b3c4d0000000000000000000000e1");
    static final ClientOrderId STOP = new ClientOrderId("1a2b3c4d0000000000000000000000a1");
    static final ClientOrderId TARGET = new ClientOrderId("1a2b3c4d0000000000000000000000b1");
    static final ClientOrderId LIST = new ClientOrderId("1a2b3c4d0000000000000000000000c1");

    private Fixture() {}

    static BinanceGateway gateway(FakeVenue fake) {
        return gateway(settings(fake.http(), fake.ws("/ws-api/v3")));
    }

    static BinanceGateway gateway(VenueSettings settings) {
        return gateway(settings, InstantSource.system());
    }

    static BinanceGateway gateway(VenueSettings settings, InstantSource wall) {
        BinanceVenue venue = BinanceVenue.open(VENUE, settings, wall, Schedulers.parallel(), new SimpleMeterRegistry());
        ExchangeAccount account = new ExchangeAccount(TENANT, ACCOUNT, VENUE, "test", false);
        return new BinanceGateway(venue, account, new BinanceSigner(new Credentials("key", "secret")), TAG);
    }

    static VenueSettings settings(URI rest, URI wsApi) {
        return new VenueSettings(
                "binance",
                false,
                rest,
                URI.create(wsApi.toString().replace("/ws-api/v3", "")),
                wsApi,
                Duration.ofMillis(500),
                Duration.ofMillis(700),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                4,
                16,
                1 << 20,
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofMillis(400),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                256);
    }

    static OrderIntent entry(Instant signedAt) {
        return intent(IntentKind.ENTRY, List.of(limitIoc()), null, null, signedAt);
    }

    static OrderIntent protection(Instant signedAt) {
        return intent(IntentKind.PROTECTION, List.of(stop(), target()), LIST, null, signedAt);
    }

    static OrderIntent cancel(ClientOrderId id, Instant signedAt) {
        return intent(IntentKind.CANCEL, List.of(), null, id, signedAt);
    }

    static OrderSpec limitIoc() {
        return spec(ENTRY, Leg.ENTRY, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, "50000.10", null);
    }

    static OrderSpec stop() {
        return spec(STOP, Leg.STOP_LOSS, Side.SELL, OrderType.STOP_LOSS, null, null, "49000");
    }

    static OrderSpec target() {
        return spec(TARGET, Leg.TAKE_PROFIT, Side.SELL, OrderType.LIMIT_MAKER, null, "52000", null);
    }

    static OrderSpec spec(
            ClientOrderId id, Leg leg, Side side, OrderType type, TimeInForce inForce, String limit, String stop) {
        return new OrderSpec(
                id,
                leg,
                BTCUSDT,
                side,
                type,
                inForce,
                Quantity.of("0.0100", "BTC"),
                limit == null ? null : Price.of(limit, "USDT"),
                stop == null ? null : Price.of(stop, "USDT"));
    }

    static OrderIntent intent(
            IntentKind kind, List<OrderSpec> orders, ClientOrderId list, ClientOrderId cancels, Instant signedAt) {
        return new OrderIntent(
                new IntentId(new UUID(0, 3)),
                kind,
                TENANT,
                new ProfileId(new UUID(0, 4)),
                ACCOUNT,
                new PositionId(new UUID(0, 5)),
                BTCUSDT,
                1,
                orders,
                list,
                cancels,
                signedAt,
                Duration.ofMillis(1500),
                CorrelationId.derived("test"));
    }

    /** An order as {@code GET /api/v3/order} gives it. */
    static String order(ClientOrderId id, String status, String executed, String quote) {
        return """
                {"symbol":"BTCUSDT","orderId":77,"orderListId":-1,"clientOrderId":"%s","price":"50000.10",
                 "origQty":"0.01000000","executedQty":"%s","cummulativeQuoteQty":"%s","status":"%s",
                 "timeInForce":"IOC","type":"LIMIT","side":"BUY","time":1700000000000,"updateTime":1700000000123}
                """.formatted(id, executed, quote, status);
    }

    static String btcusdt() {
        return """
                {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT",
                 "ocoAllowed":true,"filters":[]}]}
                """;
    }
}
