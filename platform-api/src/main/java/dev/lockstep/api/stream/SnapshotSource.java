package dev.lockstep.api.stream;

import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** How things stand, for one event topic; each resource brings its own. */
public interface SnapshotSource {
    /** How many there are at most in a snapshot of what is listed newest first. */
    int LATEST = 50;

    /** Of what must be whole: open orders and positions. */
    int MOST = 500;

    Topic.OfEvents topic();

    /** As the REST list has them. */
    Mono<? extends List<?>> items(TenantId tenant);
}
