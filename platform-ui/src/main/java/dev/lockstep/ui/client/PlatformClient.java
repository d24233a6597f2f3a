package dev.lockstep.ui.client;

import dev.lockstep.ui.tracing.Traces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's REST API on behalf of one person. Calls block and may take as long as the time-outs allow: never call
 * from a thread that holds a session.
 */
public final class PlatformClient {
    private static final ParameterizedTypeReference<Page<Profile>> PROFILES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Page<Decision>> DECISIONS = new ParameterizedTypeReference<>() {};

    private static final Logger LOG = LoggerFactory.getLogger(PlatformClient.class);

    private final RestClient http;
    private final JsonMapper json;
    private final AccessTokens tokens;
    private final Traces traces;

    PlatformClient(RestClient http, JsonMapper json, AccessTokens tokens, Traces traces) {
        this.http = http;
        this.json = json;
        this.tokens = tokens;
        this.traces = traces;
    }

    public Me me() {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/me");
    }

    public Page<Profile> profiles() {
        return get(PROFILES, "/api/v1/profiles?limit=500");
    }

    /**
     * What was judged, newest first.
     *
     * @param profileId empty for all profiles
     * @param verdicts empty for all
     * @param cursor empty for the newest
     */
    public Page<Decision> decisions(String profileId, List<String> verdicts, String cursor, int limit) {
        var uri = new StringBuilder("/api/v1/decisions?limit={limit}");
        List<Object> variables = new ArrayList<>(List.of(limit));
        verdicts.forEach(verdict -> with("verdict", verdict, uri, variables));
        with("profile_id", profileId, uri, variables);
        with("cursor", cursor, uri, variables);
        return get(DECISIONS, uri.toString(), variables.toArray());
    }

    private static void with(String name, String value, StringBuilder uri, List<Object> variables) {
        if (!value.isEmpty()) {
            uri.append('&').append(name).append("={").append(name).append('}');
            variables.add(value);
        }
    }

    /** The open ones. */
    public Page<Order> openOrders() {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/orders?open_only=true&limit=500");
    }

    /** The open ones. */
    public Page<Position> openPositions() {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/positions?open_only=true&limit=500");
    }

    /** Of the open positions. */
    public Page<Mark> marks() {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/marks");
    }

    public Overview overview() {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/overview");
    }

    public Candles candles(String venue, String symbol, String timeframe, int limit) {
        return get(
                new ParameterizedTypeReference<>() {},
                "/api/v1/instruments/{symbol}/candles?venue={venue}&timeframe={timeframe}&limit={limit}",
                symbol,
                venue,
                timeframe,
                limit);
    }

    public Equity equity(String profileId) {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/profiles/{id}/equity?limit=500", profileId);
    }

    public Page<Trade> trades(String profileId) {
        return get(new ParameterizedTypeReference<>() {}, "/api/v1/trades?profile_id={id}&limit=200", profileId);
    }

    /** What was judged for one profile lately, newest first. */
    public Page<Decision> decisionsOf(String profileId) {
        return decisions(profileId, List.of(), "", 500);
    }

    /** Stores what the tenant wants; an engine acts on it. A trace begins here, and a correlation id. */
    public Profile desire(String profileId, ProfileAction action) {
        String correlationId = UUID.randomUUID().toString();
        return traces.click(action.path(), correlationId, context -> {
            LOG.info("asking for {} of profile {}", action.path(), profileId);
            return call(() -> http.post()
                    .uri("/api/v1/profiles/{id}/{action}", profileId, action.path())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("X-Correlation-Id", correlationId)
                    .headers(headers -> context.forEach(headers::set))
                    .header(HttpHeaders.AUTHORIZATION, bearer())
                    .retrieve()
                    .onStatus(HttpStatusCode::isError, this::fail)
                    .requiredBody(Profile.class));
        });
    }

    <T> T get(ParameterizedTypeReference<T> type, String uri, Object... variables) {
        return call(() -> http.get()
                .uri(uri, variables)
                .header(HttpHeaders.AUTHORIZATION, bearer())
                .retrieve()
                .onStatus(HttpStatusCode::isError, this::fail)
                .requiredBody(type));
    }

    private String bearer() {
        return "Bearer " + tokens.bearer(Duration.ZERO);
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientException e) {
            throw new ApiFailure.Down("the platform does not answer", e);
        }
    }

    private void fail(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        ApiFailure.Problem problem = problem(status, response.getBody().readAllBytes());
        switch (status) {
            case 401 -> throw new ApiFailure.SessionOver(problem.detail());
            case 408, 429, 500, 502, 503, 504 -> throw new ApiFailure.Down(problem.detail(), null);
            default -> throw new ApiFailure.Refused(problem);
        }
    }

    private ApiFailure.Problem problem(int status, byte[] body) {
        try {
            return json.readValue(body, ApiFailure.Problem.class);
        } catch (JacksonException e) {
            return ApiFailure.Problem.unnamed(status);
        }
    }
}
