package dev.lockstep.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class ChildrenTest {

    @Test
    void a_setting_becomes_the_variable_spring_reads_it_from() {
        assertThat(Children.variable("lockstep.venues.binance.rest-url")).isEqualTo("LOCKSTEP_VENUES_BINANCE_RESTURL");
        assertThat(Children.variable("server.port")).isEqualTo("SERVER_PORT");
    }
}
