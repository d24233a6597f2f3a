package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Price;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A venue's public market data. One feed per venue and instrument serves the whole installation. */
public interface MarketData {
    /** Closed candles that passed the contract, in order, without end; reconnects by itself and fills its own gaps. */
    Flux<Candle> candles(Instrument instrument, Timeframe timeframe);

    /** The last {@code limit} closed candles, oldest first: what a strategy is warmed up with. */
    Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit);

    /** Last traded prices, without end; what managed exits and the screens are marked with. */
    Flux<Price> prices(Instrument instrument);

    /** The last traded price, asked for now. */
    Mono<Price> price(Instrument instrument);

    /** The venue's rules for one symbol; an unknown symbol is a {@code DataContractError} {@code symbol_unknown}. */
    Mono<SymbolRules> rules(Venue venue, String symbol);
}
