package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.problem.StoreCorruptionError;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;

@Tag("server")
class CredentialVaultTest {
    @TempDir
    private Path directory;

    @Test
    void the_api_seals_and_replaces_but_only_the_engine_opens_and_only_for_the_same_account() {
        TestDatabase database = PostgresFixture.freshDatabase();
        TenantId tenant = Seed.tenant(database, "acme");
        ExchangeAccountId first = Seed.account(database, tenant);
        ExchangeAccountId second = Seed.account(database, tenant);
        Path keyset = directory.resolve("vault.json");
        CredentialSeal.createKeyset(keyset);
        try (Stores api = Stores.on(database, DatabaseRole.APP, 2);
                Stores engine = Stores.on(database, DatabaseRole.ENGINE, 2)) {
            var sealing = vault(api, keyset);
            var opening = vault(engine, keyset);
            ExchangeAccount account =
                    engine.get(ExchangeAccounts.class).find(tenant, first).block();
            ExchangeAccount other =
                    engine.get(ExchangeAccounts.class).find(tenant, second).block();

            sealing.seal(account, new Credentials("old", "old")).block();
            sealing.seal(account, new Credentials("key", "secret")).block();

            assertThat(opening.open(account).block()).isEqualTo(new Credentials("key", "secret"));
            assertThatThrownBy(() -> sealing.open(account).block()).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> opening.open(other).block()).isInstanceOf(NotFound.class);

            Seed.sql(database, """
                    insert into exchange_credentials (tenant_id, exchange_account_id, key_id, api_key_hint, sealed)
                    select tenant_id, ?, key_id, api_key_hint, sealed from exchange_credentials
                    """, second.value());
            assertThatThrownBy(() -> opening.open(other).block()).isInstanceOf(StoreCorruptionError.class);
        }
    }

    private static TinkCredentialVault vault(Stores stores, Path keyset) {
        return new TinkCredentialVault(
                stores.get(TenantScope.class), stores.get(DatabaseClient.class), CredentialSeal.of(keyset));
    }
}
