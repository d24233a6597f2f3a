package dev.lockstep.local.platform;

import dev.lockstep.local.LauncherError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the simulated venue's market does.
 *
 * @param replay candles to replay; empty generates a market
 * @param seed of everything random; the same seed makes the same market
 * @param speed how many times faster than the wall clock market time runs
 * @param lockstep true when the venue waits for the engine to be done with each candle
 */
public record MarketChoice(Optional<Path> replay, long seed, double speed, boolean lockstep) {

    public MarketChoice {
        if (!(speed > 0 && speed <= 100_000)) {
            throw LauncherError.usage(
                    "MARKET_SPEED", "the speed " + speed + " is not between 0 and 100000", "--speed X");
        }
    }

    /** Reads {@code generated} or {@code replay:FILE}, and {@code free} or {@code lockstep}. */
    public static MarketChoice of(String market, long seed, double speed, String pace) {
        var lockstep = switch (pace) {
            case "free" -> false;
            case "lockstep" -> true;
            default ->
                throw LauncherError.usage(
                        "MARKET_PACE", "there is no pace \"" + pace + "\"", "--pace free or --pace lockstep");
        };
        return new MarketChoice(replay(market), seed, speed, lockstep);
    }

    private static Optional<Path> replay(String market) {
        if (market.equals("generated")) {
            return Optional.empty();
        }
        if (!market.startsWith("replay:")) {
            throw LauncherError.usage(
                    "MARKET_UNKNOWN",
                    "there is no market \"" + market + "\"",
                    "--market generated or --market replay:FILE");
        }
        var file = Path.of(market.substring("replay:".length())).toAbsolutePath();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw LauncherError.usage(
                    "MARKET_FILE", "cannot read " + file, "Name a CSV of Binance klines, plain or gzip.");
        }
        return Optional.of(file);
    }

    /** For messages and status. */
    public String text() {
        return replay.map(f -> "replay of " + f).orElse("generated from seed " + seed) + ", "
                + (lockstep
                        ? "in step with the engine"
                        : java.math.BigDecimal.valueOf(speed)
                                        .stripTrailingZeros()
                                        .toPlainString() + " times real time");
    }
}
