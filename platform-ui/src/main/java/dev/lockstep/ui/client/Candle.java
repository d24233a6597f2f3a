package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;

/** One closed period of trading, in market time. */
public record Candle(
        Instant openTime, Instant closeTime, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}
