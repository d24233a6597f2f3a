package dev.lockstep.api.testing;

import dev.lockstep.api.ApiApplication;
import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.testing.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The API as its users meet it: over HTTP, with tokens of a real issuer. One for all test classes of the JVM. */
public final class ApiFixture implements AutoCloseable {
    private static final ApiFixture RUNNING = new ApiFixture(KafkaFixture.shared(), "lockstep", List.of());

    private final TokenIssuer issuer = new TokenIssuer();
    private final TestDatabase database = PostgresFixture.freshDatabase();
    private final Rows rows = new Rows(database);
    private final KafkaFixture kafka;
    private final String eventsTopic;
    private final ConfigurableApplicationContext context;

    private ApiFixture(KafkaFixture kafka, String topics, List<String> settings) {
        this.kafka = kafka;
        this.eventsTopic = topics + ".events";
        rows.seed();
        kafka.createTopic(eventsTopic, 2);
        kafka.createTopic(topics + ".candles", 2);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=api",
                "--server.port=0",
                "--management.server.port=0",
                "--lockstep.identity.issuer=" + issuer.issuer(),
                "--lockstep.identity.jwk-set-uri=" + issuer.jwkSetUri(),
                "--lockstep.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--lockstep.kafka.events-topic=" + eventsTopic,
                "--lockstep.kafka.candles-topic=" + topics + ".candles",
                "--lockstep.database.host=" + database.host(),
                "--lockstep.database.port=" + database.port(),
                "--lockstep.database.name=" + database.name(),
                "--lockstep.database.username=" + DatabaseRole.APP.roleName(),
                "--lockstep.database.password=" + TestDatabase.passwordOf(DatabaseRole.APP)));
        settings.forEach(setting -> arguments.add("--" + setting));
        context = new SpringApplicationBuilder(ApiApplication.class, TestMarket.class, OwnNetty.class)
                .web(WebApplicationType.REACTIVE)
                .run(arguments.toArray(String[]::new));
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    }

    public static ApiFixture running() {
        return RUNNING;
    }

    /**
     * Another one, on a database and topics of its own, with these settings ({@code name=value}); the caller closes it.
     */
    public static ApiFixture with(KafkaFixture kafka, String... settings) {
        return new ApiFixture(kafka, "lockstep-" + UUID.randomUUID(), List.of(settings));
    }

    /** Where this one's events travel. */
    public String eventsTopic() {
        return eventsTopic;
    }

    @Override
    public void close() {
        context.close();
    }

    public TestDatabase database() {
        return database;
    }

    public KafkaFixture kafka() {
        return kafka;
    }

    public TokenIssuer issuer() {
        return issuer;
    }

    public Rows rows() {
        return rows;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Calls without a token. */
    public WebTestClient anyone() {
        return client("http://localhost:" + port());
    }

    public WebTestClient management() {
        return client("http://localhost:" + managementPort());
    }

    /** Calls with this token. */
    public WebTestClient with(String token) {
        return anyone().mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** Calls as this person. */
    public WebTestClient as(People person) {
        return with(issuer.sign(issuer.aToken(person.subject(), person.tenant())));
    }

    private static WebTestClient client(String address) {
        return WebTestClient.bindToServer()
                .baseUrl(address)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }
}
