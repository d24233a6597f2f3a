package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Reads candles in the two forms the venue has: a row of the REST list, the {@code k} of a stream event. */
final class KlineReader {
    private static final int COLUMNS = 6;

    private final Instrument instrument;
    private final Timeframe timeframe;

    KlineReader(Instrument instrument, Timeframe timeframe) {
        this.instrument = instrument;
        this.timeframe = timeframe;
    }

    /** {@code [open time, open, high, low, close, volume, …]}. */
    Candle row(JsonNode row) {
        if (!row.isArray() || row.size() < COLUMNS || !row.get(0).isIntegralNumber()) {
            throw new UnreadableAnswer("not a candle row");
        }
        Instant open = Instant.ofEpochMilli(row.get(0).longValue());
        return candle(open, column(row, 1), column(row, 2), column(row, 3), column(row, 4), column(row, 5));
    }

    Candle event(JsonNode kline) {
        return candle(
                Json.millis(kline, "t"),
                Json.decimal(kline, "o"),
                Json.decimal(kline, "h"),
                Json.decimal(kline, "l"),
                Json.decimal(kline, "c"),
                Json.decimal(kline, "v"));
    }

    private Candle candle(
            Instant at, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
        return new Candle(
                instrument,
                timeframe,
                at,
                price(open),
                price(high),
                price(low),
                price(close),
                new Quantity(volume, instrument.base()));
    }

    private Price price(BigDecimal value) {
        return new Price(value, instrument.quote());
    }

    private static BigDecimal column(JsonNode row, int column) {
        return Json.decimal(row.get(column).asString(), "column " + column);
    }
}
