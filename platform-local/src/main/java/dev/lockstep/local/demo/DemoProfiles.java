package dev.lockstep.local.demo;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives a demo tenant its running profile, through the API as any program would. */
public final class DemoProfiles {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final URI api;

    /** @param api address without a path */
    public DemoProfiles(HttpClient http, URI api) {
        this.http = http;
        this.api = api;
    }

    /**
     * Creates the profile unless it is there, and starts it unless it was ever started: what somebody has paused or
     * stopped since stays so.
     */
    public void run(DemoTenant tenant, String token) throws IOException, InterruptedException {
        var profile = find(tenant, token);
        if (profile == null) {
            profile = send(post("/api/v1/profiles", tenant.profileBody(), "demo-create-" + tenant.slug(), token));
        }
        if (profile.path("desired_state").asString().equals("STOPPED")
                && profile.path("version").asInt() == 1) {
            var id = profile.path("id").asString();
            var _ = send(post("/api/v1/profiles/" + id + "/start", "", "demo-start-" + id, token));
        }
    }

    private @Nullable JsonNode find(DemoTenant tenant, String token) throws IOException, InterruptedException {
        var page = send(request("/api/v1/profiles", token).GET());
        for (var profile : page.path("items")) {
            if (profile.path("name").asString().equals(tenant.profile())) {
                return profile;
            }
        }
        return null;
    }

    private HttpRequest.Builder post(String path, String body, String idempotencyKey, String token) {
        return request(path, token)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder asked) throws IOException, InterruptedException {
        var request = asked.build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new LauncherError(
                    "DEMO_PROFILE",
                    request.method() + " " + request.uri().getPath() + " was answered " + answer.statusCode() + " "
                            + answer.body(),
                    "The platform runs without this profile; the API's log says more.");
        }
        return JSON.readTree(answer.body());
    }
}
