package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.adapter.GatewaySettings;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class BinanceGatewaysTest {
    private static final TenantId OTHER_TENANT = new TenantId(new UUID(9, 9));

    private final AtomicInteger opened = new AtomicInteger();
    private Venue venueOfAccount = Fixture.VENUE;
    private boolean vaultFails;

    @Test
    void an_account_has_one_gateway_per_process() {
        // given
        BinanceGateways gateways = gateways();

        // when
        ExchangeGateway first = gateways.of(Fixture.TENANT, Fixture.ACCOUNT).block();
        ExchangeGateway second = gateways.of(Fixture.TENANT, Fixture.ACCOUNT).block();

        // then
        assertThat(second).isSameAs(first);
        assertThat(opened).hasValue(1);
    }

    @Test
    void another_tenants_account_is_not_found_even_while_it_is_open() {
        // given
        BinanceGateways gateways = gateways();
        assertThat(gateways.of(Fixture.TENANT, Fixture.ACCOUNT).block()).isNotNull();

        // when, then
        StepVerifier.create(gateways.of(OTHER_TENANT, Fixture.ACCOUNT))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                NotFound.class,
                                problem -> assertThat(problem.code()).isEqualTo("exchange_account_not_found")))
                .verify();
    }

    @Test
    void a_vault_that_failed_once_is_asked_again() {
        // given
        BinanceGateways gateways = gateways();
        vaultFails = true;
        StepVerifier.create(gateways.of(Fixture.TENANT, Fixture.ACCOUNT)).verifyError(ProviderError.class);

        // when
        vaultFails = false;

        // then
        assertThat(gateways.of(Fixture.TENANT, Fixture.ACCOUNT).block()).isNotNull();
    }

    @Test
    void an_account_at_a_venue_nobody_configured_is_a_coded_error() {
        venueOfAccount = new Venue("elsewhere");

        StepVerifier.create(gateways().of(Fixture.TENANT, Fixture.ACCOUNT)).verifyError(ConfigError.class);
    }

    private BinanceGateways gateways() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        GatewaySettings settings = new GatewaySettings(
                Map.of("binance", Fixture.settings(nowhere, URI.create("ws://127.0.0.1:1/ws-api/v3"))));
        BinanceVenues venues =
                BinanceVenues.open(settings, InstantSource.system(), Schedulers.parallel(), new SimpleMeterRegistry());
        return new BinanceGateways(
                venues.byName(), new OneAccount(), new OneSecret(), Fixture.TAG, (venue, gateway) -> gateway);
    }

    private final class OneAccount implements ExchangeAccounts {
        @Override
        public Mono<ExchangeAccount> find(TenantId tenant, ExchangeAccountId id) {
            return Mono.fromSupplier(() -> tenant.equals(Fixture.TENANT) && id.equals(Fixture.ACCOUNT)
                    ? new ExchangeAccount(tenant, id, venueOfAccount, "main", true)
                    : null);
        }

        @Override
        public Mono<List<ExchangeAccount>> all(TenantId tenant) {
            return find(tenant, Fixture.ACCOUNT).map(List::of);
        }
    }

    private final class OneSecret implements CredentialVault {
        @Override
        public Mono<Credentials> open(ExchangeAccount account) {
            return Mono.fromSupplier(() -> {
                if (vaultFails) {
                    throw new ProviderError("vault", "the key service does not answer", "try again");
                }
                opened.incrementAndGet();
                return new Credentials("key", "secret");
            });
        }

        @Override
        public Mono<Void> seal(ExchangeAccount account, Credentials credentials) {
            return Mono.empty();
        }
    }
}
