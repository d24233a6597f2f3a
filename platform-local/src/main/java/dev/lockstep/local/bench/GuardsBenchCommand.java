package dev.lockstep.local.bench;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.tenancy.adapter.TenancyConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./lockstep bench guards}: a ledger entry as an effect that happens once, beside the bare write of the same
 * entry in the same run, one after the other through the engine's own stores. The goal: 1 ms more at the median at
 * most.
 */
@Command(name = "guards", mixinStandardHelpOptions = true, description = "Measures what happening once costs.")
public final class GuardsBenchCommand implements Callable<Integer> {
    private static final double GOAL_MILLIS = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--writes", defaultValue = "3000", description = "Writes of each kind.")
    private int writes;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getOut();
        try (var database = BenchDatabase.start();
                var superuser = database.asSuperuser()) {
            measure(database.target(), superuser, writes, out);
        }
        return 0;
    }

    static void measure(BenchTarget target, Connection superuser, int writes, PrintWriter out) throws SQLException {
        var profile = BenchProfile.seed(superuser, 1).getFirst();
        try (var stores = stores(target)) {
            var load = new GuardsLoad(
                    stores.getBean(TenantScope.class),
                    stores.getBean(EffectOnce.class),
                    stores.getBean(DatabaseClient.class),
                    profile);
            load.run(writes / 3); // warms up
            var times = load.run(writes);
            var more = times.inside() - times.bare();
            out.println("bare write (floor) %.3f ms at the median".formatted(times.bare()));
            out.println("  once, inside the database  %.3f ms; ratio %.2f; %.3f ms more; goal %.0f ms: %s"
                    .formatted(
                            times.inside(),
                            times.inside() / times.bare(),
                            more,
                            GOAL_MILLIS,
                            more <= GOAL_MILLIS ? "met" : "missed"));
            out.println("  asked again                %.3f ms; ratio %.2f"
                    .formatted(times.again(), times.again() / times.bare()));
            out.println("  outside, begun and ended   %.3f ms; ratio %.2f"
                    .formatted(times.outside(), times.outside() / times.bare()));
            out.flush();
        }
    }

    private static AnnotationConfigApplicationContext stores(BenchTarget target) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "bench",
                        Map.of(
                                "lockstep.database.host", "127.0.0.1",
                                "lockstep.database.port", target.port(),
                                "lockstep.database.name", target.database(),
                                "lockstep.database.username", DatabaseRole.ENGINE.roleName(),
                                "lockstep.database.password", target.password(),
                                "lockstep.database.pool-size", 2)));
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.register(TenancyConfiguration.class);
        var scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
        scanner.scan("dev.lockstep.engine.effect");
        context.refresh();
        return context;
    }
}
