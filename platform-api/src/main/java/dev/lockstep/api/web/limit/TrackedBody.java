package dev.lockstep.api.web.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request that knows how far its body was read. */
final class TrackedBody extends ServerHttpRequestDecorator {
    private static final long MOST_BYTES = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private volatile boolean begun;
    private volatile boolean ended;

    TrackedBody(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            begun = true;
            return super.getBody().doOnComplete(() -> ended = true);
        });
    }

    /** Reads the rest and throws it away; false where some is left: too much, too slow, or given up halfway. */
    Mono<Boolean> finished() {
        return Mono.defer(() -> begun ? Mono.just(ended) : drained());
    }

    private Mono<Boolean> drained() {
        AtomicLong read = new AtomicLong();
        // counted and released here: a buffer dropped further down would be released there once more
        return getBody()
                .map(TrackedBody::dropped)
                .takeUntil(bytes -> read.addAndGet(bytes) > MOST_BYTES)
                .takeUntilOther(Mono.delay(LONGEST))
                .then(Mono.fromSupplier(() -> ended))
                .onErrorReturn(false);
    }

    private static int dropped(DataBuffer buffer) {
        int bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
