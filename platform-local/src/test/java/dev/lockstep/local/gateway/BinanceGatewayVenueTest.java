package dev.lockstep.local.gateway;

import static dev.lockstep.local.gateway.EngineAtVenue.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueReport.StreamStarted;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.local.venue.VenueAccountSettings;
import dev.lockstep.local.venue.VenueServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

@Tag("server")
class BinanceGatewayVenueTest {
    private static final Quantity SMALL = Quantity.of("0.01", "BTC");
    private static final VenueAccountSettings ACCOUNT = KillableVenue.ACCOUNT;

    @TempDir
    private Path data;

    private VenueServer server;
    private EngineAtVenue engine;
    private ExchangeGateway gateway;

    @BeforeEach
    void start() {
        server = VenueServer.start(KillableVenue.settings(data, 0));
        engine = new EngineAtVenue(server.port(), ACCOUNT, Map.of());
        gateway = engine.gateway();
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    @Test
    void an_ioc_entry_fills_and_the_venue_tells_the_same_when_asked() {
        // when
        OrderReport answered = accepted(gateway.place(buy(1, SMALL)).block()).getFirst();
        OrderReport asked = found(1);

        // then
        assertThat(answered.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(answered.executed()).isEqualTo(SMALL);
        assertThat(answered.fills())
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(fill.feeInBase().isPositive()).isTrue());
        assertThat(asked.fills())
                .extracting(Fill::venueTradeId, Fill::quantity, Fill::price, Fill::quote, Fill::fee)
                .containsExactlyInAnyOrderElementsOf(answered.fills().stream()
                        .map(fill ->
                                tuple(fill.venueTradeId(), fill.quantity(), fill.price(), fill.quote(), fill.fee()))
                        .toList());
        assertThat(asked.executedQuote()).isEqualTo(answered.executedQuote());
    }

    @Test
    void an_ioc_entry_larger_than_the_book_fills_in_part_and_the_rest_expires() {
        // given: the price admits only the first levels of the other side
        Quantity large = Quantity.of("50", "BTC");

        // when
        OrderReport report = accepted(gateway.place(Intents.limit(1, Side.BUY, TimeInForce.IOC, large, near("0.05")))
                        .block())
                .getFirst();

        // then
        assertThat(report.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(report.executed().isPositive()).isTrue();
        assertThat(report.executed().compareTo(large)).isNegative();
        Quantity total =
                report.fills().stream().map(Fill::quantity).reduce(Quantity.zero(BTCUSDT.base()), Quantity::plus);
        assertThat(total).isEqualTo(report.executed());
    }

    @Test
    void a_protection_list_rests_with_both_orders_until_it_is_cancelled_once() {
        // given
        Placement placement = gateway.place(protection(10)).block();
        assertThat(accepted(placement)).extracting(OrderReport::status).containsOnly(OrderStatus.NEW);

        // when
        VenueSnapshot resting = gateway.snapshot().block();
        CancelResult first = gateway.cancel(Intents.cancel(10)).block();
        CancelResult second = gateway.cancel(Intents.cancel(10)).block();

        // then
        assertThat(resting.openOrders())
                .extracting(OrderReport::order)
                .containsExactlyInAnyOrder(Intents.id(11), Intents.id(12));
        assertThat(first)
                .isInstanceOfSatisfying(
                        CancelResult.Canceled.class,
                        canceled -> assertThat(canceled.reports())
                                .extracting(OrderReport::order, OrderReport::status)
                                .containsExactlyInAnyOrder(
                                        tuple(Intents.id(11), OrderStatus.CANCELED),
                                        tuple(Intents.id(12), OrderStatus.CANCELED)));
        assertThat(second).isInstanceOf(CancelResult.NotOpen.class);
        assertThat(gateway.snapshot().block().openOrders()).isEmpty();
    }

    @Test
    void a_single_resting_order_is_cancelled_by_its_own_id() {
        accepted(gateway.place(resting(1)).block());

        assertThat(gateway.cancel(Intents.cancel(1)).block()).isInstanceOf(CancelResult.Canceled.class);
        assertThat(found(1).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void an_id_that_is_still_open_is_unknown_because_the_order_is_there() {
        accepted(gateway.place(resting(1)).block());

        assertThat(gateway.place(resting(1)).block()).isInstanceOf(Placement.Unknown.class);
        assertThat(found(1).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void an_order_nobody_placed_is_absent() {
        assertThat(gateway.query(BTCUSDT, Intents.id(99)).block()).isInstanceOf(Evidence.Absent.class);
    }

    @Test
    void what_breaks_a_filter_or_the_balance_is_rejected_for_good() {
        // given
        Quantity dust = Quantity.of("0.00001", "BTC");
        Quantity tooMuch = Quantity.of("8999", "BTC");

        // when, then
        for (Quantity quantity : List.of(dust, tooMuch)) {
            Price price = quantity.equals(dust) ? last() : Price.of("900000", "USDT");
            Placement placement = gateway.place(Intents.limit(1, Side.BUY, TimeInForce.GTC, quantity, price))
                    .block();
            assertThat(placement)
                    .isInstanceOfSatisfying(
                            Placement.Rejected.class,
                            rejected -> assertThat(rejected.retryable()).isFalse());
        }
    }

    @Test
    void a_wrong_secret_is_rejected_for_good() {
        VenueAccountSettings wrong =
                new VenueAccountSettings("acme", ACCOUNT.apiKey(), "another-secret-0123456789", Map.of());
        try (EngineAtVenue intruder = new EngineAtVenue(server.port(), wrong, Map.of())) {
            Placement placement = intruder.gateway().place(buy(1, SMALL)).block();

            assertThat(placement).isInstanceOfSatisfying(Placement.Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo("-1022");
                assertThat(rejected.retryable()).isFalse();
            });
        }
    }

    @Test
    void the_private_stream_tells_of_trades_and_cancels_under_our_ids() throws InterruptedException {
        // given
        BlockingQueue<VenueReport> heard = new LinkedBlockingQueue<>();
        Disposable stream = gateway.reports().subscribe(heard::add);
        next(heard, StreamStarted.class);

        // when
        OrderReport answered = accepted(gateway.place(buy(1, SMALL)).block()).getFirst();
        accepted(gateway.place(protection(10)).block());
        gateway.cancel(Intents.cancel(10)).block();

        // then
        OrderReport traded = order(heard, 1, OrderStatus.FILLED);
        assertThat(traded.fills())
                .extracting(Fill::venueTradeId)
                .isSubsetOf(answered.fills().stream().map(Fill::venueTradeId).toList());
        assertThat(order(heard, 11, OrderStatus.CANCELED).fills()).isEmpty();
        stream.dispose();
    }

    private Price last() {
        return engine.market().price(BTCUSDT).block();
    }

    private Price near(String percent) {
        SymbolRules rules =
                engine.market().rules(BTCUSDT.venue(), BTCUSDT.symbol()).block();
        return rules.fitted(last().moved(Percent.of(percent)), Rounding.DOWN);
    }

    private OrderIntent buy(int id, Quantity quantity) {
        return Intents.limit(id, Side.BUY, TimeInForce.IOC, quantity, near("2"));
    }

    private OrderIntent resting(int id) {
        return Intents.limit(id, Side.BUY, TimeInForce.GTC, SMALL, near("-20"));
    }

    private OrderIntent protection(int list) {
        return Intents.protection(list, SMALL, near("-10"), near("10"));
    }

    private OrderReport found(int id) {
        Evidence evidence = gateway.query(BTCUSDT, Intents.id(id)).block();
        assertThat(evidence).isInstanceOf(Evidence.Found.class);
        return ((Evidence.Found) evidence).report();
    }

    private static List<OrderReport> accepted(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Accepted.class);
        return ((Placement.Accepted) placement).reports();
    }

    private static OrderReport order(BlockingQueue<VenueReport> heard, int id, OrderStatus status)
            throws InterruptedException {
        while (true) {
            OrderReport report = next(heard, OrderReport.class);
            if (report.order().equals(Intents.id(id)) && report.status() == status) {
                return report;
            }
        }
    }

    private static <T extends VenueReport> T next(BlockingQueue<VenueReport> heard, Class<T> kind)
            throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            VenueReport report = heard.poll(100, TimeUnit.MILLISECONDS);
            if (kind.isInstance(report)) {
                return kind.cast(report);
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " within 20 seconds");
    }
}
