package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.problem.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One account at a Binance-compatible venue. Sends once, never re-signs; what an answer means is decided elsewhere. */
final class BinanceGateway implements ExchangeGateway {
    private static final String ORDER = "/api/v3/order";
    private static final String ORDER_LIST = "/api/v3/orderList";

    private final BinanceVenue venue;
    private final BinanceSigner signer;
    private final OrderReports reports;
    private final AccountQueries queries;
    private final UserStream stream;

    BinanceGateway(BinanceVenue venue, ExchangeAccount account, BinanceSigner signer, InstallationTag tag) {
        this.venue = venue;
        this.signer = signer;
        this.reports = new OrderReports(account.id());
        this.queries = new AccountQueries(venue, signer, reports, tag);
        this.stream = new UserStream(venue, signer, new UserEvents(account.id(), tag, venue.symbols()));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, venue.settings().processingLimit());
    }

    @Override
    public Mono<Placement> place(OrderIntent intent) {
        boolean list = intent.listId() != null;
        Parameters parameters = list ? OrderParameters.oneCancelsTheOther(intent) : OrderParameters.single(intent);
        RestRequest request =
                RestRequest.signed(HttpMethod.POST, list ? ORDER_LIST + "/oco" : ORDER, parameters, signer);
        return sent(request, intent)
                .map(answer -> OrderAnswers.placement(answer, body -> reportsIn(body, list, intent.instrument())));
    }

    /**
     * A cancel names an order or a list and does not say which. Most are for protection lists, so the list is tried
     * first; only a definite "no such list" is followed by the order of that name.
     */
    @Override
    public Mono<CancelResult> cancel(OrderIntent intent) {
        ClientOrderId id = Objects.requireNonNull(intent.cancels());
        Parameters list = OrderParameters.cancelOf("listClientOrderId", id, intent);
        Parameters order = OrderParameters.cancelOf("origClientOrderId", id, intent);
        return canceled(ORDER_LIST, list, intent, true)
                .flatMap(result -> result instanceof CancelResult.NotOpen
                        ? canceled(ORDER, order, intent, false)
                        : Mono.just(result));
    }

    @Override
    public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
        return queries.order(instrument, order)
                .onErrorMap(Answers::translated)
                .onErrorResume(ProviderError.class, e -> Mono.just(new Evidence.Unavailable(e.detail())));
    }

    @Override
    public Mono<VenueSnapshot> snapshot() {
        return queries.snapshot().onErrorMap(Answers::translated);
    }

    @Override
    public Flux<VenueReport> reports() {
        return stream.reports();
    }

    @Override
    public Mono<Instant> serverTime() {
        return venue.time().now();
    }

    private Mono<CancelResult> canceled(String path, Parameters parameters, OrderIntent intent, boolean list) {
        RestRequest request = RestRequest.signed(HttpMethod.DELETE, path, parameters, signer);
        Function<JsonNode, List<OrderReport>> reader = body -> reportsIn(body, list, intent.instrument());
        return sent(request, intent).map(answer -> OrderAnswers.cancel(answer, reader));
    }

    /** The venue's clock is known before anything is sent, so that the last look at it costs nothing. */
    private Mono<RestAnswer> sent(RestRequest request, OrderIntent intent) {
        Instant lastMoment = intent.expiresAt().minus(venue.settings().sendMargin());
        return venue.time()
                .bounds()
                .flatMap(clock -> venue.rest().send(request, before(lastMoment, clock.latest())))
                .doOnNext(venue::learn)
                .onErrorResume(ProviderError.class, e -> Mono.just(new RestAnswer.NotSent(e.detail())));
    }

    private BooleanSupplier before(Instant lastMoment, Duration ahead) {
        return () -> venue.wall().instant().plus(ahead).isBefore(lastMoment);
    }

    private List<OrderReport> reportsIn(JsonNode body, boolean list, Instrument instrument) {
        return list ? reports.orderList(body, instrument) : List.of(reports.order(body, instrument));
    }
}
