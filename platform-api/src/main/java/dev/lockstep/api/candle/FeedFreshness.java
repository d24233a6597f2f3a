package dev.lockstep.api.candle;

/** Whether market data comes as it should. */
public enum FeedFreshness {
    /** As often as it did. */
    LIVE,
    /** None for three times as long as usual, 10 s at least. */
    STALE,
    /** None since this process started. */
    SILENT
}
