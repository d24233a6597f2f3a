package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.problem.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The venue's clock as a distance from ours, asked for on first use and again when the estimate has grown old. When the
 * venue does not answer, the old estimate serves on: clocks drift slowly, venues fail suddenly.
 */
final class ServerTime {
    private final BinanceRest rest;
    private final InstantSource wall;
    private final Duration refresh;
    private final AtomicReference<@Nullable Estimate> estimate = new AtomicReference<>();

    ServerTime(BinanceRest rest, InstantSource wall, Duration refresh) {
        this.rest = rest;
        this.wall = wall;
        this.refresh = refresh;
    }

    /** Venue minus wall clock. */
    Mono<Duration> offset() {
        return Mono.defer(() -> {
            Estimate known = estimate.get();
            return known != null && wall.instant().isBefore(known.at.plus(refresh))
                    ? Mono.just(known.offset)
                    : ask(known);
        });
    }

    Mono<Instant> now() {
        return offset().map(offset -> wall.instant().plus(offset));
    }

    /** By the last answer, without asking; our own clock before the first. */
    Instant estimate() {
        Estimate known = estimate.get();
        return known == null ? wall.instant() : wall.instant().plus(known.offset);
    }

    private Mono<Duration> ask(@Nullable Estimate known) {
        Instant asked = wall.instant();
        return rest.read(RestRequest.publicGet("/api/v3/time", Parameters.none()))
                .flatMap(answer -> read(answer, asked))
                .onErrorResume(ProviderError.class, e -> known == null ? Mono.error(e) : Mono.just(known.offset));
    }

    private Mono<Duration> read(RestAnswer answer, Instant asked) {
        return Answers.body(answer).map(body -> {
            Instant now = wall.instant();
            Instant middle = asked.plus(Duration.between(asked, now).dividedBy(2));
            Duration offset = Duration.between(middle, Json.millis(body, "serverTime"));
            estimate.set(new Estimate(offset, now));
            return offset;
        });
    }

    private record Estimate(Duration offset, Instant at) {}
}
