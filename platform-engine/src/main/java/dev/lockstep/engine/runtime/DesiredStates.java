package dev.lockstep.engine.runtime;

import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings what is observed of a profile in line with what is wanted: at once when an event says so, and each second.
 * What must hold does not wait for it: begin-entry reads the desired state itself.
 */
public final class DesiredStates {
    private final Profiles profiles;
    private final EventFeed feed;
    private final LoopHealth health;
    private final EventLog log;

    public DesiredStates(Profiles profiles, EventFeed feed, LoopHealth health, EventLog log) {
        this.profiles = profiles;
        this.feed = feed;
        this.health = health;
        this.log = log;
    }

    /** Follows the events of the tenants that are run here. */
    public Flux<Void> run() {
        return feed.events()
                .filter(envelope -> envelope.event() instanceof PlatformEvent.ProfileChanged)
                .filter(envelope -> health.owned().containsKey(envelope.tenant()))
                .concatMap(envelope -> align(envelope.tenant()));
    }

    Mono<Void> align(TenantId tenant) {
        return profiles.all(tenant).flatMap(all -> OneByOne.each(apart(all), this::align));
    }

    private static List<TradingProfile> apart(List<TradingProfile> all) {
        return all.stream()
                .filter(profile -> profile.observed() != ObservedState.FAULTED)
                .filter(profile -> profile.observed() != observed(profile.desired()))
                .toList();
    }

    private Mono<Void> align(TradingProfile profile) {
        ObservedState next = observed(profile.desired());
        CorrelationId id = CorrelationId.derived("align", profile.tenant(), profile.id(), profile.version());
        log.write(LogLine.of(LogEvent.PROFILE_RELOADED)
                .with("desired", profile.desired())
                .with("observed", next)
                .of(profile.tenant(), profile.id(), id));
        return profiles.observe(profile.tenant(), profile.id(), next, null, id).then();
    }

    private static ObservedState observed(DesiredState desired) {
        return switch (desired) {
            case RUNNING -> ObservedState.RUNNING;
            case PAUSED, REDUCE_ONLY -> ObservedState.PAUSED;
            case STOPPED -> ObservedState.STOPPED;
        };
    }
}
