package dev.lockstep.engine.execution;

import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Takes a profile out of trading when a fact does not fit; what is held stays protected, a person clears it. */
public final class Faults {
    private final Desk desk;

    public Faults(Desk desk) {
        this.desk = desk;
    }

    /** Tried again where the store does not answer: what did not fit may not come a second time. */
    public Mono<Void> fault(TenantId tenant, ProfileId profile, CorrelationId correlationId, String reason) {
        return Mono.fromRunnable(() -> told(tenant, profile, correlationId, reason))
                .then(Mono.defer(() ->
                                desk.profiles().observe(tenant, profile, ObservedState.FAULTED, reason, correlationId))
                        .retryWhen(Retry.fixedDelay(
                                        desk.settings().staleRetries(),
                                        desk.settings().retryPause())
                                .scheduler(desk.scheduler())
                                .onRetryExhaustedThrow((spec, signal) -> signal.failure())))
                .then();
    }

    /** Of a fault that is stored already, in the transaction of the fact. */
    void told(TenantId tenant, ProfileId profile, CorrelationId correlationId, String reason) {
        desk.log()
                .write(LogLine.of(LogEvent.PROFILE_FAULTED)
                        .with("reason", reason)
                        .of(tenant, profile, correlationId));
    }
}
