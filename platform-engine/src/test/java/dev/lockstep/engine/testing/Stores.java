package dev.lockstep.engine.testing;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.event.adapter.EventConfiguration;
import dev.lockstep.engine.tenancy.adapter.TenancyConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Repository;

/**
 * The stores on a database of their own, loaded the way the API loads them: configuration classes and everything that
 * is a {@code @Repository}.
 */
public final class Stores implements AutoCloseable {
    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context;

    private Stores(TestDatabase database, AnnotationConfigApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** As the engine's role, with a pool of {@code poolSize}. */
    public static Stores asEngine(int poolSize) {
        return on(PostgresFixture.freshDatabase(), DatabaseRole.ENGINE, poolSize);
    }

    /** On a database other stores work on too. */
    public static Stores on(TestDatabase database, DatabaseRole role, int poolSize) {
        return on(database, role, poolSize, Map.of(), Repository.class);
    }

    /** With an engine's outbox relay and event feed on this broker and topic. */
    public static Stores relaying(TestDatabase database, KafkaFixture kafka, String topic) {
        return on(
                database,
                DatabaseRole.ENGINE,
                4,
                Map.of(
                        "lockstep.kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "lockstep.kafka.events-topic",
                        topic,
                        "lockstep.relay.lease-ttl",
                        "1s",
                        "lockstep.relay.batch",
                        "20",
                        "lockstep.relay.reap",
                        "1s"),
                Configuration.class,
                Repository.class);
    }

    @SafeVarargs
    private static Stores on(
            TestDatabase database,
            DatabaseRole role,
            int poolSize,
            Map<String, Object> more,
            Class<? extends Annotation>... loaded) {
        var context = new AnnotationConfigApplicationContext();
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("more", more));
        sources.addLast(new MapPropertySource(
                "database",
                Map.of(
                        "lockstep.database.host", database.host(),
                        "lockstep.database.port", database.port(),
                        "lockstep.database.name", database.name(),
                        "lockstep.database.username", role.roleName(),
                        "lockstep.database.password", TestDatabase.passwordOf(role),
                        "lockstep.database.relay-username", DatabaseRole.RELAY.roleName(),
                        "lockstep.database.relay-password", TestDatabase.passwordOf(DatabaseRole.RELAY),
                        "lockstep.database.pool-size", poolSize)));
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.register(TenancyConfiguration.class, EventConfiguration.class);
        var scanner = new ClassPathBeanDefinitionScanner(context, false);
        for (Class<? extends Annotation> annotation : loaded) {
            scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        }
        scanner.scan("dev.lockstep.engine.tenancy", "dev.lockstep.engine.event");
        scanner.resetFilters(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
        scanner.scan("dev.lockstep.engine");
        context.refresh();
        return new Stores(database, context);
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T get(Class<T> port) {
        return context.getBean(port);
    }

    @Override
    public void close() {
        context.close();
    }
}
