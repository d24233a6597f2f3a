package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the tenant stands: what the first screen says at its top. */
public record Overview(
        Instant asOf,
        Trading trading,
        List<Feed> feeds,
        List<VenueData> venues,
        List<Tiles> totals,
        List<ProfileTiles> profiles) {
    public Overview {
        feeds = List.copyOf(feeds);
        venues = List.copyOf(venues);
        totals = List.copyOf(totals);
        profiles = List.copyOf(profiles);
    }

    /**
     * Whether entries can happen.
     *
     * @param state ACTIVE, PAUSED, HALTED or NO_ENGINE
     * @param mode PAPER, LIVE, MIXED or NONE
     */
    public record Trading(String state, String why, int engines, String mode) {}

    /** A stream the platform itself listens to: events or candles. */
    public record Feed(
            String name, boolean connected, @Nullable Instant lastMessageAt) {}

    /**
     * What comes from a venue.
     *
     * @param state LIVE, STALE or SILENT
     * @param marketTime close of the latest candle
     * @param lastCandleAt wall clock; now minus this is the data's age
     */
    public record VenueData(
            String venue,
            boolean simulated,
            String state,
            @Nullable Instant marketTime,
            @Nullable Instant lastCandleAt) {}

    /** The sums of one asset; null is "not known just now" and never shown as zero. */
    public record Tiles(
            String asset,
            BigDecimal capital,
            @Nullable BigDecimal equity,
            @Nullable BigDecimal pnlToday,
            @Nullable BigDecimal unrealizedPnl,
            BigDecimal realizedPnlNet,
            BigDecimal fees,
            BigDecimal freeCapital,
            BigDecimal inOrders,
            BigDecimal inPositions,
            int openPositions,
            @Nullable BigDecimal drawdown,
            @Nullable BigDecimal drawdownPercent,
            @Nullable Instant markedAt) {}

    /** The same for one profile. */
    public record ProfileTiles(
            String profileId, String name, String venue, List<String> symbols, String timeframe, Tiles tiles) {}
}
