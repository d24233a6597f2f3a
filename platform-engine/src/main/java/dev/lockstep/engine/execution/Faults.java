package dev.lockstep.engine.execution;

import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import reactor.core.publisher.Mono;

/** Takes a profile out of trading when a fact does not fit; what is held stays protected, a person clears it. */
public final class Faults {
    private final Desk desk;

    public Faults(Desk desk) {
        this.desk = desk;
    }

    public Mono<Void> fault(TenantId tenant, ProfileId profile, CorrelationId correlationId, String reason) {
        return Mono.defer(() -> {
            desk.log()
                    .write(LogLine.of(LogEvent.PROFILE_FAULTED)
                            .with("reason", reason)
                            .of(tenant, profile, correlationId));
            return desk.profiles()
                    .observe(tenant, profile, ObservedState.FAULTED, reason, correlationId)
                    .then();
        });
    }
}
