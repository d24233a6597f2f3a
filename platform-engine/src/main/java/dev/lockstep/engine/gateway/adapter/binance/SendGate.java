package dev.lockstep.engine.gateway.adapter.binance;

import java.util.function.BooleanSupplier;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Mono;

/**
 * The last moment before a request's bytes leave. Spring asks for the body once the connection is open and nothing has
 * been written, so a gate that was never opened proves that the venue saw nothing: refused connection, failed name
 * lookup, full pool and a passed sending time all end here, without looking at any exception's class.
 */
final class SendGate implements BodyInserter<Void, ReactiveHttpOutputMessage> {
    private final BooleanSupplier mayLeave;
    private volatile boolean opened;

    SendGate(BooleanSupplier mayLeave) {
        this.mayLeave = mayLeave;
    }

    boolean opened() {
        return opened;
    }

    @Override
    public Mono<Void> insert(ReactiveHttpOutputMessage message, Context context) {
        return Mono.defer(() -> {
            if (!mayLeave.getAsBoolean()) {
                return Mono.error(new SendingTimePassed());
            }
            opened = true;
            return message.setComplete();
        });
    }

    /** The receive window was too far gone when the connection was ready. */
    static final class SendingTimePassed extends RuntimeException {
        SendingTimePassed() {
            super("its receive window was nearly over before it could leave", null, false, false);
        }
    }
}
