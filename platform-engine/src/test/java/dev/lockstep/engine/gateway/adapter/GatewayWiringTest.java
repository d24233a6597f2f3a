package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.adapter.binance.BinanceMarketConfiguration;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.resilience.adapter.ResilienceConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class GatewayWiringTest {

    @Test
    void market_data_needs_three_addresses_and_no_account() {
        new ApplicationContextRunner()
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withUserConfiguration(ResilienceConfiguration.class, BinanceMarketConfiguration.class)
                .withPropertyValues(
                        "lockstep.venues.binance.rest-url=http://127.0.0.1:1",
                        "lockstep.venues.binance.stream-url=ws://127.0.0.1:1",
                        "lockstep.venues.binance.ws-api-url=ws://127.0.0.1:1/ws-api/v3",
                        "lockstep.venues.binance.simulated=true")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(MarketData.class);
                    assertThat(context.getBean(MarketClocks.class)
                                    .of(new Venue("binance"))
                                    .now())
                            .isEqualTo(Instant.EPOCH);
                });
    }

    @Test
    void a_protocol_nothing_here_speaks_stops_the_start() {
        new ApplicationContextRunner()
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withUserConfiguration(ResilienceConfiguration.class, BinanceMarketConfiguration.class)
                .withPropertyValues(
                        "lockstep.venues.kraken.protocol=kraken",
                        "lockstep.venues.kraken.rest-url=http://127.0.0.1:1",
                        "lockstep.venues.kraken.stream-url=ws://127.0.0.1:1",
                        "lockstep.venues.kraken.ws-api-url=ws://127.0.0.1:1/ws-api/v3")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("venue kraken is to speak \"kraken\", which nothing here does"));
    }
}
