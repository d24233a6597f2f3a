package dev.lockstep.api.candle;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest candles of an instrument.
 *
 * @param venue where
 * @param symbol the venue's spelling
 * @param timeframe how long each is
 * @param state whether new ones come as they should
 * @param receivedAt wall clock of the last one the feed told; the data's age is now minus this; null before the first,
 *     and where none of the tenant's profiles watches it
 * @param candles oldest first, without holes
 */
@Schema(name = "Candles")
record CandlesView(
        String venue,
        String symbol,
        String timeframe,
        FeedFreshness state,
        @Nullable Instant receivedAt,
        List<CandleView> candles) {
    static CandlesView of(SeriesKey key, CandleSeries series, int count, Instant now) {
        return new CandlesView(
                key.venue(),
                key.symbol(),
                key.timeframe().text(),
                series.freshness(now, key.timeframe().length()),
                series.receivedAt(),
                series.last(count).stream().map(CandleView::of).toList());
    }

    /** Without a word on the feed: whether it carries these candles would tell what other tenants watch. */
    CandlesView unfed() {
        return new CandlesView(venue, symbol, timeframe, FeedFreshness.SILENT, null, candles);
    }
}
