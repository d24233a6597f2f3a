package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The venue's REST API. Sends each request exactly once and turns whatever happens into a {@link RestAnswer}. Reactor
 * Netty's own silent resend after a reset connection is off: it would place an order twice.
 */
final class BinanceRest {
    private static final Duration MAX_IDLE = Duration.ofSeconds(15);

    private final URI base;
    private final Duration timeout;
    private final VenueLimits limits;
    private final Scheduler scheduler;
    private final WebClient client;

    BinanceRest(String venue, VenueSettings settings, VenueLimits limits, Scheduler scheduler) {
        this.base = settings.restUrl();
        this.timeout = settings.timeout();
        this.limits = limits;
        this.scheduler = scheduler;
        ConnectionProvider pool = ConnectionProvider.builder("venue-" + venue)
                .maxConnections(settings.maxConnections())
                .pendingAcquireMaxCount(settings.maxPendingRequests())
                .pendingAcquireTimeout(settings.connectTimeout())
                .maxIdleTime(MAX_IDLE)
                .evictInBackground(MAX_IDLE)
                .build();
        HttpClient http = HttpClient.create(pool)
                .disableRetry(true)
                .compress(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .responseTimeout(timeout);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(settings.maxAnswerBytes()))
                .build();
    }

    /** Sends what changes something: once, and only while {@code mayLeave} says so at the very last moment. */
    Mono<RestAnswer> send(RestRequest request, BooleanSupplier mayLeave) {
        return Mono.defer(() -> {
            Duration pause = limits.pause();
            return pause.isZero()
                    ? exchange(request, new SendGate(mayLeave))
                    : Mono.just(new RestAnswer.Refused(
                            VenueLimits.TOO_MANY_REQUESTS, -1003, "not sent: the venue wants no request for " + pause));
        });
    }

    /** Sends a question; waits while the venue wants no request, unless that takes longer than a question may. */
    Mono<RestAnswer> read(RestRequest request) {
        return Mono.defer(() -> {
            Duration pause = limits.pause();
            if (pause.isZero()) {
                return exchange(request, new SendGate(() -> true));
            }
            return pause.compareTo(timeout) > 0
                    ? Mono.just(new RestAnswer.NotSent("the venue wants no request for " + pause))
                    : Mono.delay(pause, scheduler).flatMap(waited -> exchange(request, new SendGate(() -> true)));
        });
    }

    private Mono<RestAnswer> exchange(RestRequest request, SendGate gate) {
        WebClient.RequestBodySpec call = client.method(request.method()).uri(request.at(base));
        if (request.apiKey() != null) {
            call = call.header("X-MBX-APIKEY", request.apiKey());
        }
        return call.body(gate).exchangeToMono(this::answer).onErrorResume(failure -> Mono.just(failed(failure, gate)));
    }

    private Mono<RestAnswer> answer(ClientResponse response) {
        int status = response.statusCode().value();
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(body -> RestAnswers.of(status, body))
                .doOnNext(answer ->
                        limits.noticed(answer, status, response.headers().asHttpHeaders()))
                .doOnError(failure -> limits.noticed(status, response.headers().asHttpHeaders()));
    }

    private static RestAnswer failed(Throwable failure, SendGate gate) {
        String why = failure.getClass().getSimpleName() + ": " + rootOf(failure).getMessage();
        return gate.opened() ? new RestAnswer.Lost(why) : new RestAnswer.NotSent(why);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? failure : rootOf(cause);
    }
}
