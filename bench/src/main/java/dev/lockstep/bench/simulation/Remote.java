package dev.lockstep.bench.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A store at the other end of a connection: the call takes time to get there, is done there whatever became of the
 * caller, and its answer takes time to come back, or never does.
 */
final class Remote implements InvocationHandler {
    private static final Duration GIVES_UP = Duration.ofSeconds(5);

    private final Object store;
    private final EngineLife caller;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;

    private Remote(Object store, EngineLife caller, EventQueue queue, Chance chance, Trouble trouble) {
        this.store = store;
        this.caller = caller;
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
    }

    static <P> P of(Class<P> port, P store, EngineLife caller, EventQueue queue, Chance chance, Trouble trouble) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, new Remote(store, caller, queue, chance, trouble)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object answer;
        try {
            answer = method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        if (answer instanceof Mono<?> mono) {
            return far(method.getName(), mono);
        }
        if (answer instanceof Flux<?> flux) {
            return far(method.getName(), flux.collectList()).flatMapIterable(all -> all);
        }
        return answer == null ? Mono.empty() : answer;
    }

    private <T> Mono<T> far(String what, Mono<T> call) {
        return FarCall.of(answer -> {
            boolean unknown = chance.of(trouble.commitUnknown());
            boolean arrives = !unknown || chance.of(500);
            Duration there = way();
            if (!arrives) {
                queue.after(GIVES_UP, what, () -> caller.answer(what, () -> answer.error(new AnswerLost(what))));
                return;
            }
            queue.after(there, what, () -> {
                Outcome<T> outcome = done(call);
                Duration back = unknown ? GIVES_UP : way();
                queue.after(back, what, () -> caller.answer(what, () -> outcome.tell(answer, unknown ? what : null)));
            });
        });
    }

    private Duration way() {
        return chance.of(trouble.databaseSlow()) ? chance.millis(50, 2500) : chance.millis(0, 1);
    }

    /** Done at once, on the store's side: by a plain call where that is all there is to it. */
    static <T> Outcome<T> done(Mono<T> call) {
        return call instanceof Callable<?> ? called(call) : subscribed(call);
    }

    @SuppressWarnings("unchecked") // a Mono that is a Callable calls for what it emits
    private static <T> Outcome<T> called(Mono<T> call) {
        try {
            return new Outcome<>(((Callable<@Nullable T>) call).call(), null);
        } catch (Violation broken) {
            throw broken;
        } catch (Exception e) {
            return new Outcome<>(null, e);
        }
    }

    private static <T> Outcome<T> subscribed(Mono<T> call) {
        AtomicReference<@Nullable T> value = new AtomicReference<>();
        List<Throwable> errors = new ArrayList<>(1);
        var _ = call.subscribe(value::set, errors::add);
        if (!errors.isEmpty() && errors.getFirst() instanceof Violation violation) {
            throw violation;
        }
        return new Outcome<>(value.get(), errors.isEmpty() ? null : errors.getFirst());
    }

    /** What a call brought. */
    record Outcome<T>(@Nullable T value, @Nullable Throwable error) {
        void tell(FarCall.Answer<T> answer, @Nullable String lost) {
            if (lost != null) {
                answer.error(new AnswerLost(lost));
            } else if (error != null) {
                answer.error(error);
            } else if (value == null) {
                answer.nothing();
            } else {
                answer.value(value);
            }
        }
    }

    /** Done or not: nobody can tell from this. */
    static final class AnswerLost extends RuntimeException {
        AnswerLost(String what) {
            super("no answer to " + what, null, false, false);
        }
    }
}
