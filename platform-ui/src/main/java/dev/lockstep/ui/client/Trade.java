package dev.lockstep.ui.client;

import java.time.Instant;

/** One trade of one of our orders; {@code executedAt} is the venue's time. */
public record Trade(
        String venueTradeId,
        String orderId,
        String symbol,
        String side,
        Amount quantity,
        Amount price,
        Amount fee,
        Instant executedAt) {}
