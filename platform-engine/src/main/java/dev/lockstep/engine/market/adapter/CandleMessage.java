package dev.lockstep.engine.market.adapter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** A candle as one message: everything is text, so that no reader makes a binary fraction of a price. */
record CandleMessage(
        String venue,
        String symbol,
        String base,
        String quote,
        String timeframe,
        String openTime,
        String open,
        String high,
        String low,
        String close,
        String volume) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static String key(Candle candle) {
        return candle.instrument() + ":" + candle.timeframe();
    }

    static String write(Candle candle) {
        Instrument instrument = candle.instrument();
        return MAPPER.writeValueAsString(new CandleMessage(
                instrument.venue().name(),
                instrument.symbol(),
                instrument.base().code(),
                instrument.quote().code(),
                candle.timeframe().text(),
                candle.openTime().toString(),
                candle.open().value().toPlainString(),
                candle.high().value().toPlainString(),
                candle.low().value().toPlainString(),
                candle.close().value().toPlainString(),
                candle.volume().value().toPlainString()));
    }

    /** The candle; throws what the parser or the candle's own rules throw. */
    static Candle read(String text, String where) {
        CandleMessage message = MAPPER.readValue(text, CandleMessage.class);
        return CandleContract.check(message.candle(), null, where);
    }

    private Candle candle() {
        Asset paid = Asset.of(quote);
        Instrument instrument = new Instrument(new Venue(venue), symbol, Asset.of(base), paid);
        return new Candle(
                instrument,
                Timeframe.of(timeframe),
                Instant.parse(openTime),
                price(open, paid),
                price(high, paid),
                price(low, paid),
                price(close, paid),
                new Quantity(new BigDecimal(volume), instrument.base()));
    }

    private static Price price(String value, Asset quote) {
        return new Price(new BigDecimal(value), quote);
    }
}
