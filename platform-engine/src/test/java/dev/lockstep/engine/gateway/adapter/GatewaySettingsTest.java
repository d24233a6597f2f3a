package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.problem.ConfigError;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class GatewaySettingsTest {

    @Test
    void three_addresses_are_enough_to_configure_a_venue() {
        // given
        Map<String, String> properties = Map.of(
                "lockstep.venues.binance.rest-url", "http://127.0.0.1:8084",
                "lockstep.venues.binance.stream-url", "ws://127.0.0.1:8084",
                "lockstep.venues.binance.ws-api-url", "ws://127.0.0.1:8084/ws-api/v3",
                "lockstep.venues.binance.simulated", "true");

        // when
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("lockstep", GatewaySettings.class);

        // then
        VenueSettings venue = settings.venues().get("binance");
        assertThat(venue.restUrl()).isEqualTo(URI.create("http://127.0.0.1:8084"));
        assertThat(venue.simulated()).isTrue();
        assertThat(venue.protocol()).isEqualTo("binance");
        assertThat(venue.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(venue.sendMargin()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_venue_can_be_configured_by_environment_variables() {
        // given
        Map<String, Object> environment = Map.of(
                "LOCKSTEP_VENUES_BINANCE_RESTURL", "http://127.0.0.1:8084",
                "LOCKSTEP_VENUES_BINANCE_STREAMURL", "ws://127.0.0.1:8084",
                "LOCKSTEP_VENUES_BINANCE_WSAPIURL", "ws://127.0.0.1:8084/ws-api/v3",
                "LOCKSTEP_VENUES_BINANCE_RECEIVEWINDOW", "3s");
        StandardEnvironment spring = new StandardEnvironment();
        spring.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));

        // when
        GatewaySettings settings = Binder.get(spring).bindOrCreate("lockstep", GatewaySettings.class);

        // then
        VenueSettings venue = settings.venues().get("binance");
        assertThat(venue.restUrl()).isEqualTo(URI.create("http://127.0.0.1:8084"));
        assertThat(venue.receiveWindow()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void an_installation_without_a_tag_says_how_to_draw_one() {
        assertThatThrownBy(() -> new InstallationSettings("").asTag())
                .isInstanceOfSatisfying(
                        ConfigError.class, problem -> assertThat(problem.hint()).contains("/dev/urandom"));
        assertThat(new InstallationSettings("1a2b3c4d").asTag()).isEqualTo(new InstallationTag("1a2b3c4d"));
    }

    @Test
    void an_installation_without_venues_can_start() {
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("lockstep", GatewaySettings.class);

        assertThat(settings.venues()).isEmpty();
    }
}
