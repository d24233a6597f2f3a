package dev.lockstep.local.venue.live;

import dev.lockstep.engine.venue.Bar;
import java.io.IOException;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Candles as the venue writes them: rows over REST, objects over the stream. */
final class LiveBars {
    private static final int COLUMNS = 11;

    private LiveBars() {}

    static Bar ofRow(JsonNode row) throws IOException {
        if (!row.isArray() || row.size() < COLUMNS) {
            throw new IOException("a candle has " + row.size() + " columns: " + row);
        }
        try {
            return Bar.of(
                    row.get(0).asLong(),
                    number(row.get(1)),
                    number(row.get(2)),
                    number(row.get(3)),
                    number(row.get(4)),
                    new Bar.Turnover(
                            number(row.get(5)),
                            number(row.get(7)),
                            row.get(8).asLong(),
                            number(row.get(9)),
                            number(row.get(10))));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("a candle cannot be used: " + row, e);
        }
    }

    static Bar ofEvent(JsonNode kline) throws IOException {
        try {
            return Bar.of(
                    kline.path("t").asLong(),
                    number(kline.path("o")),
                    number(kline.path("h")),
                    number(kline.path("l")),
                    number(kline.path("c")),
                    new Bar.Turnover(
                            number(kline.path("v")),
                            number(kline.path("q")),
                            kline.path("n").asLong(),
                            number(kline.path("V")),
                            number(kline.path("Q"))));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("a candle cannot be used: " + kline, e);
        }
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asString(""));
    }
}
