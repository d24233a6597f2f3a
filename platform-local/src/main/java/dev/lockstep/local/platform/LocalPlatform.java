package dev.lockstep.local.platform;

import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.PrivateFiles;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.IdentityProvider;
import dev.lockstep.local.kafka.KafkaBroker;
import dev.lockstep.local.kafka.KafkaSettings;
import dev.lockstep.local.postgres.PostgresServer;
import dev.lockstep.local.postgres.PostgresSettings;
import dev.lockstep.local.process.ProcessIdentity;
import dev.lockstep.local.process.Supervisor;
import dev.lockstep.local.venue.VenueServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flow of {@code up}: takes the data directory, clears what a killed run left, starts everything, ends everything.
 */
public final class LocalPlatform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration READY = Duration.ofMinutes(2);

    private final PlatformSettings settings;
    private final Console console;
    private final RunFile runFile;
    private final Deque<Ending> endings = new ArrayDeque<>();
    private volatile String phase = "STARTING";
    private volatile @Nullable PostgresServer postgres;
    private volatile @Nullable Supervisor children;
    private volatile boolean closing;

    private record Ending(String what, AutoCloseable part) {}

    public LocalPlatform(PlatformSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.runFile = new RunFile(settings.data());
    }

    /** Returns when everything is ready and the demo profiles run. */
    public void start() {
        var held = runFile.acquire();
        onClose("", () -> release(held));
        Remains.clear(settings.data(), runFile, console);
        settings.ports().requireFree();
        Logs.open(settings.data().logs());
        onClose("", LogSizes.watch(settings.data().logs()));
        note();

        var secrets = Secrets.open(settings.data().secrets());
        var identity = People.identity(settings.data(), settings.ports(), secrets);
        // the two slow ones side by side; the identity provider's start is short
        var kafka = inBackground(this::startKafka);
        var database = startPostgres(secrets);
        console.step("Database schema and roles", () -> Database.prepare(database, secrets));
        console.step("Identity provider " + settings.ports().of(Port.IDENTITY), () -> {
            onClose("identity provider", IdentityProvider.start(identity));
        });
        kafka.join();
        var demo = new Demo(settings, secrets);
        console.step("Demo tenants", () -> demo.writeRows());
        console.step("Simulated venue " + settings.ports().of(Port.VENUE), () -> {
            onClose("simulated venue", VenueServer.start(demo.venue()));
        });

        var supervisor = new Supervisor(settings.data().run(), console::say, this::note);
        children = supervisor;
        onClose("engine, API and UI", supervisor);
        var specs = new Children(settings, secrets, identity);
        var readiness = new Readiness(settings.data(), READY);
        var waits = settings.market().lockstep();
        supervisor.start(specs.api());
        if (waits) {
            // in lockstep the first candle is everybody's first: the profiles are there before the engine
            awaitApi(readiness);
            console.step("Demo profiles", () -> demo.runProfiles(identity));
        }
        supervisor.start(specs.engine());
        supervisor.start(specs.ui());
        console.step("Engine", () -> readiness.await("engine", Port.ENGINE, settings.ports(), "/internal/health"));
        if (!waits) {
            awaitApi(readiness);
        }
        console.step(
                "UI " + settings.ports().of(Port.UI),
                () -> readiness.await("ui", Port.UI, settings.ports(), "/internal/health"));
        if (!waits) {
            console.step("Demo profiles", () -> demo.runProfiles(identity));
        }
        phase = "READY";
        note();
    }

    private void awaitApi(Readiness readiness) {
        console.step(
                "API " + settings.ports().of(Port.API),
                () -> readiness.await("api", Port.API_MANAGEMENT, settings.ports(), "/internal/health"));
    }

    /** Ends what was started, last first. A second call finds nothing left. */
    @Override
    public void close() {
        closing = true;
        phase = "STOPPING";
        if (!endings.isEmpty()) {
            note();
        }
        while (true) {
            Ending next;
            synchronized (endings) {
                next = endings.pollFirst();
            }
            if (next == null) {
                return;
            }
            end(next);
        }
    }

    private void end(Ending ending) {
        try {
            if (!ending.what().isEmpty()) {
                console.say("  ending " + ending.what());
            }
            ending.part().close();
        } catch (Exception e) {
            console.say("  " + ending.what() + " did not end cleanly: " + e);
        }
    }

    private PostgresServer startPostgres(Secrets secrets) {
        var wanted = new PostgresSettings(
                settings.data().postgres(),
                PostgresSettings.sharedBinaries(),
                settings.data().logs().resolve("postgres.log"),
                settings.ports().of(Port.POSTGRES),
                Database.superuserPassword(secrets),
                PATIENCE);
        var server =
                console.step("PostgreSQL 18 " + settings.ports().of(Port.POSTGRES), () -> PostgresServer.start(wanted));
        onClose("PostgreSQL", server);
        postgres = server;
        PostgresWatch.over(server, () -> closing, console, this::note);
        note();
        return server;
    }

    private boolean startKafka() {
        var wanted = new KafkaSettings(
                settings.data().kafka(),
                settings.ports().of(Port.KAFKA),
                settings.ports().of(Port.KAFKA_CONTROLLER),
                PATIENCE);
        var broker = console.step("Kafka " + wanted.port(), () -> {
            var started = KafkaBroker.start(wanted);
            started.createTopics(KafkaBroker.platformTopics());
            return started;
        });
        onClose("Kafka", broker);
        return true;
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, r -> Thread.ofPlatform().daemon().start(r));
    }

    private void onClose(String what, AutoCloseable part) {
        synchronized (endings) {
            endings.addFirst(new Ending(what, part));
        }
    }

    private void note() {
        var running = postgres;
        var supervisor = children;
        runFile.write(new RunState(
                ProcessIdentity.of(ProcessHandle.current()),
                phase,
                Arrays.stream(Port.values()).collect(Collectors.toMap(Port::key, settings.ports()::of)),
                supervisor == null ? List.of() : Remains.children(supervisor.states()),
                running == null ? 0 : running.process().map(ProcessHandle::pid).orElse(0L),
                settings.market().text()));
    }

    private void release(FileChannel held) throws IOException {
        runFile.delete();
        if (settings.removeAtEnd()) {
            PrivateFiles.deleteTree(settings.data().root());
        }
        held.close();
    }
}
