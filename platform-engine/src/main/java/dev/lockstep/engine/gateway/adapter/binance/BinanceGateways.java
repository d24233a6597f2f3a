package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Gateways by tenant and account, opened on first use and kept. The account is looked up inside its tenant, so another
 * tenant's account id finds nothing; a failure to open is not kept.
 */
final class BinanceGateways implements ExchangeGateways {
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Map<Venue, BinanceVenue> venues;
    private final ExchangeAccounts accounts;
    private final CredentialVault vault;
    private final InstallationTag tag;
    private final BiFunction<Venue, ExchangeGateway, ExchangeGateway> wrap;
    private final Map<Key, Mono<ExchangeGateway>> open = new ConcurrentHashMap<>();

    BinanceGateways(
            Map<Venue, BinanceVenue> venues,
            ExchangeAccounts accounts,
            CredentialVault vault,
            InstallationTag tag,
            BiFunction<Venue, ExchangeGateway, ExchangeGateway> wrap) {
        this.venues = Map.copyOf(venues);
        this.accounts = accounts;
        this.vault = vault;
        this.tag = tag;
        this.wrap = wrap;
    }

    @Override
    public Mono<ExchangeGateway> of(TenantId tenant, ExchangeAccountId account) {
        return open.computeIfAbsent(
                new Key(tenant, account),
                key -> open(key).cache(gateway -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO));
    }

    private Mono<ExchangeGateway> open(Key key) {
        return accounts.find(key.tenant, key.account)
                .switchIfEmpty(Mono.error(() -> unknown(key.account)))
                .flatMap(this::open);
    }

    private Mono<ExchangeGateway> open(ExchangeAccount account) {
        BinanceVenue venue = venues.get(account.venue());
        if (venue == null) {
            return Mono.error(unconfigured(account.venue()));
        }
        return vault.open(account)
                .map(credentials -> new BinanceGateway(venue, account, new BinanceSigner(credentials), tag))
                .map(gateway -> wrap.apply(account.venue(), gateway));
    }

    private static NotFound unknown(ExchangeAccountId account) {
        return new NotFound(
                "exchange_account_not_found",
                "there is no exchange account " + account,
                "list the exchange accounts of this tenant and use one of their ids");
    }

    private static ConfigError unconfigured(Venue venue) {
        return new ConfigError(
                "venue_unknown",
                "no venue is configured under the name " + venue,
                "configure lockstep.venues." + venue + " or move the account to a configured venue",
                Map.of("venue", venue.name()));
    }

    private record Key(TenantId tenant, ExchangeAccountId account) {}
}
