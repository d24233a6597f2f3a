package dev.lockstep.ui.client;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
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

    private final RestClient http;
    private final JsonMapper json;
    private final AccessTokens tokens;

    PlatformClient(RestClient http, JsonMapper json, AccessTokens tokens) {
        this.http = http;
        this.json = json;
        this.tokens = tokens;
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
     * @param cursor empty for the newest
     */
    public Page<Decision> decisions(String cursor, int limit) {
        return cursor.isEmpty()
                ? get(DECISIONS, "/api/v1/decisions?limit={limit}", limit)
                : get(DECISIONS, "/api/v1/decisions?limit={limit}&cursor={cursor}", limit, cursor);
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
        return get(DECISIONS, "/api/v1/decisions?profile_id={id}&limit=500", profileId);
    }

    /** Stores what the tenant wants; an engine acts on it. */
    public Profile desire(String profileId, ProfileAction action) {
        return call(() -> http.post()
                .uri("/api/v1/profiles/{id}/{action}", profileId, action.path())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(HttpHeaders.AUTHORIZATION, bearer())
                .retrieve()
                .onStatus(HttpStatusCode::isError, this::fail)
                .requiredBody(Profile.class));
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
