package dev.lockstep.architecture.violation.runtime.adapter;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

final class SubscribesRightly {

    Disposable starts(Mono<String> work) {
        return work.subscribe();
    }
}
