package dev.lockstep.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.LauncherError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    @Tag("server")
    void a_taken_port_is_named_with_its_purpose_and_the_option_that_changes_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = freeBut(Port.API, taken.getLocalPort());

            assertThatThrownBy(ports::requireFree).isInstanceOfSatisfying(LauncherError.class, e -> {
                assertThat(e.code()).isEqualTo("PORT_TAKEN");
                assertThat(e.exitCode()).isEqualTo(2);
                assertThat(e.rendered())
                        .contains(taken.getLocalPort() + " (the API)")
                        .contains("--api-port");
            });
        }
    }

    @Test
    @Tag("server")
    void two_servers_on_one_port_are_refused() throws Exception {
        var ports = freeBut(Port.API, 0);
        var twice = new EnumMap<>(ports.numbers());
        twice.put(Port.KAFKA, ports.of(Port.UI));

        assertThatThrownBy(() -> new Ports(twice).requireFree())
                .isInstanceOf(LauncherError.class)
                .hasMessageContaining("the user interface and Kafka");
    }

    @Test
    @Tag("smoke")
    void options_and_variables_are_named_after_the_port() {
        assertThat(Port.API_MANAGEMENT.option()).isEqualTo("--api-management-port");
        assertThat(Port.API_MANAGEMENT.variable()).isEqualTo("LOCKSTEP_API_MANAGEMENT_PORT");
    }

    private static Ports freeBut(Port port, int number) throws Exception {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (var each : Port.values()) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                numbers.put(each, free.getLocalPort());
            }
        }
        if (number != 0) {
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }
}
