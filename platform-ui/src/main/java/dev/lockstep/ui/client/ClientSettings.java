package dev.lockstep.ui.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process reaches the platform, and how it is reached ({@code lockstep.api.*}).
 *
 * @param url where this process reaches the API
 * @param publicUrl where a browser reaches the screens, where a proxy makes that differ from what this process sees
 * @param connectTimeout for a connection to the API
 * @param readTimeout for its answer
 * @param reconnectAtLeast the first pause after a live connection broke; doubled each time
 * @param reconnectAtMost the longest pause
 */
@ConfigurationProperties("lockstep.api")
public record ClientSettings(
        @DefaultValue("http://localhost:8081") URI url,
        @Nullable URI publicUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("500ms") Duration reconnectAtLeast,
        @DefaultValue("10s") Duration reconnectAtMost) {

    URI stream() {
        String scheme = "https".equals(url.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + url.getAuthority() + "/ws/v1/stream");
    }
}
