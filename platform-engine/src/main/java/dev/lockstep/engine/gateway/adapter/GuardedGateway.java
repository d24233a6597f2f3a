package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.resilience.CallGuard;
import dev.lockstep.engine.resilience.Guarded;
import dev.lockstep.engine.resilience.OutsideCall;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A gateway with the guard round it. What the guard did not let begin is definitely unsent; what it gave up on is
 * unknown. Placements and cancels are begun once; questions may be asked again.
 */
public final class GuardedGateway implements ExchangeGateway {
    private static final String LANE = "account";

    private final String venue;
    private final ExchangeGateway gateway;
    private final CallGuard guard;

    public GuardedGateway(Venue venue, ExchangeGateway gateway, CallGuard guard) {
        this.venue = venue.name();
        this.gateway = gateway;
        this.guard = guard;
    }

    @Override
    public Capabilities capabilities() {
        return gateway.capabilities();
    }

    @Override
    public Mono<Placement> place(OrderIntent intent) {
        return guard.once(call("place"), gateway.place(intent), Placement.Unknown.class::isInstance)
                .map(outcome -> switch (outcome) {
                    case Guarded.Answered<Placement> answered -> answered.value();
                    case Guarded.Refused<Placement> refused -> new Placement.Unsent(refused.why());
                    case Guarded.TimedOut<Placement> late -> new Placement.Unknown(noAnswer(late));
                });
    }

    @Override
    public Mono<CancelResult> cancel(OrderIntent intent) {
        return guard.once(call("cancel"), gateway.cancel(intent), CancelResult.Unknown.class::isInstance)
                .map(outcome -> switch (outcome) {
                    case Guarded.Answered<CancelResult> answered -> answered.value();
                    case Guarded.Refused<CancelResult> refused ->
                        new CancelResult.Unknown("not sent: " + refused.why());
                    case Guarded.TimedOut<CancelResult> late -> new CancelResult.Unknown(noAnswer(late));
                });
    }

    @Override
    public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
        return guard.repeatable(call("query"), gateway.query(instrument, order), Evidence.Unavailable.class::isInstance)
                .map(outcome -> switch (outcome) {
                    case Guarded.Answered<Evidence> answered -> answered.value();
                    case Guarded.Refused<Evidence> refused -> new Evidence.Unavailable("not asked: " + refused.why());
                    case Guarded.TimedOut<Evidence> late -> new Evidence.Unavailable(noAnswer(late));
                });
    }

    @Override
    public Mono<VenueSnapshot> snapshot() {
        return GuardedAnswer.orProviderError(guard.repeatable(call("snapshot"), gateway.snapshot(), answer -> false));
    }

    @Override
    public Flux<VenueReport> reports() {
        return gateway.reports();
    }

    @Override
    public Mono<Instant> serverTime() {
        return GuardedAnswer.orProviderError(guard.repeatable(call("time"), gateway.serverTime(), answer -> false));
    }

    private OutsideCall call(String operation) {
        return new OutsideCall(venue, LANE, operation);
    }

    private static String noAnswer(Guarded.TimedOut<?> late) {
        return "no answer after " + late.after();
    }
}
