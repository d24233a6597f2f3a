package dev.lockstep.api.stream;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.StoredEvents;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The channels of the tenants that are listened for here. */
@Component
class Channels {
    private final StoredEvents stored;
    private final StreamJson json;
    private final Map<TenantId, TenantChannel> open = new ConcurrentHashMap<>();

    Channels(StoredEvents stored, StreamJson json) {
        this.stored = stored;
        this.json = json;
    }

    /** Brings a session into its tenant's channel, which begins where the tenant's events have got to. */
    Mono<TenantChannel> enter(TenantId tenant, StreamSession session) {
        return stored.reach(tenant)
                .map(reach -> open.compute(tenant, (key, known) -> {
                    TenantChannel channel = known == null ? new TenantChannel(key, reach.last(), stored, json) : known;
                    channel.enter(session);
                    return channel;
                }))
                .flatMap(channel -> channel.catchUp().thenReturn(channel));
    }

    void leave(TenantId tenant, StreamSession session) {
        open.computeIfPresent(tenant, (key, channel) -> channel.leave(session) ? null : channel);
    }

    /** Nobody here listens for most tenants. */
    void heard(EventEnvelope envelope) {
        TenantChannel channel = open.get(envelope.tenant());
        if (channel != null) {
            channel.heard(envelope);
        }
    }

    Collection<TenantChannel> all() {
        return List.copyOf(open.values());
    }
}
