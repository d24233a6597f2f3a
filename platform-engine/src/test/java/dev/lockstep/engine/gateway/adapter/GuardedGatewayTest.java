package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.resilience.CallGuard;
import dev.lockstep.engine.resilience.Guarded;
import dev.lockstep.engine.resilience.OutsideCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class GuardedGatewayTest {
    private static final Venue VENUE = new Venue("binance");

    @Test
    void what_was_never_begun_is_unsent_and_what_was_given_up_on_is_unknown() {
        assertThat(guarded(new Guarded.Refused<>("breaker open")).place(null).block())
                .isEqualTo(new Placement.Unsent("breaker open"));
        assertThat(guarded(new Guarded.TimedOut<>(Duration.ofSeconds(15)))
                        .place(null)
                        .block())
                .isInstanceOf(Placement.Unknown.class);
    }

    @Test
    void a_cancel_that_was_not_begun_or_given_up_on_says_nothing_about_the_order() {
        assertThat(guarded(new Guarded.Refused<>("full")).cancel(null).block())
                .isInstanceOf(CancelResult.Unknown.class);
        assertThat(guarded(new Guarded.TimedOut<>(Duration.ofSeconds(15)))
                        .cancel(null)
                        .block())
                .isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void a_question_that_was_not_answered_is_no_evidence() {
        assertThat(guarded(new Guarded.Refused<>("full")).query(null, null).block())
                .isInstanceOf(Evidence.Unavailable.class);
        StepVerifier.create(guarded(new Guarded.Refused<>("full")).snapshot()).verifyError(ProviderError.class);
    }

    @Test
    void placements_and_cancels_go_through_the_door_that_never_repeats() {
        // given
        Recording guard = new Recording(null);
        GuardedGateway gateway = new GuardedGateway(VENUE, new Answering(), guard);

        // when
        gateway.place(null).block();
        gateway.cancel(null).block();
        gateway.query(null, null).block();
        gateway.snapshot().block();

        // then
        assertThat(guard.doors.toString()).isEqualTo("once:place once:cancel repeatable:query repeatable:snapshot ");
    }

    private static GuardedGateway guarded(Guarded<?> outcome) {
        return new GuardedGateway(VENUE, new Answering(), new Recording(outcome));
    }

    /** Lets everything through, or gives every call the same outcome. */
    private static final class Recording implements CallGuard {
        private final StringBuilder doors = new StringBuilder();
        private final Guarded<?> always;

        Recording(Guarded<?> always) {
            this.always = always;
        }

        @Override
        public <T> Mono<Guarded<T>> once(OutsideCall call, Mono<T> work, Predicate<T> failed) {
            return through("once:", call, work);
        }

        @Override
        public <T> Mono<Guarded<T>> repeatable(OutsideCall call, Mono<T> work, Predicate<T> failed) {
            return through("repeatable:", call, work);
        }

        private <T> Mono<Guarded<T>> through(String door, OutsideCall call, Mono<T> work) {
            doors.append(door).append(call.operation()).append(' ');
            return switch (always) {
                case Guarded.Refused<?> refused -> Mono.just(new Guarded.Refused<>(refused.why()));
                case Guarded.TimedOut<?> late -> Mono.just(new Guarded.TimedOut<>(late.after()));
                case null, default -> work.map(Guarded.Answered::new);
            };
        }
    }

    private static final class Answering implements ExchangeGateway {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, Duration.ofSeconds(10));
        }

        @Override
        public Mono<Placement> place(OrderIntent intent) {
            return Mono.just(new Placement.Accepted(List.of()));
        }

        @Override
        public Mono<CancelResult> cancel(OrderIntent intent) {
            return Mono.just(new CancelResult.Canceled(List.of()));
        }

        @Override
        public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
            return Mono.just(new Evidence.Absent(Instant.EPOCH));
        }

        @Override
        public Mono<VenueSnapshot> snapshot() {
            return Mono.just(new VenueSnapshot(List.of(), List.of(), List.of(), 0, Instant.EPOCH));
        }

        @Override
        public Flux<VenueReport> reports() {
            return Flux.empty();
        }

        @Override
        public Mono<Instant> serverTime() {
            return Mono.just(Instant.EPOCH);
        }
    }
}
