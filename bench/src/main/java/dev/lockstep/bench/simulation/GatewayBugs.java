package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mistakes about what the venue's answers mean. */
final class GatewayBugs {
    private GatewayBugs() {}

    /** What is unknown is taken for something else. */
    static ExchangeGateway unknownMeans(ExchangeGateway real, Placement meaning) {
        return placing(
                real,
                (gateway, intent) -> gateway.place(intent)
                        .map(placement -> placement instanceof Placement.Unknown ? meaning : placement));
    }

    static ExchangeGateway resending(ExchangeGateway real) {
        return placing(
                real,
                (gateway, intent) -> gateway.place(intent)
                        .flatMap(placement ->
                                placement instanceof Placement.Unknown ? gateway.place(intent) : Mono.just(placement)));
    }

    static ExchangeGateway signingAgain(ExchangeGateway real, SimVenue venue) {
        return placing(
                real,
                (gateway, intent) -> gateway.place(new OrderIntent(
                        intent.id(),
                        intent.kind(),
                        intent.tenant(),
                        intent.profile(),
                        intent.account(),
                        intent.position(),
                        intent.instrument(),
                        intent.attempt(),
                        intent.orders(),
                        intent.listId(),
                        intent.cancels(),
                        venue.now(),
                        intent.receiveWindow(),
                        intent.correlationId())));
    }

    /** The intent is stored when the venue has answered. */
    static ExchangeGateway storingAfterwards(ExchangeGateway real, TransitionBugs.Deferred deferred) {
        return placing(
                real,
                (gateway, intent) -> gateway.place(intent)
                        .flatMap(placement -> deferred.store(intent).thenReturn(placement)));
    }

    static ExchangeGateway absenceIsFinal(ExchangeGateway real) {
        return new ThroughGateway(real) {
            @Override
            public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
                return super.query(instrument, order)
                        .map(evidence -> evidence instanceof Evidence.Absent absent
                                ? new Evidence.Absent(absent.venueTime().plus(Duration.ofDays(1)))
                                : evidence);
            }
        };
    }

    /** A cancel counts as done; with {@code always} it is not even sent. */
    static ExchangeGateway canceledAnyway(ExchangeGateway real, SimVenue venue, boolean always) {
        return new ThroughGateway(real) {
            @Override
            public Mono<CancelResult> cancel(OrderIntent intent) {
                CancelResult made = new CancelResult.Canceled(madeUp(venue, intent));
                return always
                        ? Mono.just(made)
                        : super.cancel(intent).map(result -> result instanceof CancelResult.Unknown ? made : result);
            }
        };
    }

    private static List<OrderReport> madeUp(SimVenue venue, OrderIntent cancel) {
        List<OrderReport> reports = new ArrayList<>();
        for (VenueOrder order : venue.orders()) {
            boolean named = order.isOpen()
                    && (order.id().equals(cancel.cancels())
                            || (cancel.cancels() != null
                                    && cancel.cancels().equals(order.intent().listId())));
            if (named) {
                OrderReport report = order.report();
                reports.add(new OrderReport(
                        report.order(),
                        report.instrument(),
                        report.venueOrderId(),
                        OrderStatus.CANCELED,
                        report.executed(),
                        report.executedQuote(),
                        report.fills(),
                        "as far as we know",
                        report.at()));
            }
        }
        return reports;
    }

    static ExchangeGateway withoutFees(ExchangeGateway real) {
        UnaryOperator<OrderReport> free = GatewayBugs::withoutFees;
        return new ThroughGateway(real) {
            @Override
            public Mono<Placement> place(OrderIntent intent) {
                return super.place(intent)
                        .map(placement -> placement instanceof Placement.Accepted accepted
                                ? new Placement.Accepted(
                                        accepted.reports().stream().map(free).toList())
                                : placement);
            }

            @Override
            public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
                return super.query(instrument, order)
                        .map(evidence -> evidence instanceof Evidence.Found found
                                ? new Evidence.Found(free.apply(found.report()))
                                : evidence);
            }

            @Override
            public Flux<VenueReport> reports() {
                return super.reports().map(report -> report instanceof OrderReport order ? free.apply(order) : report);
            }
        };
    }

    private static OrderReport withoutFees(OrderReport report) {
        Function<Fill, Fill> free = fill -> new Fill(
                fill.account(),
                fill.instrument(),
                fill.venueTradeId(),
                fill.order(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.quote(),
                Money.zero(fill.fee().asset()),
                fill.executedAt());
        return new OrderReport(
                report.order(),
                report.instrument(),
                report.venueOrderId(),
                report.status(),
                report.executed(),
                report.executedQuote(),
                report.fills().stream().map(free).toList(),
                report.reason(),
                report.at());
    }

    private static ExchangeGateway placing(ExchangeGateway real, Placing placing) {
        return new ThroughGateway(real) {
            @Override
            public Mono<Placement> place(OrderIntent intent) {
                return placing.place(real(), intent);
            }
        };
    }

    /** How a bug places. */
    private interface Placing {
        Mono<Placement> place(ExchangeGateway gateway, OrderIntent intent);
    }
}
