package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.testing.Samples;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A fact that does not fit takes its profile out of trading, also where the store does not answer at once. */
class FaultsTest {
    private static final InstantSource WALL = InstantSource.fixed(Samples.NOON);

    private final MemoryDatabase database = new MemoryDatabase(WALL);
    private final List<LogLine> log = new ArrayList<>();
    private final AtomicInteger unanswered = new AtomicInteger(2);

    @Test
    void a_fault_whose_answer_was_lost_is_stored_all_the_same_and_told_once() {
        database.open(Samples.TENANT, Samples.ACCOUNT);
        database.seed(Samples.profile());

        new Faults(desk())
                .fault(Samples.TENANT, Samples.PROFILE, Samples.DECISION, "a trade of a finished entry came late")
                .block();

        assertThat(unanswered).hasNegativeValue();
        assertThat(database.profiles()
                        .find(Samples.TENANT, Samples.PROFILE)
                        .block()
                        .observed())
                .isEqualTo(ObservedState.FAULTED);
        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.PROFILE_FAULTED);
    }

    /** Profiles at the end of a connection that breaks twice. */
    private Profiles brokenTwice() {
        return (Profiles) Proxy.newProxyInstance(
                Profiles.class.getClassLoader(),
                new Class<?>[] {Profiles.class},
                (proxy, method, arguments) -> unanswered.getAndDecrement() > 0
                        ? Mono.error(new IllegalStateException("connection reset"))
                        : method.invoke(database.profiles(), arguments));
    }

    private Desk desk() {
        return new Desk(
                database.transitions(),
                database.snapshots(),
                database.positions(),
                brokenTwice(),
                null,
                null,
                log::add,
                WALL,
                Schedulers.parallel(),
                Samples.TAG,
                ExecutionSettings.standard());
    }
}
