package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private final OutboundQueue queue = new OutboundQueue(4, 100);

    @Test
    void it_is_full_at_its_number_of_messages() {
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer("m" + i)).isTrue();
        }

        assertThat(queue.offer("one too many")).isFalse();
        assertThat(queue.poll(10, 1000)).containsExactly("m0", "m1", "m2", "m3");
        assertThat(queue.offer("again")).isTrue();
    }

    @Test
    void it_is_full_at_its_number_of_characters_but_takes_one_long_message_alone() {
        assertThat(queue.offer("x".repeat(500))).isTrue();
        assertThat(queue.offer("y")).isFalse();

        assertThat(queue.poll(10, 10)).hasSize(1);
        assertThat(queue.characters()).isZero();
    }

    @Test
    void a_newer_state_takes_the_place_of_the_older_and_events_stay() {
        assertThat(queue.replace("btc", "60000")).isTrue();
        assertThat(queue.offer("event")).isTrue();
        for (int i = 0; i < 1000; i++) {
            assertThat(queue.replace("btc", "6100" + i)).isTrue();
        }

        assertThat(queue.poll(10, 1000)).containsExactly("6100999", "event");
    }

    @Test
    void a_batch_ends_where_it_is_long_enough() {
        queue.offer("a".repeat(20));
        queue.offer("b".repeat(20));
        queue.offer("c".repeat(20));

        assertThat(queue.poll(10, 30)).hasSize(2);
        assertThat(queue.characters()).isEqualTo(20);
        assertThat(queue.hasRoom()).isTrue();
    }
}
