package dev.lockstep.local.venue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Signed orders of many accounts over HTTP, against a venue of its own. */
final class VenueLoad {
    static final Map<String, BigDecimal> BALANCES =
            Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("1"));

    private static final int AT_ONCE = 32;
    private static final String KEY = "0123456789012345678901234567890123456789";

    /** What was measured. */
    record Outcome(double ordersPerSecond, double pingsPerSecond, int refused) {
        double ratio() {
            return ordersPerSecond / pingsPerSecond;
        }
    }

    private final List<VenueAccountSettings> accounts = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    VenueLoad(int count) {
        for (int i = 0; i < count; i++) {
            String name = "account" + i;
            accounts.add(new VenueAccountSettings(
                    name, (name + "x" + KEY).substring(0, 40), "secret-of-" + name + "-0123", BALANCES));
        }
    }

    Outcome run(int count) throws InterruptedException, IOException {
        VenueServerSettings settings =
                VenueServerSettings.generated(7, accounts).withPace(Pace.LOCKSTEP);
        try (VenueServer server = VenueServer.start(settings);
                HttpClient http = HttpClient.newHttpClient()) {
            String root = "http://127.0.0.1:" + server.port();
            HttpRequest unlimited = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.controlPort() + "/control/change"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"do\":\"limits\",\"weightPerMinute\":100000000,"
                            + "\"rawPerFiveMinutes\":100000000,\"ordersPerTenSeconds\":1000000,"
                            + "\"ordersPerDay\":10000000}"))
                    .build();
            var _ = http.send(unlimited, HttpResponse.BodyHandlers.ofString());
            HttpRequest ping =
                    HttpRequest.newBuilder(URI.create(root + "/api/v3/ping")).build();
            var _ = perSecond(http, count / 4, i -> ping); // warms up
            double pings = perSecond(http, count, i -> ping);
            double orders = perSecond(http, count, i -> order(root, i));
            return new Outcome(orders, pings, refused.get());
        }
    }

    private HttpRequest order(String root, int number) {
        VenueAccountSettings account = accounts.get(number % accounts.size());
        String params =
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.001&price=20000&newClientOrderId=b"
                        + number + "&timestamp=" + System.currentTimeMillis();
        String signed = params + "&signature=" + Signatures.hmac(account.secret(), params);
        return HttpRequest.newBuilder(URI.create(root + "/api/v3/order"))
                .header("X-MBX-APIKEY", account.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString(signed))
                .build();
    }

    private double perSecond(HttpClient http, int count, IntFunction<HttpRequest> request) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.execute(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        send(http, request.apply(n));
                    }
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the load did not end within ten minutes");
            }
        }
        return count * 1e9 / (System.nanoTime() - started);
    }

    private void send(HttpClient http, HttpRequest request) {
        try {
            if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() != 200) {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
