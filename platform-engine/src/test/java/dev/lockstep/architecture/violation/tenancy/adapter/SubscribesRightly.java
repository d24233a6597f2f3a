package dev.lockstep.architecture.violation.tenancy.adapter;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

final class SubscribesRightly {

    Disposable starts(Mono<String> work) {
        return work.subscribe();
    }
}
