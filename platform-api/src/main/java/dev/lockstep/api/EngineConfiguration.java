package dev.lockstep.api;

import dev.lockstep.engine.event.adapter.EventConfiguration;
import dev.lockstep.engine.gateway.adapter.binance.BinanceMarketConfiguration;
import dev.lockstep.engine.market.adapter.CandleFeedConfiguration;
import dev.lockstep.engine.resilience.adapter.ResilienceConfiguration;
import dev.lockstep.engine.tenancy.adapter.TenancyConfiguration;
import dev.lockstep.engine.tracing.adapter.TracingConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Repository;

/**
 * What the API takes of the engine: the stores, the feeds, and the venues' public data; none of its machinery, nothing
 * here trades.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.lockstep.engine",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Repository.class))
@Import({
    TenancyConfiguration.class,
    EventConfiguration.class,
    CandleFeedConfiguration.class,
    ResilienceConfiguration.class,
    BinanceMarketConfiguration.class,
    TracingConfiguration.class
})
class EngineConfiguration {}
