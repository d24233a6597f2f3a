package dev.lockstep.local.walk;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.event.adapter.EventConfiguration;
import dev.lockstep.engine.execution.Bookkeeping;
import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.adapter.CredentialSeal;
import dev.lockstep.engine.gateway.adapter.VaultConfiguration;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.runtime.adapter.EngineApplication;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.adapter.TenancyConfiguration;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.local.demo.VenueKey;
import dev.lockstep.local.kafka.KafkaBroker;
import dev.lockstep.local.kafka.KafkaSettings;
import dev.lockstep.local.venue.Pace;
import dev.lockstep.local.venue.VenueAccountSettings;
import dev.lockstep.local.venue.VenueServer;
import dev.lockstep.local.venue.VenueServerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Repository;

/** A whole installation in one JVM: real PostgreSQL, real Kafka, the simulated venue over HTTP, and a real engine. */
final class Installation implements AutoCloseable {
    static final String API_KEY = "walkwalkwalkwalkwalkwalk";
    static final String SPARE_KEY = "sparesparesparesparespare";
    static final String SECRET = "secretsecretsecretsecret";

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Path directory;
    private final TestDatabase database;
    private final KafkaBroker kafka;
    private final VenueServer venue;

    /** A generated market of that seed which waits for the engine. */
    Installation(Path directory, long seed) throws IOException {
        this(directory, "generated", seed);
    }

    /** @param market as {@code ./lockstep up --market} takes it; it waits for the engine */
    Installation(Path directory, String market, long seed) throws IOException {
        this.directory = directory;
        this.database = PostgresFixture.freshDatabase();
        this.kafka = KafkaBroker.start(
                new KafkaSettings(directory.resolve("kafka"), freePort(), freePort(), Duration.ofMinutes(1)));
        parts.push(kafka::close);
        kafka.createTopics(KafkaBroker.platformTopics());
        var account = new VenueAccountSettings(
                "walk", API_KEY, SECRET, Map.of("USDT", new BigDecimal("100000"), "BTC", BigDecimal.ZERO));
        var spare = new VenueAccountSettings("spare", SPARE_KEY, SECRET, account.balances());
        this.venue = VenueServer.start(new VenueServerSettings(
                0, 0, market, seed, BigDecimal.ONE, Pace.LOCKSTEP, null, List.of(account, spare)));
        parts.push(venue::close);
        CredentialSeal.createKeyset(keyset());
    }

    TestDatabase database() {
        return database;
    }

    String venueAddress() {
        return "http://127.0.0.1:" + venue.port();
    }

    String controlAddress() {
        return "http://127.0.0.1:" + venue.controlPort();
    }

    /** What its one account signs with. */
    VenueKey venueKey() {
        return new VenueKey(API_KEY, SECRET);
    }

    /** A tenant with an exchange account at the venue; its profile is created as the API creates one. */
    void settle(TenantId tenant, ExchangeAccountId account, TradingProfile profile) {
        execute("insert into tenants (tenant_id, slug, name) values (?, 'walk', 'Walk')", tenant.value());
        open(tenant, account, "paper", new Credentials(API_KEY, SECRET), profile);
    }

    /** One more exchange account of a tenant, with this key and a profile. */
    void open(
            TenantId tenant, ExchangeAccountId account, String label, Credentials credentials, TradingProfile profile) {
        column("""
                insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
                values (?, ?, 'binance', ?, true) returning 1
                """, tenant.value(), account.value(), label);
        try (var api = new AnnotationConfigApplicationContext()) {
            api.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("settings", settings(DatabaseRole.APP)));
            api.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
            api.register(TenancyConfiguration.class, EventConfiguration.class, VaultConfiguration.class);
            var scanner = new ClassPathBeanDefinitionScanner(api, false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
            scanner.scan("dev.lockstep.engine");
            api.refresh();
            var exchangeAccount = new ExchangeAccount(tenant, account, new Venue("binance"), label, true);
            api.getBean(CredentialVault.class)
                    .seal(exchangeAccount, credentials)
                    .block();
            CorrelationId id = new CorrelationId("walk-create");
            api.getBean(Profiles.class)
                    .create(profile, Bookkeeping.fund(profile, id, profile.createdAt()), id)
                    .block();
        }
    }

    /** Tells the simulated venue what is to go wrong. */
    void venue(String path, String json) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + venue.controlPort() + "/control/" + path))
                    .method(json.isEmpty() ? "DELETE" : "POST", HttpRequest.BodyPublishers.ofString(json))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " " + json + ": " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The engine as its boot jar starts it, but for the web server. */
    ConfigurableApplicationContext engine(Map<String, Object> more) {
        return engine(more, () -> {});
    }

    /** @param before done when its logging is set up and nothing has run yet */
    ConfigurableApplicationContext engine(Map<String, Object> more, Runnable before) {
        Map<String, Object> all = new LinkedHashMap<>(settings(DatabaseRole.ENGINE));
        all.putAll(more);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        var context = new SpringApplicationBuilder(EngineApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> before.run())
                .properties("spring.config.name=engine")
                .run(arguments.toArray(String[]::new));
        parts.push(context::close);
        return context;
    }

    private Map<String, Object> settings(DatabaseRole role) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lockstep.database.host", database.host());
        all.put("lockstep.database.port", database.port());
        all.put("lockstep.database.name", database.name());
        all.put("lockstep.database.username", role.roleName());
        all.put("lockstep.database.password", TestDatabase.passwordOf(role));
        all.put("lockstep.database.relay-username", DatabaseRole.RELAY.roleName());
        all.put("lockstep.database.relay-password", TestDatabase.passwordOf(DatabaseRole.RELAY));
        all.put("lockstep.kafka.bootstrap-servers", kafka.bootstrapServers());
        all.put("lockstep.installation.tag", "0badcafe");
        all.put("lockstep.vault.keyset-file", keyset());
        all.put("lockstep.venues.binance.simulated", true);
        all.put("lockstep.venues.binance.rest-url", venueAddress());
        all.put("lockstep.venues.binance.stream-url", "ws://127.0.0.1:" + venue.port());
        all.put("lockstep.venues.binance.ws-api-url", "ws://127.0.0.1:" + venue.port() + "/ws-api/v3");
        all.put("lockstep.pace.control-url", "http://127.0.0.1:" + venue.controlPort());
        return all;
    }

    /** The first column of every row, as the superuser sees them. */
    List<String> column(String sql, Object... parameters) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<String> values = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void execute(String sql, UUID... parameters) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, (Object[]) parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private Path keyset() {
        return directory.resolve("vault.json");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }
}
