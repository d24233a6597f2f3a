package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.DataContractError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kline dumps of data.binance.vision: twelve columns without a header, plain or gzip, times in milliseconds
 * or (from 2025 on) microseconds; volumes may be missing, prices may not. The file's name begins with symbol and
 * interval: {@code BTCUSDT-1m-….csv.gz}. The first bad row ends the reading with its number and the reason.
 */
public final class KlineCsv {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+)-(\\d+[mhd])(?:[-.].*)?");
    private static final int MAX_ROWS = 3_000_000;
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;

    private final Path file;
    private final Instrument instrument;
    private final Timeframe timeframe;

    private KlineCsv(Path file, SymbolListing listing, Timeframe timeframe) {
        this.file = file;
        this.timeframe = timeframe;
        this.instrument = new Instrument(
                new Venue("replay"), listing.symbol(), Asset.of(listing.base()), Asset.of(listing.quote()));
    }

    /** All bars of the file as a price source, or a {@link DataContractError} that names file, row and reason. */
    public static ReplayPrices read(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw unreadable(file, "its name does not begin with symbol and interval, as in BTCUSDT-1m-2021.csv.gz");
        }
        try {
            SymbolListing listing = SymbolListing.of(name.group(1));
            Timeframe timeframe = Timeframe.of(name.group(2));
            List<Bar> bars = new KlineCsv(file, listing, timeframe).bars();
            return new ReplayPrices(listing, timeframe, bars);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private List<Bar> bars() throws IOException {
        List<Bar> bars = new ArrayList<>();
        Candle before = null;
        try (BufferedReader reader = open()) {
            int row = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                row++;
                if (line.isBlank() || (row == 1 && line.startsWith("open_time"))) {
                    continue;
                }
                List<String> cells = List.of(line.split(",", -1));
                Candle candle = candle(cells, row, before);
                bars.add(bar(candle, cells, row));
                before = candle;
                check(bars.size() <= MAX_ROWS, row, "more than " + MAX_ROWS + " rows");
            }
            check(bars.size() >= 4, row, "fewer than 4 candles in the file");
        }
        return bars;
    }

    private Candle candle(List<String> cells, int row, @Nullable Candle before) {
        check(cells.size() >= 6, row, "has " + cells.size() + " columns, at least 6 are needed");
        long time = time(cells, row);
        try {
            Candle candle = new Candle(
                    instrument,
                    timeframe,
                    Instant.ofEpochMilli(time),
                    price(cells, 1, row),
                    price(cells, 2, row),
                    price(cells, 3, row),
                    price(cells, 4, row),
                    new Quantity(number(cells, 5, row), instrument.base()));
            return CandleContract.check(candle, before, place(row));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bad(row, String.valueOf(e.getMessage()));
        }
    }

    private Bar bar(Candle candle, List<String> cells, int row) {
        BigDecimal volume = candle.volume().value();
        BigDecimal quote = optional(cells, 7, row);
        BigDecimal turnover = quote == null ? Amount.quote(candle.close().value(), volume) : quote;
        BigDecimal trades = optional(cells, 8, row);
        BigDecimal takerBase = optional(cells, 9, row);
        BigDecimal takerQuote = optional(cells, 10, row);
        BigDecimal half = new BigDecimal("0.5");
        try {
            return Bar.of(
                    candle.openTime().toEpochMilli(),
                    candle.open().value(),
                    candle.high().value(),
                    candle.low().value(),
                    candle.close().value(),
                    new Bar.Turnover(
                            volume,
                            turnover,
                            trades == null ? CandlePath.STEPS : trades.longValue(),
                            takerBase == null ? Amount.share(volume, half) : takerBase,
                            takerQuote == null ? Amount.share(turnover, half) : takerQuote));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bad(row, String.valueOf(e.getMessage()));
        }
    }

    private long time(List<String> cells, int row) {
        long raw;
        try {
            raw = Long.parseLong(cells.getFirst().strip());
        } catch (NumberFormatException e) {
            throw bad(row, "open time \"" + cells.getFirst() + "\" is not a whole number");
        }
        return raw >= MICROSECONDS_FROM ? Math.floorDiv(raw, 1000L) : raw;
    }

    private Price price(List<String> cells, int column, int row) {
        return new Price(number(cells, column, row), instrument.quote());
    }

    private BigDecimal number(List<String> cells, int column, int row) {
        BigDecimal value = optional(cells, column, row);
        if (value == null) {
            throw bad(row, "column " + (column + 1) + " is empty");
        }
        return value;
    }

    private @Nullable BigDecimal optional(List<String> cells, int column, int row) {
        String text = column < cells.size() ? cells.get(column).strip() : "";
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw bad(row, "column " + (column + 1) + " is not a number: \"" + text + "\"");
        }
    }

    private BufferedReader open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8));
    }

    private void check(boolean kept, int row, String reason) {
        if (!kept) {
            throw bad(row, reason);
        }
    }

    private String place(int row) {
        return file.getFileName() + " row " + row;
    }

    private DataContractError bad(int row, String reason) {
        return new DataContractError(
                "kline_row_invalid",
                place(row) + ": " + reason,
                "correct or remove the row; nothing from the file was used",
                Map.of("file", file.toString(), "row", Integer.toString(row), "reason", reason));
    }

    private static DataContractError unreadable(Path file, String reason) {
        return new DataContractError(
                "kline_file_unreadable",
                "cannot read " + file + ": " + reason,
                "give a Binance kline CSV, plain or gzip",
                Map.of("file", file.toString()));
    }
}
