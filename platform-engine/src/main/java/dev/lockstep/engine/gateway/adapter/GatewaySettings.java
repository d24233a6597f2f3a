package dev.lockstep.engine.gateway.adapter;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The venues of this installation: {@code lockstep.venues.<name>.…}.
 *
 * @param venues per configured name; an exchange account names one of them
 */
@ConfigurationProperties("lockstep")
public record GatewaySettings(@DefaultValue Map<String, VenueSettings> venues) {
    public GatewaySettings {
        venues = Map.copyOf(venues);
    }
}
