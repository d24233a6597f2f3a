package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.GatewaySettings;
import dev.lockstep.engine.gateway.adapter.GuardedMarketData;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.resilience.CallGuard;
import dev.lockstep.engine.time.WallClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Wires the configured venues and their public market data; needs no account, so the API may import it alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
public class BinanceMarketConfiguration {
    @Bean
    BinanceVenues binanceVenues(GatewaySettings settings, MeterRegistry meters) {
        return BinanceVenues.open(settings, WallClock.system(), Schedulers.parallel(), meters);
    }

    @Bean
    MarketClocks marketClocks(BinanceVenues venues) {
        return venues.clocks();
    }

    @Bean
    MarketData marketData(BinanceVenues venues, MarketClocks clocks, CallGuard guard) {
        return new GuardedMarketData(new BinanceMarketData(venues.markets(clocks)), guard);
    }
}
