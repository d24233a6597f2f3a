package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueChanges;
import dev.lockstep.engine.venue.VenueSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;

/**
 * A running simulated venue: Binance's spot interface on one loopback port, our controls on another. Closing it stops
 * the market; what was answered is in the data directory and there again at the next start.
 */
public final class VenueServer implements AutoCloseable {
    private static final long DAY_MILLIS = 1_000;
    private static final long TEND_MILLIS = 100;
    private static final long RULES_MILLIS = 500;
    private static final Duration STOP = Duration.ofSeconds(3);

    private final VenueLoop loop;
    private final @Nullable VenueJournal journal;
    private final MarketSources sources;
    private final MarketPacer pacer;
    private final List<DisposableServer> opened = new ArrayList<>();

    private VenueServer(VenueLoop loop, @Nullable VenueJournal journal, MarketSources sources, MarketPacer pacer) {
        this.loop = loop;
        this.journal = journal;
        this.sources = sources;
        this.pacer = pacer;
    }

    /** Starts on the machine's clock. */
    public static VenueServer start(VenueServerSettings settings) {
        return start(settings, InstantSource.system());
    }

    static VenueServer start(VenueServerSettings settings, InstantSource machine) {
        FaultScript script = FaultScript.read(settings.faults());
        DriftingClock wall = new DriftingClock(machine);
        MarketSources sources = MarketSources.of(settings.market(), settings.seed(), settings.live());
        SimulatedVenue venue = new SimulatedVenue(VenueSettings.ofSeed(settings.seed()), sources.all());
        VenueJournal journal = restored(settings, venue, sources);
        for (VenueAccountSettings account : settings.accounts()) {
            venue.open(account.name(), account.balances(), wall.millis());
        }
        var _ = venue.drainEvents(); // nobody listens yet
        if (journal != null) {
            journal.compact(venue.everything());
        }
        Faults faults = new Faults(settings.seed());
        script.faults().forEach(rule -> faults.add(rule, venue));
        VenueLoop loop = new VenueLoop(venue, journal);
        VenueServer server = new VenueServer(loop, journal, sources, new MarketPacer(loop, wall, settings.speed()));
        try {
            server.open(settings, venue, faults, script, wall);
            server.move(settings, machine);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void open(
            VenueServerSettings settings, SimulatedVenue venue, Faults faults, FaultScript script, DriftingClock wall) {
        FaultyEvents faulty = new FaultyEvents(faults, loop);
        MarketStreams market = new MarketStreams(venue, faulty, wall);
        UserStreams users = new UserStreams(faulty);
        Connections connections = new Connections(users, market, faulty, wall);
        RateCounters counters = new RateCounters(wall);
        Signatures signatures = new Signatures(settings.accounts(), wall);
        VenueApi api = new VenueApi(loop, signatures, counters, faults, wall);
        VenueWorld world =
                new VenueWorld(new VenueWorld.Parts(loop, api, signatures, counters, connections, users, wall));
        loop.listen(counters::fills);
        loop.listen(users::publish);
        loop.listen(market::publish);
        loop.every(DAY_MILLIS, market::publishDays);
        loop.every(TEND_MILLIS, connections::tend);
        VenueControl controls = new VenueControl(loop, pacer, settings.pace(), faults, world, wall);
        HttpFront front = new HttpFront(api, api, market, users);
        opened.add(bound(settings.port(), front::start));
        opened.add(bound(settings.controlPort(), port -> HttpFront.plain(controls, port)));
        world.play(script);
    }

    private void move(VenueServerSettings settings, InstantSource machine) {
        if (sources.live() != null) {
            LiveListings listings = new LiveListings(sources.all());
            loop.every(RULES_MILLIS, () -> {
                boolean _ = loop.inTask(listings::takeOver);
            });
            pacer.follow(machine);
        } else if (settings.pace() == Pace.FREE) {
            pacer.runFreely();
        }
    }

    private static DisposableServer bound(int port, IntFunction<DisposableServer> start) {
        try {
            return start.apply(port);
        } catch (ChannelBindException e) {
            throw new ConfigError(
                    "port_taken",
                    "port " + port + " is taken",
                    "stop what listens there, or choose another port",
                    Map.of("port", Integer.toString(port)));
        }
    }

    private static @Nullable VenueJournal restored(
            VenueServerSettings settings, SimulatedVenue venue, MarketSources sources) {
        try {
            return restore(settings, venue);
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    private static @Nullable VenueJournal restore(VenueServerSettings settings, SimulatedVenue venue) {
        Path folder = settings.dataDir();
        if (folder == null) {
            return null;
        }
        VenueJournal journal = VenueJournal.open(folder, settings.marketName(), settings.seed());
        try (Stream<VenueChanges> changes = journal.changes()) {
            venue.restore(changes.iterator());
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
        return journal;
    }

    public int port() {
        return opened.getFirst().port();
    }

    public int controlPort() {
        return opened.getLast().port();
    }

    @Override
    public void close() {
        opened.forEach(server -> server.disposeNow(STOP));
        loop.close();
        sources.close();
        if (journal != null) {
            journal.close();
        }
    }
}
