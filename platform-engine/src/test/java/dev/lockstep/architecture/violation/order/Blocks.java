package dev.lockstep.architecture.violation.order;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class Blocks {

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    String waitsForOne(Mono<String> one) {
        return one.block();
    }

    List<String> waitsForMany(Flux<String> many) {
        return many.toStream().toList();
    }

    Function<Mono<String>, String> waitsByReference() {
        return Mono::block;
    }
}
