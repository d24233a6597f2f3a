package dev.lockstep.ui.shell;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code lockstep.api}.
 *
 * @param url where a browser and this process reach the API
 */
@ConfigurationProperties("lockstep.api")
public record UiSettings(
        @DefaultValue("http://localhost:8081") URI url) {}
