package dev.lockstep.local.platform;

import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the demo profiles go on: their newest decisions, asked through identity provider and API as a program would.
 */
final class Pulse {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunState state;
    private final Secrets secrets;

    Pulse(RunState state, Secrets secrets) {
        this.state = state;
        this.secrets = secrets;
    }

    /** The newest decision's id of each tenant; empty while a part that is needed to ask is down. */
    Optional<Map<DemoTenant, String>> decisions() throws InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var newest = new EnumMap<DemoTenant, String>(DemoTenant.class);
            for (var tenant : DemoTenant.values()) {
                newest.put(tenant, newest(http, tenant));
            }
            return Optional.of(newest);
        } catch (IOException | JacksonException down) {
            return Optional.empty();
        }
    }

    private String newest(HttpClient http, DemoTenant tenant) throws IOException, InterruptedException {
        var token = new TokenClient(http, URI.create(state.address(Port.IDENTITY) + "/oauth2/token"))
                .token(tenant.program(), People.secret(tenant.program(), secrets));
        var request = HttpRequest.newBuilder(URI.create(state.address(Port.API) + "/api/v1/decisions?limit=1"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the API answered " + answer.statusCode());
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("items")
                .path(0)
                .path("id")
                .asString("");
    }
}
