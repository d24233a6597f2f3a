package dev.lockstep.local.platform;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/** Asks all parts of a running platform at once. */
public final class HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern STATUS =
            Pattern.compile("^\\s*\\{.*?\"status\"\\s*:\\s*\"([A-Z_]+)\"", Pattern.DOTALL);
    private static final String UP = "UP";

    private final RunState state;
    private final Secrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public HealthCheck(RunState state, Secrets secrets) {
        this.state = state;
        this.secrets = secrets;
    }

    public Health ask() {
        var asked = List.of(
                part("postgres", true, this::postgres),
                part("engine", true, () -> actuator(Port.ENGINE)),
                part("api", true, () -> actuator(Port.API_MANAGEMENT)),
                part("kafka", false, this::kafka),
                part("identity-provider", false, () -> page(Port.IDENTITY, "/oauth2/jwks")),
                part("venue", false, () -> page(Port.VENUE, "/api/v3/ping")),
                part("ui", false, () -> page(Port.UI, "/internal/health")));
        return new Health(asked.stream().map(CompletableFuture::join).toList());
    }

    private static CompletableFuture<Health.Part> part(String name, boolean vital, Callable<String> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var began = System.nanoTime();
                    try {
                        return new Health.Part(name, vital, question.call(), since(began), "");
                    } catch (Exception e) {
                        return new Health.Part(name, vital, "DOWN", since(began), reason(e));
                    }
                },
                work -> Thread.ofVirtual().start(work));
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private String postgres() throws Exception {
        DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + state.port(Port.POSTGRES) + "/" + Database.NAME,
                        DatabaseRole.READONLY.roleName(),
                        Database.password(secrets, DatabaseRole.READONLY));
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            return UP;
        }
    }

    private String kafka() throws Exception {
        var millis = String.valueOf(PATIENCE.toMillis());
        try (var admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", "127.0.0.1:" + state.port(Port.KAFKA),
                "request.timeout.ms", millis,
                "default.api.timeout.ms", millis))) {
            var _ = admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return UP;
        }
    }

    /** What the process says of itself; it answers 503 when it is not up, with the same body. */
    private String actuator(Port port) throws Exception {
        var answer = get(port, "/internal/health");
        var status = STATUS.matcher(answer.body());
        if (!status.find()) {
            throw new IllegalStateException("answers " + answer.statusCode() + " and no health");
        }
        return status.group(1).equals("DOWN") ? "UNHEALTHY" : status.group(1);
    }

    private String page(Port port, String path) throws Exception {
        var answer = get(port, path);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("answers " + answer.statusCode());
        }
        return UP;
    }

    private HttpResponse<String> get(Port port, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + state.port(port) + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
