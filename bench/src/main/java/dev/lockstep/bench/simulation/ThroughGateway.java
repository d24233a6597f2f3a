package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A gateway as it is; a planted bug changes one answer of it. */
class ThroughGateway implements ExchangeGateway {
    private final ExchangeGateway real;

    ThroughGateway(ExchangeGateway real) {
        this.real = real;
    }

    ExchangeGateway real() {
        return real;
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public Mono<Placement> place(OrderIntent intent) {
        return real.place(intent);
    }

    @Override
    public Mono<CancelResult> cancel(OrderIntent intent) {
        return real.cancel(intent);
    }

    @Override
    public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
        return real.query(instrument, order);
    }

    @Override
    public Mono<VenueSnapshot> snapshot() {
        return real.snapshot();
    }

    @Override
    public Flux<VenueReport> reports() {
        return real.reports();
    }

    @Override
    public Mono<Instant> serverTime() {
        return real.serverTime();
    }
}
