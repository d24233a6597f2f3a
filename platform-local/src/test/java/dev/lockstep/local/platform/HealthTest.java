package dev.lockstep.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.platform.Health.Part;
import dev.lockstep.local.platform.Health.Status;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class HealthTest {

    @Test
    void healthy_when_every_part_is_up() {
        assertThat(health(engine("UP"), kafka("UP"))).isEqualTo(Status.HEALTHY);
    }

    @Test
    void degraded_when_a_part_is_not_up_but_trading_goes_on() {
        assertThat(health(engine("UP"), kafka("DOWN"))).isEqualTo(Status.DEGRADED);
        assertThat(health(engine("OUT_OF_SERVICE"), kafka("UP"))).isEqualTo(Status.DEGRADED);
    }

    @Test
    void down_when_a_vital_part_does_not_answer_or_nothing_runs() {
        assertThat(health(engine("DOWN"), kafka("UP"))).isEqualTo(Status.DOWN);
        assertThat(health()).isEqualTo(Status.DOWN);
        assertThat(Status.DOWN.exitCode()).isEqualTo(2);
    }

    private static Status health(Part... parts) {
        return new Health(List.of(parts)).status();
    }

    private static Part engine(String status) {
        return new Part("engine", true, status, 1, "");
    }

    private static Part kafka(String status) {
        return new Part("kafka", false, status, 1, "");
    }
}
