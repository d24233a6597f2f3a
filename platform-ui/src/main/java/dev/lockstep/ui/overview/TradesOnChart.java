package dev.lockstep.ui.overview;

import dev.lockstep.ui.client.Decision;
import dev.lockstep.ui.client.PlatformClient;
import dev.lockstep.ui.client.Trade;
import dev.lockstep.ui.component.CandleChart;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which candle each trade belongs to. A trade has the venue's time, a candle the market's, and on a market that runs
 * faster than the clock the two differ; but every candle was judged, so the decisions say which candle closed when.
 */
final class TradesOnChart {
    private final NavigableMap<Instant, Instant> closes = new TreeMap<>();
    private final long seconds;

    TradesOnChart(List<Decision> decisions, long seconds) {
        decisions.forEach(decision -> closes.put(decision.decidedAt(), decision.candleCloseTime()));
        this.seconds = seconds;
    }

    static List<CandleChart.Trade> read(PlatformClient client, Instrument instrument) {
        List<Decision> decisions = client.decisionsOf(instrument.profileId()).items().stream()
                .filter(decision -> decision.symbol().equals(instrument.symbol()))
                .toList();
        var chart = new TradesOnChart(decisions, Timeframes.seconds(instrument.timeframe()));
        return client.trades(instrument.profileId()).items().reversed().stream()
                .filter(trade -> trade.symbol().equals(instrument.symbol()))
                .flatMap(trade -> chart.drawn(trade).stream())
                .toList();
    }

    private Optional<CandleChart.Trade> drawn(Trade trade) {
        return candle(trade.executedAt())
                .map(start ->
                        CandleChart.Trade.of(start, trade.side(), trade.price().amount()));
    }

    /** Start of the candle that was open then; empty before the first that is known. */
    Optional<Instant> candle(Instant at) {
        var next = closes.ceilingEntry(at);
        if (next != null) {
            boolean known = closes.floorKey(at) != null;
            return known ? Optional.of(next.getValue().minusSeconds(seconds)) : Optional.empty();
        }
        var last = closes.lastEntry();
        return Optional.ofNullable(last).map(entry -> entry.getValue());
    }
}
