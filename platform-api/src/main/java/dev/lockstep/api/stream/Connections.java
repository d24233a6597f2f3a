package dev.lockstep.api.stream;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.tenancy.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is connected, and how many may be. */
@Component
class Connections {
    private static final String BY_CLIENT = "by_client";

    private final StreamSettings settings;
    private final MeterRegistry meters;
    private final Set<StreamSession> open = ConcurrentHashMap.newKeySet();

    Connections(StreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        Gauge.builder("lockstep.stream.sessions", open, Collection::size)
                .description("streams open now, authenticated or not")
                .register(meters);
    }

    /** Before anything is known of a client; a refusal where there are too many. */
    void admit() {
        if (open.size() >= settings.connections() || anonymous() >= settings.anonymous()) {
            throw new RefusedException(ProblemCode.STREAM_CONNECTIONS, "this service has as many streams as it takes");
        }
    }

    /** False where so many came at once that there are too many after all; the session is not counted then. */
    synchronized boolean opened(StreamSession session) {
        return open.size() < settings.connections() && open.add(session);
    }

    /** It is over; counted by who ended it and why. */
    void closed(StreamSession session) {
        open.remove(session);
        String reason = session.closedFor()
                .map(why -> why.name().toLowerCase(Locale.ROOT))
                .orElse(BY_CLIENT);
        Counter.builder("lockstep.stream.closed")
                .description("streams that ended, by why")
                .tag("reason", reason)
                .register(meters)
                .increment();
    }

    /** Whether the tenant has more than its share; the session in question counts. */
    boolean tooMany(TenantId tenant) {
        return open.stream().filter(session -> isOf(session, tenant)).count() > settings.connectionsPerTenant();
    }

    Collection<StreamSession> all() {
        return List.copyOf(open);
    }

    private long anonymous() {
        return open.stream().filter(session -> session.access().isEmpty()).count();
    }

    private static boolean isOf(StreamSession session, TenantId tenant) {
        return session.access()
                .filter(access -> access.caller().tenant().equals(tenant))
                .isPresent();
    }
}
