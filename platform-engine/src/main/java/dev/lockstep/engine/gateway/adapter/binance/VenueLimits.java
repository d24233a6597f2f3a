package dev.lockstep.engine.gateway.adapter.binance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;

/**
 * What the venue says about our use of it. Limits are counted per address, so one instance serves every account and the
 * market data of a venue: after 429 or 418 everything keeps still for as long as the venue asks, because going on turns
 * a pause into a ban.
 */
final class VenueLimits {
    static final int TOO_MANY_REQUESTS = 429;
    static final int BANNED = 418;
    static final int FIREWALL = 403;

    private static final int OK = 200;
    private static final int TOO_MANY_ORDERS = -1015;
    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";

    private final InstantSource wall;
    private final Duration pauseWithoutHint;
    private final AtomicInteger usedWeight = new AtomicInteger();
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.EPOCH);

    VenueLimits(String venue, InstantSource wall, Duration pauseWithoutHint, MeterRegistry meters) {
        this.wall = wall;
        this.pauseWithoutHint = pauseWithoutHint;
        Gauge.builder("lockstep.venue.weight.used", usedWeight, AtomicInteger::get)
                .description("request weight of the running minute, as the venue counts it")
                .tag("venue", venue)
                .register(meters);
        Gauge.builder("lockstep.venue.pause.seconds", this, VenueLimits::pauseSeconds)
                .description("how much longer the venue wants no request; 0 normally")
                .tag("venue", venue)
                .register(meters);
    }

    /** How much longer the venue wants no request; zero normally. */
    Duration pause() {
        Duration left = Duration.between(wall.instant(), pausedUntil.get());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Too many orders is said with the same status but about one account alone: the others go on. */
    void noticed(RestAnswer answer, int status, HttpHeaders headers) {
        boolean oneAccount = answer instanceof RestAnswer.Refused refused && refused.code() == TOO_MANY_ORDERS;
        noticed(oneAccount ? OK : status, headers);
    }

    void noticed(int status, HttpHeaders headers) {
        String weight = headers.getFirst(USED_WEIGHT);
        if (weight != null && weight.matches("\\d{1,9}")) {
            usedWeight.set(Integer.parseInt(weight));
        }
        if (status == TOO_MANY_REQUESTS || status == BANNED || status == FIREWALL) {
            Instant until = wall.instant().plus(retryAfter(headers));
            pausedUntil.accumulateAndGet(until, (known, said) -> said.isAfter(known) ? said : known);
        }
    }

    private Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : pauseWithoutHint;
    }

    private double pauseSeconds() {
        return pause().toMillis() / 1000.0;
    }
}
