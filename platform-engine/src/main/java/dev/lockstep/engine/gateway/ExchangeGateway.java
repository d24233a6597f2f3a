package dev.lockstep.engine.gateway;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One exchange account at its venue. Answers are values; a Mono here fails only on a defect of ours. */
public interface ExchangeGateway {
    Capabilities capabilities();

    /**
     * Sends the intent's order or order list once, signed with the intent's own time, unless {@code serverNow ≥
     * expiresAt − margin}: then nothing leaves.
     */
    Mono<Placement> place(OrderIntent intent);

    /** Sends the cancel intent once. */
    Mono<CancelResult> cancel(OrderIntent intent);

    /** Asks for one order by our id, with its trades. Repeated on transport faults. */
    Mono<Evidence> query(Instrument instrument, ClientOrderId order);

    /** Balances and resting orders, asked for now. A {@code ProviderError} where the venue does not answer. */
    Mono<VenueSnapshot> snapshot();

    /** What the venue tells about the account, without end; reconnects by itself and says so. */
    Flux<VenueReport> reports();

    /** The venue's clock, estimated from its last answer. */
    Mono<Instant> serverTime();
}
