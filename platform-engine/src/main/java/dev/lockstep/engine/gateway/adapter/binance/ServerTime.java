package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.problem.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The venue's clock, asked for on first use and again when the answer has grown old or is in doubt. Slow answers are
 * asked for again at once. When the venue does not answer, what was known serves on: clocks drift slowly, venues fail
 * suddenly.
 */
final class ServerTime {
    private static final int QUESTIONS = 4;

    private final BinanceRest rest;
    private final InstantSource wall;
    private final Duration refresh;
    private final AtomicReference<@Nullable ClockBounds> known = new AtomicReference<>();
    private volatile boolean doubted;

    ServerTime(BinanceRest rest, InstantSource wall, Duration refresh) {
        this.rest = rest;
        this.wall = wall;
        this.refresh = refresh;
    }

    Mono<ClockBounds> bounds() {
        return Mono.defer(() -> {
            ClockBounds last = known.get();
            return last != null && !doubted && last.isFresh(wall.instant(), refresh) ? Mono.just(last) : ask(last);
        });
    }

    /** The venue's time, at least; never ahead of it, so that it may be signed with. */
    Mono<Instant> now() {
        return bounds().map(bounds -> wall.instant().plus(bounds.earliest()));
    }

    /** By the last answer, without asking; our own clock before the first. */
    Instant estimate() {
        ClockBounds last = known.get();
        return last == null ? wall.instant() : wall.instant().plus(last.earliest());
    }

    /** The venue found a timestamp of ours outside its window: one of the clocks was set. */
    void doubt() {
        doubted = true;
    }

    private Mono<ClockBounds> ask(@Nullable ClockBounds last) {
        return narrowed(question(), QUESTIONS)
                .doOnNext(this::keep)
                .onErrorResume(ProviderError.class, e -> last == null ? Mono.error(e) : Mono.just(last));
    }

    private Mono<ClockBounds> narrowed(Mono<ClockBounds> asked, int left) {
        return asked.flatMap(bounds -> bounds.isTight() || left == 1
                ? Mono.just(bounds)
                : narrowed(question().map(next -> next.and(bounds)), left - 1));
    }

    private Mono<ClockBounds> question() {
        return Mono.defer(() -> {
            Instant asked = wall.instant();
            return rest.read(RestRequest.publicGet("/api/v3/time", Parameters.none()))
                    .flatMap(Answers::body)
                    .map(body -> ClockBounds.of(asked, Json.millis(body, "serverTime"), wall.instant()))
                    .onErrorMap(Answers::translated);
        });
    }

    private void keep(ClockBounds bounds) {
        known.set(bounds);
        doubted = false;
    }
}
