package dev.lockstep.engine.market.adapter;

import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.time.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Candles shared among processes: engines publish and read, the API reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CandleFeedSettings.class)
public class CandleFeedConfiguration {

    @Bean(destroyMethod = "close")
    CandleFeed candleFeed(CandleFeedSettings settings, MeterRegistry meters) {
        return new KafkaCandles(
                settings, "lockstep-candles-" + RandomIds.system().next(), meters);
    }
}
