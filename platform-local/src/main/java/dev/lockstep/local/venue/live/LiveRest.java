package dev.lockstep.local.venue.live;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The venue's public REST calls; what is not a good answer is an {@link IOException}. */
final class LiveRest implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** The most candles the venue gives at once. */
    static final int PAGE = 1_000;

    private static final long MOST_BYTES = 16 << 20;

    private final LiveSettings settings;
    private final HttpClient http;

    LiveRest(LiveSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** The venue told us to come back later. */
    static final class ComeBack extends IOException {
        final long seconds;

        ComeBack(String what, long seconds) {
            super(what);
            this.seconds = seconds;
        }
    }

    /** The {@code symbols} part of {@code exchangeInfo}. */
    JsonNode symbols(List<String> names) throws IOException, InterruptedException {
        String list = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",", "[", "]"));
        return get("/api/v3/exchangeInfo?symbols=" + encoded(list)).path("symbols");
    }

    /** Minutes that opened within both times, oldest first, at most {@link #PAGE}. */
    JsonNode klines(String symbol, long from, long to) throws IOException, InterruptedException {
        return get(page(symbol) + "&startTime=" + from + "&endTime=" + to);
    }

    /** The newest minutes, of which the last one is not over. */
    JsonNode newestKlines(String symbol) throws IOException, InterruptedException {
        return get(page(symbol));
    }

    private static String page(String symbol) {
        return "/api/v3/klines?symbol=" + encoded(symbol) + "&interval=1m&limit=" + PAGE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String pathAndQuery) throws IOException, InterruptedException {
        URI address = URI.create(settings.rest().toString().replaceAll("/+$", "") + pathAndQuery);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(settings.timeout()).build();
        HttpResponse<String> answer = http.send(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_BYTES));
        if (answer.statusCode() == 429 || answer.statusCode() == 418) {
            throw new ComeBack(said(address, answer), retryAfter(answer));
        }
        if (answer.statusCode() != 200) {
            throw new IOException(said(address, answer));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException(said(address, answer), e);
        }
    }

    private static long retryAfter(HttpResponse<String> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) : 60;
    }

    private static String said(URI address, HttpResponse<String> answer) {
        String body = answer.body();
        return address.getPath() + " was answered " + answer.statusCode() + " "
                + body.substring(0, Math.min(200, body.length()));
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
