package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.local.venue.live.LiveSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated venue runs.
 *
 * @param port of the Binance-compatible interface on loopback; 0 for any free one
 * @param controlPort of our own controls on loopback; 0 for any free one
 * @param market {@code generated}, {@code replay:FILE[,FILE…]} with Binance kline CSVs, or
 *     {@code live:SYMBOL[,SYMBOL…]}
 * @param seed of the generated market and of the books
 * @param speed market seconds per wall second
 * @param pace whether the market moves by itself
 * @param dataDir where the journal lives, or null to forget everything
 * @param accounts opened at the start
 * @param faults file with faults and changes, or null for a venue that only does what it should
 * @param live where a live market is; of no effect on another
 */
public record VenueServerSettings(
        int port,
        int controlPort,
        String market,
        long seed,
        BigDecimal speed,
        Pace pace,
        @Nullable Path dataDir,
        List<VenueAccountSettings> accounts,
        @Nullable Path faults,
        LiveSettings live) {
    public VenueServerSettings {
        if (MarketSources.isLive(market) && pace == Pace.LOCKSTEP) {
            throw new ConfigError(
                    "market_does_not_wait",
                    "a live market waits for nobody, so it cannot run in lockstep",
                    "use --pace free, or a generated or recorded market");
        }
        accounts = List.copyOf(accounts);
        if (speed.signum() <= 0 || speed.compareTo(new BigDecimal("100000")) > 0) {
            throw new IllegalArgumentException("speed must be above 0 and at most 100000: " + speed);
        }
    }

    /** Without faults. */
    public VenueServerSettings(
            int port,
            int controlPort,
            String market,
            long seed,
            BigDecimal speed,
            Pace pace,
            @Nullable Path dataDir,
            List<VenueAccountSettings> accounts) {
        this(port, controlPort, market, seed, speed, pace, dataDir, accounts, null, LiveSettings.BINANCE);
    }

    /** A generated market at real speed on free ports, forgotten at the end. */
    public static VenueServerSettings generated(long seed, List<VenueAccountSettings> accounts) {
        return new VenueServerSettings(0, 0, "generated", seed, BigDecimal.ONE, Pace.FREE, null, accounts);
    }

    public VenueServerSettings withPace(Pace newPace) {
        return new VenueServerSettings(
                port, controlPort, market, seed, speed, newPace, dataDir, accounts, faults, live);
    }

    public VenueServerSettings withSpeed(String newSpeed) {
        return new VenueServerSettings(
                port, controlPort, market, seed, new BigDecimal(newSpeed), pace, dataDir, accounts, faults, live);
    }

    public VenueServerSettings withDataDir(Path folder) {
        return new VenueServerSettings(port, controlPort, market, seed, speed, pace, folder, accounts, faults, live);
    }

    public VenueServerSettings withFaults(Path file) {
        return new VenueServerSettings(port, controlPort, market, seed, speed, pace, dataDir, accounts, file, live);
    }

    /** The same venue over the market of a real one, as fast as that is. */
    public VenueServerSettings following(LiveSettings there, String... symbols) {
        return new VenueServerSettings(
                port,
                controlPort,
                "live:" + String.join(",", symbols),
                seed,
                BigDecimal.ONE,
                Pace.FREE,
                dataDir,
                accounts,
                faults,
                there);
    }

    /** What a journal is bound to. */
    String marketName() {
        return MarketSources.isLive(market) ? market + " of " + live.rest() : market;
    }
}
