package dev.lockstep.engine.resilience.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.resilience.Guarded;
import dev.lockstep.engine.resilience.OutsideCall;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class Resilience4jCallGuardTest {
    private static final OutsideCall PLACE = new OutsideCall("binance", "account", "place");
    private static final OutsideCall CANDLES = new OutsideCall("binance", "market", "candles");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void a_placement_is_begun_once_however_it_ends() {
        // given
        Resilience4jCallGuard guard = guard(settings(4, 50));

        // when, then
        assertThat(guard.once(PLACE, answering("unknown"), "unknown"::equals).block())
                .isEqualTo(new Guarded.Answered<>("unknown"));
        StepVerifier.create(guard.once(PLACE, failing(), answer -> false)).verifyError(ProviderError.class);
        assertThat(begun).hasValue(2);
    }

    @Test
    void a_question_is_asked_again_when_its_answer_failed_and_the_last_answer_stands() {
        Resilience4jCallGuard guard = guard(settings(100, 50));

        assertThat(guard.repeatable(PLACE, answering("unavailable"), "unavailable"::equals)
                        .block())
                .isEqualTo(new Guarded.Answered<>("unavailable"));
        assertThat(begun).hasValue(3);
    }

    @Test
    void a_callers_mistake_is_neither_asked_again_nor_held_against_the_target() {
        // given
        Resilience4jCallGuard guard = guard(settings(2, 50));
        Mono<String> mistake = Mono.error(() -> {
            begun.incrementAndGet();
            return new InvalidRequest("code", "detail", "hint");
        });

        // when
        for (int i = 0; i < 4; i++) {
            StepVerifier.create(guard.repeatable(PLACE, mistake, answer -> false))
                    .verifyError(InvalidRequest.class);
        }

        // then
        assertThat(begun).hasValue(4);
    }

    @Test
    void unknown_answers_open_the_breaker_and_then_nothing_is_begun() {
        // given
        Resilience4jCallGuard guard = guard(settings(4, 50));
        for (int i = 0; i < 4; i++) {
            guard.once(PLACE, answering("unknown"), "unknown"::equals).block();
        }

        // when
        Guarded<String> refused =
                guard.once(PLACE, answering("fine"), "unknown"::equals).block();

        // then
        assertThat(refused).isInstanceOf(Guarded.Refused.class);
        assertThat(begun).hasValue(4);
    }

    @Test
    void time_outs_open_the_breaker_because_they_are_inside_it() {
        // given
        Resilience4jCallGuard guard = guard(settings(2, 50));

        // when
        Guarded<String> first =
                guard.once(PLACE, Mono.<String>never(), answer -> false).block();
        guard.once(PLACE, Mono.<String>never(), answer -> false).block();

        // then
        assertThat(first).isInstanceOf(Guarded.TimedOut.class);
        assertThat(guard.once(PLACE, answering("fine"), answer -> false).block())
                .isInstanceOf(Guarded.Refused.class);
    }

    @Test
    void a_cancelled_call_counts_neither_way() {
        // given
        Resilience4jCallGuard guard = guard(settings(2, 50));

        // when
        for (int i = 0; i < 5; i++) {
            Disposable call =
                    guard.once(PLACE, Mono.<String>never(), answer -> false).subscribe();
            call.dispose();
        }

        // then
        assertThat(guard.once(PLACE, answering("fine"), answer -> false).block())
                .isEqualTo(new Guarded.Answered<>("fine"));
        assertThat(count("place", "cancelled")).isEqualTo(5);
    }

    @Test
    void an_open_breaker_ends_the_retries_of_a_question() {
        // given: the breaker opens with the second failure
        Resilience4jCallGuard guard = guard(settings(2, 50));

        // when
        Guarded<String> outcome =
                guard.repeatable(PLACE, answering("bad"), "bad"::equals).block();

        // then
        assertThat(outcome).isInstanceOf(Guarded.Refused.class);
        assertThat(begun).hasValue(2);
    }

    @Test
    void one_lane_failing_leaves_the_other_open() {
        // given
        Resilience4jCallGuard guard = guard(settings(2, 50));
        for (int i = 0; i < 2; i++) {
            guard.once(CANDLES, answering("bad"), "bad"::equals).block();
        }

        // when, then
        assertThat(guard.once(CANDLES, answering("fine"), answer -> false).block())
                .isInstanceOf(Guarded.Refused.class);
        assertThat(guard.once(PLACE, answering("fine"), answer -> false).block())
                .isInstanceOf(Guarded.Answered.class);
    }

    @Test
    void too_many_at_once_are_refused_and_do_not_open_the_breaker() {
        // given: as many calls under way as may be
        Resilience4jCallGuard guard = guard(settings(2, 50));
        Disposable.Composite underWay = Disposables.composite();
        for (int i = 0; i < 8; i++) {
            underWay.add(
                    guard.once(PLACE, Mono.<String>never(), answer -> false).subscribe());
        }

        // when
        Guarded<String> ninth =
                guard.once(PLACE, answering("fine"), answer -> false).block();
        underWay.dispose();

        // then
        assertThat(ninth).isInstanceOf(Guarded.Refused.class);
        assertThat(guard.once(PLACE, answering("fine"), answer -> false).block())
                .isInstanceOf(Guarded.Answered.class);
    }

    @Test
    void too_many_per_second_are_refused_and_do_not_open_the_breaker() {
        // given: two permits per second
        Resilience4jCallGuard guard = guard(settings(2, 2));
        guard.once(PLACE, answering("fine"), answer -> false).block();
        guard.once(PLACE, answering("fine"), answer -> false).block();

        // when
        Guarded<String> third =
                guard.once(PLACE, answering("fine"), answer -> false).block();

        // then
        assertThat(third).isInstanceOf(Guarded.Refused.class);
        assertThat(begun).hasValue(2);
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "binance/account")
                        .tag("state", "closed")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void every_outcome_is_counted_under_closed_labels() {
        // given
        Resilience4jCallGuard guard = guard(settings(100, 50));

        // when
        guard.once(PLACE, answering("fine"), answer -> false).block();
        guard.once(PLACE, answering("bad"), "bad"::equals).block();
        guard.once(PLACE, failing(), answer -> false).onErrorComplete().block();
        guard.once(PLACE, Mono.<String>never(), answer -> false).block();

        // then
        assertThat(count("place", "ok")).isEqualTo(1);
        assertThat(count("place", "failed")).isEqualTo(1);
        assertThat(count("place", "error")).isEqualTo(1);
        assertThat(count("place", "timed_out")).isEqualTo(1);
    }

    private Mono<String> answering(String answer) {
        return Mono.fromSupplier(() -> {
            begun.incrementAndGet();
            return answer;
        });
    }

    private Mono<String> failing() {
        return Mono.error(() -> {
            begun.incrementAndGet();
            return new ProviderError("venue_unavailable", "detail", "hint");
        });
    }

    private long count(String operation, String outcome) {
        Timer timer = meters.find("lockstep.outside.call")
                .tag("target", "binance")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private Resilience4jCallGuard guard(ResilienceSettings settings) {
        return new Resilience4jCallGuard(settings, Schedulers.parallel(), meters);
    }

    private static ResilienceSettings settings(int breakerMinimum, int callsPerSecond) {
        return new ResilienceSettings(
                Duration.ofMillis(100),
                8,
                callsPerSecond,
                Duration.ZERO,
                breakerMinimum,
                breakerMinimum,
                50,
                Duration.ofSeconds(30),
                1,
                3,
                Duration.ofMillis(1));
    }
}
