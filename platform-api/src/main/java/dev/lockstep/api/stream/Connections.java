package dev.lockstep.api.stream;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.tenancy.TenantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is connected, and how many may be. */
@Component
class Connections {
    private final StreamSettings settings;
    private final Set<StreamSession> open = ConcurrentHashMap.newKeySet();

    Connections(StreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
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

    void opened(StreamSession session) {
        open.add(session);
    }

    void closed(StreamSession session) {
        open.remove(session);
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
