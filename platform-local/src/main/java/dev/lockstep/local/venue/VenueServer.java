package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueChanges;
import dev.lockstep.engine.venue.VenueSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A running simulated venue: Binance's spot interface on one loopback port, our controls on another. Closing it stops
 * the market; what was answered is in the data directory and there again at the next start.
 */
public final class VenueServer implements AutoCloseable {
    private static final long PING_MILLIS = 20_000;
    private static final long DAY_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(3);

    private final VenueLoop loop;
    private final @Nullable VenueJournal journal;
    private final DisposableServer front;
    private final DisposableServer control;

    private VenueServer(
            VenueLoop loop, @Nullable VenueJournal journal, DisposableServer front, DisposableServer control) {
        this.loop = loop;
        this.journal = journal;
        this.front = front;
        this.control = control;
    }

    /** Starts on the machine's clock. */
    public static VenueServer start(VenueServerSettings settings) {
        return start(settings, InstantSource.system());
    }

    static VenueServer start(VenueServerSettings settings, InstantSource wall) {
        SimulatedVenue venue = new SimulatedVenue(
                VenueSettings.ofSeed(settings.seed()), MarketSources.of(settings.market(), settings.seed()));
        VenueJournal journal = restore(settings, venue);
        for (VenueAccountSettings account : settings.accounts()) {
            venue.open(account.name(), account.balances(), wall.millis());
        }
        var _ = venue.drainEvents(); // nobody listens yet
        if (journal != null) {
            journal.compact(venue.everything());
        }
        VenueLoop loop = new VenueLoop(venue, journal);
        MarketPacer pacer = new MarketPacer(loop, wall, settings.speed());
        MarketStreams market = new MarketStreams(venue, wall);
        UserStreams users = new UserStreams();
        loop.listen(users::publish);
        loop.listen(market::publish);
        loop.every(PING_MILLIS, users::pingAll);
        loop.every(PING_MILLIS, market::pingAll);
        loop.every(DAY_MILLIS, market::publishDays);
        VenueApi api = new VenueApi(loop, new Signatures(settings.accounts(), wall), wall);
        DisposableServer front = new HttpFront(api, api, market, users).start(settings.port());
        VenueControl controls = new VenueControl(loop, pacer, settings.pace(), wall);
        DisposableServer control = controlServer(controls, settings.controlPort());
        if (settings.pace() == Pace.FREE) {
            pacer.runFreely();
        }
        return new VenueServer(loop, journal, front, control);
    }

    private static @Nullable VenueJournal restore(VenueServerSettings settings, SimulatedVenue venue) {
        Path folder = settings.dataDir();
        if (folder == null) {
            return null;
        }
        List<VenueChanges> restored = new ArrayList<>();
        VenueJournal journal = VenueJournal.open(folder, settings.market(), settings.seed(), restored);
        venue.restore(restored);
        return journal;
    }

    private static DisposableServer controlServer(CallHandler controls, int port) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> HttpFront.body(request)
                        .flatMap(body -> Mono.fromFuture(() -> controls.answer(HttpFront.call(request, body))))
                        .flatMap(answer -> HttpFront.write(response, answer)))
                .bindNow();
    }

    public int port() {
        return front.port();
    }

    public int controlPort() {
        return control.port();
    }

    @Override
    public void close() {
        front.disposeNow(STOP);
        control.disposeNow(STOP);
        loop.close();
        if (journal != null) {
            journal.close();
        }
    }
}
