package dev.lockstep.api.web.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the edge takes at most ({@code lockstep.api.limit.*}).
 *
 * @param requestTime how long a request may take before it is answered with 503; its transaction still ends cleanly
 * @param connections open at once; more are closed as soon as they are accepted
 * @param requestsInFlight worked on at once; more are answered with 503
 */
@ConfigurationProperties("lockstep.api.limit")
record LimitSettings(
        @DefaultValue("20s") Duration requestTime,
        @DefaultValue("2000") int connections,
        @DefaultValue("256") int requestsInFlight) {}
