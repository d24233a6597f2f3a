package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a profile was worth over market time, oldest first. */
public record Equity(String profileId, String asset, BigDecimal capital, List<Point> points) {
    public Equity {
        points = List.copyOf(points);
    }

    /** At one moment of market time. */
    public record Point(Instant at, BigDecimal equity) {}
}
