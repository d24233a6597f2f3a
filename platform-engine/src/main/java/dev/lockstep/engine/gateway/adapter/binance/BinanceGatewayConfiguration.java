package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.adapter.GuardedGateway;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.resilience.CallGuard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the gateways of the accounts at the configured venues. */
@Configuration(proxyBeanMethods = false)
class BinanceGatewayConfiguration {
    @Bean
    ExchangeGateways exchangeGateways(
            BinanceVenues venues,
            ExchangeAccounts accounts,
            CredentialVault vault,
            InstallationTag tag,
            CallGuard guard) {
        return new BinanceGateways(
                venues.byName(), accounts, vault, tag, (venue, gateway) -> new GuardedGateway(venue, gateway, guard));
    }
}
