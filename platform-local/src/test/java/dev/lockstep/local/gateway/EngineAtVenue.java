package dev.lockstep.local.gateway;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.adapter.binance.BinanceMarketConfiguration;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.resilience.adapter.ResilienceConfiguration;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.local.venue.VenueAccountSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Mono;

/** The engine's own wiring of venue adapter and guard, pointed at a venue on loopback. */
final class EngineAtVenue implements AutoCloseable {
    static final Venue VENUE = new Venue("binance");
    static final Instrument BTCUSDT = new Instrument(VENUE, "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
    static final InstallationTag TAG = new InstallationTag("1a2b3c4d");
    static final TenantId TENANT = new TenantId(new UUID(0, 1));
    static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(new UUID(0, 2));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EngineAtVenue(int port, VenueAccountSettings account, Map<String, Object> more) {
        String venue = "lockstep.venues.binance.";
        Map<String, Object> properties = new HashMap<>(Map.of(
                venue + "simulated",
                "true",
                venue + "rest-url",
                "http://127.0.0.1:" + port,
                venue + "stream-url",
                "ws://127.0.0.1:" + port,
                venue + "ws-api-url",
                "ws://127.0.0.1:" + port + "/ws-api/v3",
                venue + "idle-timeout",
                "2s",
                venue + "ping-interval",
                "500ms",
                "lockstep.installation.tag",
                TAG.value()));
        properties.putAll(more);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(ExchangeAccounts.class, OneAccount::new);
        context.registerBean(CredentialVault.class, () -> new OneSecret(account));
        context.register(ResilienceConfiguration.class);
        context.register(BinanceMarketConfiguration.class);
        context.scan("dev.lockstep.engine.gateway.adapter.binance");
        context.registerBean(InstallationTag.class, () -> TAG);
        context.refresh();
    }

    ExchangeGateway gateway() {
        return context.getBean(ExchangeGateways.class).of(TENANT, ACCOUNT).block();
    }

    MarketData market() {
        return context.getBean(MarketData.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class OneAccount implements ExchangeAccounts {
        @Override
        public Mono<ExchangeAccount> find(TenantId tenant, ExchangeAccountId id) {
            return Mono.just(new ExchangeAccount(tenant, id, VENUE, "main", true));
        }

        @Override
        public Mono<List<ExchangeAccount>> all(TenantId tenant) {
            return find(tenant, ACCOUNT).map(List::of);
        }
    }

    private record OneSecret(VenueAccountSettings account) implements CredentialVault {
        @Override
        public Mono<Credentials> open(ExchangeAccount any) {
            return Mono.just(new Credentials(account.apiKey(), account.secret()));
        }

        @Override
        public Mono<Void> seal(ExchangeAccount any, Credentials credentials) {
            return Mono.empty();
        }
    }
}
