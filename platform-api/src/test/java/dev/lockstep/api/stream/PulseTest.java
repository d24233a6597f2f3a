package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final Pulse pulse = new Pulse(settings(), NOW);

    @Test
    void who_never_says_who_it_is_is_ended() {
        assertThat(pulse.at(NOW.plusMillis(4999))).isEqualTo(Pulse.Due.NOTHING);
        assertThat(pulse.at(NOW.plusSeconds(5))).isEqualTo(Pulse.Due.UNAUTHENTICATED);
    }

    @Test
    void a_token_is_warned_of_once_and_ends_the_stream() {
        pulse.provenUntil(NOW.plusSeconds(90));
        pulse.heard(NOW.plusSeconds(80));

        assertThat(pulse.at(NOW.plusSeconds(31))).isEqualTo(Pulse.Due.WARNING);
        assertThat(pulse.at(NOW.plusSeconds(31))).isEqualTo(Pulse.Due.PING);
        assertThat(pulse.at(NOW.plusSeconds(31))).isEqualTo(Pulse.Due.NOTHING);
        assertThat(pulse.at(NOW.plusSeconds(90))).isEqualTo(Pulse.Due.UNAUTHENTICATED);

        pulse.provenUntil(NOW.plusSeconds(900));
        assertThat(pulse.at(NOW.plusSeconds(90))).isEqualTo(Pulse.Due.PING);
        assertThat(pulse.at(NOW.plusSeconds(90))).isEqualTo(Pulse.Due.NOTHING);
    }

    @Test
    void who_answers_no_ping_is_silent() {
        pulse.provenUntil(NOW.plusSeconds(9000));

        assertThat(pulse.at(NOW.plusSeconds(60))).isEqualTo(Pulse.Due.PING);
        assertThat(pulse.at(NOW.plusSeconds(61))).isEqualTo(Pulse.Due.SILENT);
    }

    @Test
    void messages_are_counted_by_the_second() {
        MessageRate rate = new MessageRate(20, NOW);
        for (int i = 0; i < 40; i++) {
            assertThat(rate.takes(NOW)).isTrue();
        }
        assertThat(rate.takes(NOW)).isFalse();
        assertThat(rate.takes(NOW.plusMillis(50))).isTrue();
        assertThat(rate.takes(NOW.plusMillis(50))).isFalse();
    }

    private static StreamSettings settings() {
        return new StreamSettings(
                List.of(),
                1,
                1,
                1,
                Duration.ofSeconds(5),
                20,
                65536,
                32,
                512,
                1_048_576,
                5000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                200);
    }
}
