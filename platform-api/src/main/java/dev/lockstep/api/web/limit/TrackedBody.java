package dev.lockstep.api.web.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request that knows whether anybody began to read its body: what is left after that, the server drops itself. */
final class TrackedBody extends ServerHttpRequestDecorator {
    private static final long MOST_BYTES = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private volatile boolean begun;

    TrackedBody(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            begun = true;
            return super.getBody();
        });
    }

    /** Reads what nobody began to read and throws it away; false where some is left: too much, or too slow. */
    Mono<Boolean> finished() {
        return Mono.defer(() -> begun ? Mono.just(true) : drained());
    }

    private Mono<Boolean> drained() {
        AtomicLong read = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        // counted and released here: a buffer dropped further down would be released there once more
        return super.getBody()
                .map(TrackedBody::dropped)
                .doOnComplete(() -> ended.set(true))
                .takeUntil(bytes -> read.addAndGet(bytes) > MOST_BYTES)
                .takeUntilOther(Mono.delay(LONGEST))
                .then(Mono.fromSupplier(ended::get))
                .onErrorReturn(false);
    }

    private static int dropped(DataBuffer buffer) {
        int bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
