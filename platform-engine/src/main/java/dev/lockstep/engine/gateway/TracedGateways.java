package dev.lockstep.engine.gateway;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link ExchangeGateways} whose calls that act are steps of the decision they belong to. */
public final class TracedGateways implements ExchangeGateways {
    private final ExchangeGateways gateways;
    private final Traces traces;

    public TracedGateways(ExchangeGateways gateways, Traces traces) {
        this.gateways = gateways;
        this.traces = traces;
    }

    @Override
    public Mono<ExchangeGateway> of(TenantId tenant, ExchangeAccountId account) {
        return gateways.of(tenant, account).map(Traced::new);
    }

    private static Step step(IntentKind kind) {
        return switch (kind) {
            case ENTRY -> Step.PLACE;
            case PROTECTION -> Step.PROTECT;
            case EXIT -> Step.EXIT;
            case CANCEL -> Step.CANCEL;
        };
    }

    private final class Traced implements ExchangeGateway {
        private final ExchangeGateway gateway;

        Traced(ExchangeGateway gateway) {
            this.gateway = gateway;
        }

        @Override
        public Capabilities capabilities() {
            return gateway.capabilities();
        }

        @Override
        public Mono<Placement> place(OrderIntent intent) {
            return traces.step(step(intent.kind()), intent.correlationId(), gateway.place(intent));
        }

        @Override
        public Mono<CancelResult> cancel(OrderIntent intent) {
            return traces.step(step(intent.kind()), intent.correlationId(), gateway.cancel(intent));
        }

        @Override
        public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
            return gateway.query(instrument, order);
        }

        @Override
        public Mono<VenueSnapshot> snapshot() {
            return gateway.snapshot();
        }

        @Override
        public Flux<VenueReport> reports() {
            return gateway.reports();
        }

        @Override
        public Mono<Instant> serverTime() {
            return gateway.serverTime();
        }
    }
}
