package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.testing.Stores;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * One question to a port: of PostgreSQL, or of a twin.
 *
 * @param what its name
 * @param about what it is asked with
 * @param twin where a twin has that port
 */
record Call<P>(
        String what,
        Object about,
        Class<P> port,
        Function<MemoryDatabase, P> twin,
        Function<P, ? extends Mono<?>> call) {
    Answer stored(Stores stores) {
        return Answer.of(call.apply(stores.get(port)));
    }

    Answer mirrored(MemoryDatabase memory) {
        return Answer.of(call.apply(twin.apply(memory)));
    }
}
