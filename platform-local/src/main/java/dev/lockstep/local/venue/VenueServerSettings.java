package dev.lockstep.local.venue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated venue runs.
 *
 * @param port of the Binance-compatible interface on loopback; 0 for any free one
 * @param controlPort of our own controls on loopback; 0 for any free one
 * @param market {@code generated}, or {@code replay:FILE[,FILE…]} with Binance kline CSVs
 * @param seed of the generated market and of the books
 * @param speed market seconds per wall second
 * @param pace whether the market moves by itself
 * @param dataDir where the journal lives, or null to forget everything
 * @param accounts opened at the start
 * @param faults file with faults and changes, or null for a venue that only does what it should
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
        @Nullable Path faults) {
    public VenueServerSettings {
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
        this(port, controlPort, market, seed, speed, pace, dataDir, accounts, null);
    }

    /** A generated market at real speed on free ports, forgotten at the end. */
    public static VenueServerSettings generated(long seed, List<VenueAccountSettings> accounts) {
        return new VenueServerSettings(0, 0, "generated", seed, BigDecimal.ONE, Pace.FREE, null, accounts);
    }

    public VenueServerSettings withPace(Pace newPace) {
        return new VenueServerSettings(port, controlPort, market, seed, speed, newPace, dataDir, accounts, faults);
    }

    public VenueServerSettings withSpeed(String newSpeed) {
        return new VenueServerSettings(
                port, controlPort, market, seed, new BigDecimal(newSpeed), pace, dataDir, accounts, faults);
    }

    public VenueServerSettings withDataDir(Path folder) {
        return new VenueServerSettings(port, controlPort, market, seed, speed, pace, folder, accounts, faults);
    }

    public VenueServerSettings withFaults(Path file) {
        return new VenueServerSettings(port, controlPort, market, seed, speed, pace, dataDir, accounts, file);
    }
}
