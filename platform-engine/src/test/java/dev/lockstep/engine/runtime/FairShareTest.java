package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairShareTest {
    private final FairShare share = new FairShare();

    @Test
    void nothing_is_wanted_before_anybody_has_counted() {
        assertThat(FairShare.of(8, 0)).isZero();
        assertThat(FairShare.of(8, 1)).isEqualTo(8);
        assertThat(FairShare.of(8, 3)).isEqualTo(3);
        assertThat(share.wants(0, 0)).isFalse();
    }

    @Test
    void what_is_being_asked_for_counts_as_taken() {
        assertThat(share.wants(0, 2)).isTrue();
        assertThat(share.wants(1, 2)).isTrue();
        assertThat(share.wants(2, 2)).isFalse();

        share.answered(1, false);

        assertThat(share.wants(2, 2)).isTrue();
    }

    @Test
    void of_too_many_the_lowest_stay() {
        for (int shard = 0; shard < 4; shard++) {
            share.answered(shard, true);
        }

        assertThat(share.wants(1, 2)).isTrue();
        assertThat(share.wants(2, 2)).isFalse();
        assertThat(share.wants(3, 2)).isFalse();
        assertThat(share.size()).isEqualTo(4);
    }
}
