package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
    void an_installation_without_venues_can_start() {
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("lockstep", GatewaySettings.class);

        assertThat(settings.venues()).isEmpty();
    }
}
