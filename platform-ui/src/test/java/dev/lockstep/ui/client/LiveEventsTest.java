package dev.lockstep.ui.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ui.tracing.Traces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real socket whose other end says what the test wants. */
@Tag("server")
class LiveEventsTest {
    private final BlockingQueue<LiveMessage> heard = new LinkedBlockingQueue<>();
    private final StreamDouble stream = StreamDouble.start();
    private volatile String token = "first";
    private volatile boolean over;
    private final Platform platform = new Platform(
            new ClientSettings(
                    URI.create("http://localhost:" + stream.port()),
                    null,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200)),
            Traces.OFF);
    private LiveEvents live;

    @BeforeEach
    void opens() {
        live = platform.live(this::bearer, List.of("profiles", "positions"), heard::add);
        live.open();
    }

    @AfterEach
    void closes() {
        live.close();
        platform.close();
        stream.close();
    }

    @Test
    void after_a_break_it_comes_back_and_asks_for_what_it_missed() throws Exception {
        stream.awaitConnection("Bearer first");
        stream.say(welcome(7));
        assertThat(stream.told()).contains("\"op\":\"subscribe\"").doesNotContain("from");
        stream.say(fill(8));
        assertThat(link()).isEqualTo(Link.State.UP);
        assertThat(next(LiveMessage.Event.class).sequence()).isEqualTo(8);

        stream.drop();

        assertThat(link()).isEqualTo(Link.State.DOWN);
        stream.awaitConnection("Bearer first");
        stream.say(welcome(9));
        assertThat(stream.told()).contains("\"from\":8");
        assertThat(link()).isEqualTo(Link.State.UP);
    }

    @Test
    void what_was_told_before_is_not_told_again() throws Exception {
        stream.awaitConnection("Bearer first");
        stream.say(welcome(7));
        stream.say(fill(8));
        stream.say(fill(8));
        stream.say(fill(9));

        assertThat(next(LiveMessage.Event.class).sequence()).isEqualTo(8);
        assertThat(next(LiveMessage.Event.class).sequence()).isEqualTo(9);
    }

    @Test
    void before_its_token_ends_it_shows_a_new_one_on_the_same_connection() throws Exception {
        stream.awaitConnection("Bearer first");
        stream.say(welcome(1));
        assertThat(stream.told()).contains("subscribe");

        token = "second";
        stream.say("{\"type\":\"expiring\",\"expires_at\":\"2026-11-21T06:00:00Z\"}");

        assertThat(stream.told()).contains("\"op\":\"authenticate\"").contains("second");
    }

    @Test
    void a_message_that_breaks_the_contract_does_not_end_the_connection() throws Exception {
        stream.awaitConnection("Bearer first");
        stream.say(welcome(1));
        stream.say("{\"type\":\"event\",\"event\":\"FillRecorded\",\"sequence\":2,\"occurred_at\":\"yesterday\"}");
        stream.say("not even JSON");
        stream.say("{\"type\":\"something-new\"}");
        stream.say(fill(3));

        assertThat(next(LiveMessage.Event.class).sequence()).isEqualTo(3);
    }

    @Test
    void a_login_that_has_ended_is_said_and_not_tried_again() throws Exception {
        stream.awaitConnection("Bearer first");
        stream.say(welcome(1));
        assertThat(link()).isEqualTo(Link.State.UP);

        over = true;
        stream.close(4401, "expired");

        assertThat(link()).isEqualTo(Link.State.SESSION_OVER);
        assertThat(stream.connectsWithin(Duration.ofMillis(600))).isFalse();
    }

    private String bearer(Duration goodFor) {
        if (over) {
            throw new ApiFailure.SessionOver("the identity provider no longer knows this login");
        }
        return token;
    }

    private Link.State link() throws InterruptedException {
        return next(LiveMessage.LinkIs.class).link().state();
    }

    private <T extends LiveMessage> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            LiveMessage message = heard.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
        }
    }

    static String welcome(long sequence) {
        return "{\"type\":\"welcome\",\"session\":\"s\",\"expires_at\":\"2026-11-21T06:00:00Z\",\"sequence\":"
                + sequence + "}";
    }

    static String fill(long sequence) {
        return """
                {"type":"event","topic":"fills","sequence":%d,"event":"FillRecorded","id":"e%d","correlation_id":"c",
                 "traceparent":null,"occurred_at":"2026-11-21T06:00:00Z","data":{"profile_id":"p","client_order_id":"o",
                 "venue_trade_id":"1","symbol":"BTCUSDT","side":"BUY","quantity":"0.5","price":"48000.1","fee":"0.001",
                 "fee_asset":"BTC","executed_at":"2026-11-21T06:00:00Z"}}""".formatted(sequence, sequence);
    }
}
