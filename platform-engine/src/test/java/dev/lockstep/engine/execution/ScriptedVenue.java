package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A venue small enough to say exactly what it answers: takes what it is asked unless a test refuses it, fills market
 * orders at its price, lets the others rest.
 */
final class ScriptedVenue implements ExchangeGateway, ExchangeGateways, MarketData {
    private final InstantSource wall;
    private final Map<ClientOrderId, OrderReport> known = new LinkedHashMap<>();
    private int trades = 1000;

    final List<OrderIntent> placed = new ArrayList<>();
    final List<OrderIntent> canceled = new ArrayList<>();
    SymbolRules rules = Samples.rules();
    Price price = Price.of("60000", "USDT");
    boolean orderLists = true;
    Function<OrderIntent, @Nullable Placement> refusal = intent -> null;
    Function<OrderIntent, Mono<Void>> beforeTheAnswer = intent -> Mono.empty();

    ScriptedVenue(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(orderLists, true, Duration.ofSeconds(10));
    }

    @Override
    public Mono<Placement> place(OrderIntent intent) {
        Mono<Placement> answer = Mono.fromSupplier(() -> {
            placed.add(intent);
            Placement refused = refusal.apply(intent);
            return refused != null
                    ? refused
                    : new Placement.Accepted(intent.orders().stream()
                            .map(order -> taken(intent, order))
                            .toList());
        });
        return Mono.defer(() -> beforeTheAnswer.apply(intent)).then(answer);
    }

    @Override
    public Mono<CancelResult> cancel(OrderIntent intent) {
        return Mono.fromSupplier(() -> {
            canceled.add(intent);
            List<OrderReport> ended = known.values().stream()
                    .filter(report -> report.status() == OrderStatus.NEW)
                    .map(report -> with(report, OrderStatus.CANCELED))
                    .toList();
            ended.forEach(report -> known.put(report.order(), report));
            return new CancelResult.Canceled(ended);
        });
    }

    @Override
    public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
        return Mono.fromSupplier(() -> {
            OrderReport report = known.get(order);
            return report == null ? new Evidence.Absent(wall.instant()) : new Evidence.Found(report);
        });
    }

    @Override
    public Mono<VenueSnapshot> snapshot() {
        return Mono.fromSupplier(() -> new VenueSnapshot(List.of(), List.of(), List.of(), 0, wall.instant()));
    }

    @Override
    public Flux<VenueReport> reports() {
        return Flux.never();
    }

    @Override
    public Mono<Instant> serverTime() {
        return Mono.fromSupplier(wall::instant);
    }

    @Override
    public Mono<ExchangeGateway> of(TenantId tenant, ExchangeAccountId account) {
        return Mono.just(this);
    }

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
        return Mono.fromSupplier(() -> price);
    }

    @Override
    public Mono<SymbolRules> rules(Venue venue, String symbol) {
        return Mono.fromSupplier(() -> rules);
    }

    /** A trade of an order of ours, as the venue reports it with the order's end. */
    OrderReport traded(OrderIntent intent, OrderSpec order, String tradeId, String quantity, OrderStatus status) {
        Quantity executed = Quantity.of(quantity, "BTC");
        Fill fill = new Fill(
                intent.account(),
                order.instrument(),
                tradeId,
                order.id(),
                order.side(),
                executed,
                price,
                price.times(executed),
                Money.zero(price.quote()),
                wall.instant());
        return report(order, status, executed, List.of(fill));
    }

    private OrderReport taken(OrderIntent intent, OrderSpec order) {
        boolean atOnce = order.type() == OrderType.MARKET || order.leg() == Leg.ENTRY;
        OrderReport report = atOnce
                ? traded(
                        intent,
                        order,
                        Integer.toString(trades++),
                        order.quantity().value().toPlainString(),
                        OrderStatus.FILLED)
                : report(
                        order, OrderStatus.NEW, Quantity.zero(order.instrument().base()), List.of());
        known.put(order.id(), report);
        return report;
    }

    private OrderReport report(OrderSpec order, OrderStatus status, Quantity executed, List<Fill> fills) {
        return new OrderReport(
                order.id(),
                order.instrument(),
                "V-" + order.id(),
                status,
                executed,
                price.times(executed),
                fills,
                null,
                wall.instant());
    }

    private OrderReport with(OrderReport report, OrderStatus status) {
        return new OrderReport(
                report.order(),
                report.instrument(),
                report.venueOrderId(),
                status,
                report.executed(),
                report.executedQuote(),
                List.of(),
                null,
                wall.instant());
    }
}
