package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.runtime.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tells the simulated venue over its control address that a candle is done. */
final class HttpPace implements Pace {
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final WebClient http;
    private final Duration timeout;

    HttpPace(WebClient.Builder http, URI control, Duration timeout) {
        this.http = http.baseUrl(control.toString()).build();
        this.timeout = timeout;
    }

    /**
     * Told again when the answer is lost: the venue takes the same candle twice. Where the venue waits for a later one,
     * closed and announced before anybody listened, that one gets its turn from the venue's history.
     */
    @Override
    public Mono<Void> done(Candle candle) {
        Map<String, Object> body = Map.of(
                "symbol", candle.instrument().symbol(),
                "timeframe", candle.timeframe().text(),
                "openTime", candle.openTime().toEpochMilli());
        return http.post()
                .uri("/control/candle-done")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .toBodilessEntity()
                .timeout(timeout)
                .retryWhen(Retry.fixedDelay(ATTEMPTS, BETWEEN))
                .then();
    }
}
