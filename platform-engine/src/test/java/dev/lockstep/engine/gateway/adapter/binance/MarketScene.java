package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleClock;
import dev.lockstep.engine.market.MarketClocks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The market data of a venue that says what a test wants, and candles as it writes them. */
abstract class MarketScene {
    static final String KLINES = "GET /api/v3/klines";
    static final Duration LONG = Duration.ofSeconds(10);

    final FakeVenue fake = new FakeVenue();
    final CandleClock clock = new CandleClock();
    final BinanceMarketData data = data(Fixture.settings(fake.http(), fake.ws("/ws-api/v3")));

    @AfterEach
    final void closeFake() {
        fake.close();
    }

    BinanceMarketData data(VenueSettings settings) {
        BinanceVenue venue = BinanceVenue.open(
                Fixture.VENUE, settings, InstantSource.system(), Schedulers.parallel(), new SimpleMeterRegistry());
        MarketClocks clocks = new MarketClocks(Map.of(Fixture.VENUE, clock));
        return new BinanceMarketData(Map.of(Fixture.VENUE, new BinanceMarket(venue, clocks)));
    }

    void says(String... events) {
        fake.talks((in, out) -> out.sendString(Flux.just(events)).neverComplete());
    }

    static String event(long minute, boolean closed) {
        return """
                {"e":"kline","s":"BTCUSDT","k":{"t":%d,"s":"BTCUSDT","i":"1m","o":"10","c":"10.5","h":"11","l":"9","v":"3","x":%s}}
                """.formatted(minute * 60_000, closed);
    }

    static String rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(minute -> row(minute, "10", "11", "9", "10"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String row(long minute, String open, String high, String low, String close) {
        return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"7\",%d,\"0\",1,\"0\",\"0\",\"0\"]"
                .formatted(minute * 60_000, open, high, low, close, minute * 60_000 + 59_999);
    }

    static List<Long> minutes(List<Candle> candles) {
        return candles.stream()
                .map(candle -> candle.openTime().getEpochSecond() / 60)
                .toList();
    }
}
