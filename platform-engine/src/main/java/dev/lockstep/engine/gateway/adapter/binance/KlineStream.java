package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/**
 * One subscriber's closed candles without a hole. An event about a candle proves that every earlier one has closed,
 * whatever any clock says; those that were missed, by a lost connection or by the venue, are fetched before it is
 * looked at. Holds the place it has reached, so it is made anew for each subscription and outlives its connections.
 */
final class KlineStream {
    private final Klines klines;
    private final KlineReader reader;
    private final Instrument instrument;
    private final Timeframe timeframe;
    private @Nullable Candle last;
    private Instant completeBefore = Instant.MAX;

    KlineStream(Klines klines, Instrument instrument, Timeframe timeframe) {
        this.klines = klines;
        this.reader = new KlineReader(instrument, timeframe);
        this.instrument = instrument;
        this.timeframe = timeframe;
    }

    /** The closed candles an event brings to light; to be called one after the other. */
    Flux<Candle> read(String text) {
        JsonNode event = Streams.event(text);
        if (!Json.textOrEmpty(event, "e").equals("kline")) {
            return Flux.empty();
        }
        JsonNode kline = Json.field(event, "k");
        Instant open = Json.millis(kline, "t");
        Flux<Candle> own = kline.path("x").asBoolean(false) ? Flux.just(reader.event(kline)) : Flux.empty();
        return missedBefore(open).concatWith(own).filter(this::isNew).map(this::passed);
    }

    private Flux<Candle> missedBefore(Instant open) {
        if (!completeBefore.isBefore(open)) {
            return Flux.empty();
        }
        return klines.between(instrument, timeframe, completeBefore, open)
                .concatWith(Flux.<Candle>empty().doOnComplete(() -> completeBefore = open));
    }

    private boolean isNew(Candle candle) {
        return last == null || candle.openTime().isAfter(last.openTime());
    }

    private Candle passed(Candle candle) {
        Candle good = CandleContract.check(candle, last, instrument + " stream");
        last = good;
        completeBefore = good.closeTime();
        return good;
    }
}
