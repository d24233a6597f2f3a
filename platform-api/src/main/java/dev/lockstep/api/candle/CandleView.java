package dev.lockstep.api.candle;

import dev.lockstep.engine.market.Candle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One closed period.
 *
 * @param openTime market time
 * @param closeTime market time
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume in the base asset
 */
@Schema(name = "Candle")
public record CandleView(
        Instant openTime,
        Instant closeTime,
        @Schema(example = "60000.01") String open,
        String high,
        String low,
        String close,
        String volume) {
    public static CandleView of(Candle candle) {
        return new CandleView(
                candle.openTime(),
                candle.closeTime(),
                candle.open().value().toPlainString(),
                candle.high().value().toPlainString(),
                candle.low().value().toPlainString(),
                candle.close().value().toPlainString(),
                candle.volume().value().toPlainString());
    }
}
