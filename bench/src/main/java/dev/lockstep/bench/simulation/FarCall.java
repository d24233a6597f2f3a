package dev.lockstep.bench.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * A call whose answer comes later, made anew for each subscriber. A {@code Mono.create} for a world of one thread: no
 * part of it guards against another.
 */
final class FarCall<T> extends Mono<T> {
    private final Consumer<Answer<T>> call;

    private FarCall(Consumer<Answer<T>> call) {
        this.call = call;
    }

    /** @param call makes it, and completes what it is given once */
    static <T> Mono<T> of(Consumer<Answer<T>> call) {
        return new FarCall<>(call);
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Answer<T> answer = new Answer<>(actual);
        actual.onSubscribe(answer);
        call.accept(answer);
    }

    /** Where the answer goes: the first one counts, and none once nobody waits any more. */
    static final class Answer<T> implements Subscription {
        private final CoreSubscriber<? super T> actual;
        private boolean isWanted;
        private boolean isOver;
        private @Nullable T early;

        private Answer(CoreSubscriber<? super T> actual) {
            this.actual = actual;
        }

        boolean isOver() {
            return isOver;
        }

        void value(T value) {
            if (isOver) {
                return;
            }
            isOver = true;
            if (isWanted) {
                emit(value);
            } else {
                early = value;
            }
        }

        void nothing() {
            if (!isOver) {
                isOver = true;
                actual.onComplete();
            }
        }

        void error(Throwable error) {
            if (!isOver) {
                isOver = true;
                actual.onError(error);
            }
        }

        private void emit(T value) {
            actual.onNext(value);
            actual.onComplete();
        }

        @Override
        public void request(long n) {
            isWanted = true;
            T waiting = early;
            if (waiting != null) {
                early = null;
                emit(waiting);
            }
        }

        @Override
        public void cancel() {
            isOver = true;
            early = null;
        }
    }
}
