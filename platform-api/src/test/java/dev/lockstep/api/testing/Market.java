package dev.lockstep.api.testing;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Candles as an engine shares them, over the real topic. */
public final class Market {
    public static final Instant OPEN = Instant.parse("2026-03-01T12:00:00Z");

    private Market() {}

    /** The candle that opens {@code minute} minutes after {@link #OPEN}. */
    public static Candle candle(String symbol, int minute, String close) {
        Asset usdt = Asset.of("USDT");
        Asset base = Asset.of(symbol.replace("USDT", ""));
        Price price = new Price(new BigDecimal(close), usdt);
        return new Candle(
                new Instrument(new Venue("binance"), symbol, base, usdt),
                Timeframe.M1,
                OPEN.plusSeconds(60L * minute),
                price,
                price,
                price,
                price,
                Quantity.of("1.5", base.code()));
    }

    public static void publish(ApiFixture api, Candle candle) {
        api.bean(CandleFeed.class).publish(candle).block(Duration.ofSeconds(20));
    }

    /** Waits until the API listens to the topic: what is published after that, it hears. */
    public static void heardBy(ApiFixture api) {
        await(() -> api.bean(CandleFeed.class).state().connected());
    }

    public static void await(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (i == 600) {
                throw new AssertionError("not within 30 s");
            }
            Mono.delay(Duration.ofMillis(50)).block();
        }
    }
}
