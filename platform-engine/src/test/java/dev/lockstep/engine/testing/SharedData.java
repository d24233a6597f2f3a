package dev.lockstep.engine.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Real market data beside the repository; LOCKSTEP_SHARED names another place. */
public final class SharedData {
    private SharedData() {}

    /** The file, or the test is skipped; in continuous integration it fails. */
    public static Path file(String name) {
        String named = System.getenv("LOCKSTEP_SHARED");
        Path root = named != null ? Path.of(named) : repository().resolveSibling("shared");
        Path file = root.resolve("market-data").resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        String message = "no market data at " + file + "; set LOCKSTEP_SHARED";
        return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }

    /** Binance klines as candles of BTCUSDT. */
    public static List<Candle> candles(String name, Timeframe timeframe) {
        Path file = file(name);
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> candle(line.split(",", -1), timeframe))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Candle candle(String[] row, Timeframe timeframe) {
        return new Candle(
                Samples.BTCUSDT,
                timeframe,
                Instant.ofEpochMilli(Long.parseLong(row[0])),
                Price.of(row[1], "USDT"),
                Price.of(row[2], "USDT"),
                Price.of(row[3], "USDT"),
                Price.of(row[4], "USDT"),
                Quantity.of(row[5], "BTC"));
    }

    /** Up from the module's folder to the parent pom's. */
    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("platform-engine")) ? here : here.getParent();
    }
}
