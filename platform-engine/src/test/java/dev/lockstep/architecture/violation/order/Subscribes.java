package dev.lockstep.architecture.violation.order;

import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

final class Subscribes {

    Disposable starts(Mono<String> work) {
        return work.subscribe();
    }

    CompletableFuture<String> startsByFuture(Mono<String> work) {
        return work.toFuture();
    }
}
