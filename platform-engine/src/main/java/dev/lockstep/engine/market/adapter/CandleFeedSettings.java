package dev.lockstep.engine.market.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where candles are shared ({@code lockstep.kafka.*}).
 *
 * @param bootstrapServers comma-separated {@code host:port}
 * @param candlesTopic keyed by instrument and timeframe
 */
@ConfigurationProperties("lockstep.kafka")
record CandleFeedSettings(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue("lockstep.candles") String candlesTopic) {}
