package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Signed questions about an account. Signed anew each time; asking changes nothing. */
final class AccountQueries {
    private static final int MOST_TRADES = 1000;

    private final BinanceVenue venue;
    private final BinanceSigner signer;
    private final OrderReports reports;
    private final InstallationTag tag;

    AccountQueries(BinanceVenue venue, BinanceSigner signer, OrderReports reports, InstallationTag tag) {
        this.venue = venue;
        this.signer = signer;
        this.reports = reports;
        this.tag = tag;
    }

    /**
     * The order with its trades, which come from a second question. An absence is dated with the time <em>before</em>
     * the question left: later would claim more than was seen.
     */
    Mono<Evidence> order(Instrument instrument, ClientOrderId id) {
        Parameters parameters = Parameters.of("symbol", instrument.symbol()).with("origClientOrderId", id.value());
        return venue.time()
                .now()
                .flatMap(asked -> ask("/api/v3/order", parameters, asked)
                        .flatMap(answer -> evidence(answer, instrument, id, asked)));
    }

    Mono<VenueSnapshot> snapshot() {
        return venue.time()
                .now()
                .flatMap(asked -> ask("/api/v3/account", Parameters.of("omitZeroBalances", "true"), asked)
                        .flatMap(Answers::body)
                        .flatMap(account -> ask("/api/v3/openOrders", Parameters.none(), asked)
                                .flatMap(Answers::body)
                                .flatMap(orders -> snapshot(account, Json.list(orders), asked))));
    }

    private Mono<RestAnswer> ask(String path, Parameters parameters, Instant now) {
        Parameters timed = parameters
                .with("recvWindow", venue.settings().receiveWindow().toMillis())
                .with("timestamp", now.toEpochMilli());
        return venue.rest()
                .read(RestRequest.signed(HttpMethod.GET, path, timed, signer))
                .doOnNext(venue::learn);
    }

    private Mono<Evidence> evidence(RestAnswer answer, Instrument instrument, ClientOrderId id, Instant asked) {
        if (answer instanceof RestAnswer.Refused refused) {
            return Mono.just(refused(refused, instrument, id, asked));
        }
        return Answers.body(answer)
                .flatMap(order -> tradesOf(order, instrument, id)
                        .map(fills -> new Evidence.Found(reports.order(order, instrument, id, fills))));
    }

    private static Evidence refused(
            RestAnswer.Refused refused, Instrument instrument, ClientOrderId id, Instant asked) {
        return switch (Meaning.of(refused)) {
            case ABSENT -> new Evidence.Absent(asked);
            case ARCHIVED -> new Evidence.Found(archived(instrument, id, asked));
            case AMBIGUOUS, REFUSED, REFUSED_FOR_NOW, NOT_OPEN -> new Evidence.Unavailable(refused.inWords());
        };
    }

    private Mono<List<Fill>> tradesOf(JsonNode order, Instrument instrument, ClientOrderId id) {
        if (Json.decimal(order, "executedQty").signum() == 0) {
            return Mono.just(List.of());
        }
        Parameters parameters = Parameters.of("symbol", instrument.symbol())
                .with("orderId", Json.text(order, "orderId"))
                .with("limit", MOST_TRADES);
        return venue.time()
                .now()
                .flatMap(now -> ask("/api/v3/myTrades", parameters, now)
                        .flatMap(Answers::body)
                        .map(trades -> Json.list(trades).stream()
                                .map(trade -> reports.trade(trade, instrument, id))
                                .toList()));
    }

    private Mono<VenueSnapshot> snapshot(JsonNode account, List<JsonNode> orders, Instant at) {
        List<JsonNode> ours = orders.stream()
                .filter(order -> ClientOrderId.isOurs(OrderReports.idOf(order), tag))
                .toList();
        List<JsonNode> balances = Json.list(account, "balances");
        return Flux.fromIterable(ours)
                .concatMap(this::report)
                .collectList()
                .map(open -> new VenueSnapshot(
                        Balances.read(balances, "asset", "free", false),
                        Balances.read(balances, "asset", "locked", false),
                        open,
                        orders.size() - ours.size(),
                        at));
    }

    private Mono<OrderReport> report(JsonNode order) {
        return venue.symbols()
                .instrument(Json.text(order, "symbol"))
                .map(instrument -> reports.order(order, instrument));
    }

    /** The venue has put it away: over without a fill, long ago. It gives no id with that answer. */
    private static OrderReport archived(Instrument instrument, ClientOrderId id, Instant at) {
        return new OrderReport(
                id,
                instrument,
                "archived",
                OrderStatus.EXPIRED,
                Quantity.zero(instrument.base()),
                Money.zero(instrument.quote()),
                List.of(),
                "archived by the venue: over without a fill",
                at);
    }
}
