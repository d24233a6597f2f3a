package dev.lockstep.api.overview;

import dev.lockstep.api.candle.FeedFreshness;
import dev.lockstep.api.trading.TradingView;
import dev.lockstep.engine.feed.FeedState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first screen.
 *
 * @param asOf wall clock
 * @param trading whether the profiles trade, and why not
 * @param feeds what this process hears of the others
 * @param venues how fresh each venue's data is
 * @param totals one per asset
 * @param profiles in the order of their ids
 */
@Schema(name = "Overview")
public record OverviewView(
        Instant asOf,
        TradingView trading,
        List<FeedView> feeds,
        List<VenueView> venues,
        List<TilesView> totals,
        List<ProfileTilesView> profiles) {
    /**
     * A feed of this process.
     *
     * @param name events or candles
     * @param connected whether it is in touch with the broker
     * @param lastMessageAt wall clock; null before the first
     */
    @Schema(name = "Feed")
    public record FeedView(
            String name, boolean connected, @Nullable Instant lastMessageAt) {
        static FeedView of(String name, FeedState state) {
            return new FeedView(name, state.connected(), state.lastMessage());
        }
    }

    /**
     * A venue the tenant has an account at.
     *
     * @param venue which
     * @param simulated whether it is play money
     * @param state whether candles come as they should
     * @param marketTime close of the latest candle; null before the first
     * @param lastCandleAt wall clock; the data's age is now minus this; null before the first
     */
    @Schema(name = "VenueData")
    public record VenueView(
            String venue,
            boolean simulated,
            FeedFreshness state,
            @Nullable Instant marketTime,
            @Nullable Instant lastCandleAt) {}
}
