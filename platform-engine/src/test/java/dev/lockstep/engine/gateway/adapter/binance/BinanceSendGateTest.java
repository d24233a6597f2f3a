package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.Placement;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether an order may leave at all: the time it was signed for, and what the venue asked us to wait. */
@Tag("server")
class BinanceSendGateTest extends GatewayScene {
    @Test
    void a_venue_that_takes_connections_but_never_answers_leaves_the_clock_unknown_and_nothing_sent()
            throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            URI address = URI.create("http://127.0.0.1:" + mute.getLocalPort());

            Placement placement = Fixture.gateway(
                            Fixture.settings(address, URI.create("ws://127.0.0.1:" + mute.getLocalPort())))
                    .place(Fixture.entry(Instant.now()))
                    .block();

            assertThat(placement).isInstanceOf(Placement.Unsent.class);
        }
    }

    @Test
    void an_intent_whose_window_is_nearly_over_does_not_leave() {
        // given: 1.5 s window, 200 ms margin
        Instant signedAt = Instant.now().minusMillis(1400);

        // when
        Placement placement = gateway.place(Fixture.entry(signedAt)).block();

        // then
        assertThat(placement).isInstanceOf(Placement.Unsent.class);
        assertThat(fake.seen(PLACE)).isEmpty();
    }

    @Test
    void the_venues_clock_and_not_ours_decides_whether_an_intent_may_leave() {
        // given: the venue is two seconds ahead
        fake.on(
                "GET /api/v3/time",
                request -> FakeVenue.json(200, "{\"serverTime\":" + (System.currentTimeMillis() + 2000) + "}"));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Unsent.class);
        assertThat(fake.seen(PLACE)).isEmpty();
    }

    @Test
    void a_slow_first_answer_about_the_time_is_asked_for_again_before_anything_is_judged_by_it() {
        // given: the first answer was written early and comes late
        AtomicInteger asked = new AtomicInteger();
        fake.on("GET /api/v3/time", request -> {
            FakeVenue.Answer answer = FakeVenue.json(200, "{\"serverTime\":" + System.currentTimeMillis() + "}");
            return asked.getAndIncrement() == 0 ? FakeVenue.late(Duration.ofMillis(500), answer) : answer;
        });
        fake.on(PLACE, request -> FakeVenue.json(200, Fixture.order(Fixture.ENTRY, "NEW", "0", "0")));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Accepted.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_timestamp_makes_the_next_question_ask_for_the_time_first() {
        // given
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-1021,\"msg\":\"Timestamp for this request\"}"));

        // when
        query();
        query();

        // then
        assertThat(fake.seen("GET /api/v3/time")).hasSize(2);
    }

    @Test
    void after_too_many_requests_nothing_is_placed_until_the_venue_allows_it() {
        // given
        fake.on(
                PLACE,
                request -> FakeVenue.json(
                        429,
                        "{\"code\":-1003,\"msg\":\"Too much request weight used\"}",
                        Map.of("Retry-After", "60", "X-MBX-USED-WEIGHT-1M", "6001")));

        // when
        Placement first = place();
        Placement second = place();

        // then
        assertThat(first)
                .isInstanceOfSatisfying(
                        Placement.Rejected.class,
                        rejected -> assertThat(rejected.retryable()).isTrue());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Placement.Rejected.class,
                        rejected -> assertThat(rejected.retryable()).isTrue());
        assertThat(fake.seen(PLACE)).hasSize(1);
    }

    @Test
    void too_many_orders_of_one_account_do_not_silence_the_venue() {
        // given
        fake.on(PLACE, request -> FakeVenue.json(429, "{\"code\":-1015,\"msg\":\"Too many new orders\"}"));
        assertThat(place()).isInstanceOf(Placement.Rejected.class);

        // when
        fake.on(PLACE, request -> FakeVenue.json(200, Fixture.order(Fixture.ENTRY, "NEW", "0", "0")));

        // then
        assertThat(place()).isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void a_question_waits_out_a_short_pause() {
        // given
        fake.on(PLACE, request -> FakeVenue.json(429, "{\"code\":-1003,\"msg\":\"\"}", Map.of("Retry-After", "0")));
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-2013,\"msg\":\"Order does not exist.\"}"));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Rejected.class);
        assertThat(query()).isInstanceOf(Evidence.Absent.class);
    }
}
