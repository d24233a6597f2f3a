package dev.lockstep.api.candle;

import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.Marks;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Listens to the installation's candles for as long as the process lives, and hands them to whoever shows them. */
@Component
public class LiveCandles implements SmartLifecycle {
    private final CandleFeed feed;
    private final CandleBook book;
    private final Marks marks;
    private final MarketClocks clocks;
    private final Sinks.Many<Candle> heard = Sinks.many().multicast().directBestEffort();
    private volatile Disposable listening = Disposables.disposed();

    LiveCandles(CandleFeed feed, CandleBook book, Marks marks, MarketClocks clocks) {
        this.feed = feed;
        this.book = book;
        this.marks = marks;
        this.clocks = clocks;
    }

    /** From now on; a listener that is too slow misses some. */
    public Flux<Candle> candles() {
        return heard.asFlux();
    }

    public FeedState state() {
        return feed.state();
    }

    @Override
    public void start() {
        listening = feed.candles().subscribe(this::hear);
    }

    @Override
    public void stop() {
        listening.dispose();
    }

    @Override
    public boolean isRunning() {
        return !listening.isDisposed();
    }

    private void hear(Candle candle) {
        clocks.seen(candle);
        marks.seen(candle);
        book.add(candle);
        Sinks.EmitResult _ = heard.tryEmitNext(candle);
    }
}
