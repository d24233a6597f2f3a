package dev.lockstep.api.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Fetches the signing keys at most every so often. The decoder asks again for every token whose key it doesn't know,
 * and anybody can make such tokens up; within the time they get the answer of the last fetch.
 */
final class KeyFetches implements ExchangeFilterFunction {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private record Keys(HttpStatusCode status, String text) {
        ClientResponse response() {
            return ClientResponse.create(status)
                    .headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON))
                    .body(text)
                    .build();
        }
    }

    private record Fetch(Instant until, Mono<Keys> keys) {}

    private final Duration every;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Fetch> last = new AtomicReference<>();

    KeyFetches(Duration every, InstantSource clock) {
        this.every = every;
        this.clock = clock;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> current(request, next).keys()).map(Keys::response);
    }

    private synchronized Fetch current(ClientRequest request, ExchangeFunction next) {
        Fetch known = last.get();
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        Mono<Keys> keys = next.exchange(request)
                .flatMap(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(text -> new Keys(response.statusCode(), text)))
                .doOnNext(this::believed)
                .doOnError(error -> sooner())
                .cache();
        Fetch fetch = new Fetch(clock.instant().plus(every), keys);
        last.set(fetch);
        return fetch;
    }

    private void believed(Keys keys) {
        if (!keys.status().is2xxSuccessful()) {
            sooner();
        }
    }

    /** A provider that is down may be up again soon. */
    private void sooner() {
        last.updateAndGet(
                fetch -> fetch == null ? null : new Fetch(clock.instant().plus(AFTER_FAILURE), fetch.keys()));
    }
}
