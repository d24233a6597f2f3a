package dev.lockstep.ui.client;

import dev.lockstep.ui.tracing.Traces;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Opens what a session talks to the platform with. Connections and timers are shared; nothing of a person is. */
@Component
@EnableConfigurationProperties(ClientSettings.class)
public final class Platform implements AutoCloseable {
    /** With a mapper of its own, so that no setting of the web layer changes how the contract is read. */
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ClientSettings settings;
    private final Traces traces;
    private final HttpClient connections;
    private final RestClient rest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-timer").factory());

    Platform(ClientSettings settings, Traces traces) {
        this.traces = traces;
        this.settings = settings;
        this.connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(connections);
        requests.setReadTimeout(settings.readTimeout());
        this.rest = RestClient.builder()
                .baseUrl(settings.url().toString())
                .requestFactory(requests)
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
                .build();
    }

    public PlatformClient client(AccessTokens tokens) {
        return new PlatformClient(rest, JSON, tokens, traces);
    }

    /**
     * A live connection, not yet opened.
     *
     * @param listener hears everything, in order, on a thread of the connection; it must not wait
     */
    public LiveEvents live(AccessTokens tokens, List<String> topics, Consumer<LiveMessage> listener) {
        return new LiveEvents(connections, settings, JSON, tokens, traces, timer, topics, listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connections.shutdownNow();
    }
}
