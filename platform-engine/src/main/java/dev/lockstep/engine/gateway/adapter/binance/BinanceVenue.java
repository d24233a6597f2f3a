package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import dev.lockstep.engine.market.Venue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import reactor.core.scheduler.Scheduler;

/**
 * One configured venue that speaks Binance's protocol: what its accounts and its market data share.
 *
 * @param venue its configured name
 * @param settings how it is reached
 * @param rest its REST API, with the limits counted against our address
 * @param time its clock
 * @param symbols its rules
 * @param socket its streams
 * @param wall our clock
 */
record BinanceVenue(
        Venue venue,
        VenueSettings settings,
        BinanceRest rest,
        ServerTime time,
        Symbols symbols,
        StreamSocket socket,
        InstantSource wall) {
    private static final int OUTSIDE_WINDOW = -1021;

    static BinanceVenue open(
            Venue venue, VenueSettings settings, InstantSource wall, Scheduler scheduler, MeterRegistry meters) {
        VenueLimits limits = new VenueLimits(venue.name(), wall, settings.pauseWithoutHint(), meters);
        BinanceRest rest = new BinanceRest(venue.name(), settings, limits, scheduler);
        return new BinanceVenue(
                venue,
                settings,
                rest,
                new ServerTime(rest, wall, settings.clockRefresh()),
                new Symbols(venue, rest, settings.rulesRefresh(), scheduler),
                new StreamSocket(venue.name(), settings, scheduler, meters),
                wall);
    }

    /** Answers that say something about the venue itself: a refused timestamp puts its clock in doubt. */
    void learn(RestAnswer answer) {
        if (answer instanceof RestAnswer.Refused refused && refused.code() == OUTSIDE_WINDOW) {
            time.doubt();
        }
    }
}
