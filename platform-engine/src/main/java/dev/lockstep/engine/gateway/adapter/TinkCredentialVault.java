package dev.lockstep.engine.gateway.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.tenancy.TenantScope;
import java.nio.ByteBuffer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** {@link CredentialVault} in the table {@code exchange_credentials}, sealed by {@link CredentialSeal}. */
final class TinkCredentialVault implements CredentialVault {
    private static final String OPEN = """
            select sealed from exchange_credentials
             where tenant_id = :tenant and exchange_account_id = :account
            """;

    /** Not through {@code excluded}: that would need the right to read what is sealed, which the API has not. */
    private static final String SEAL = """
            insert into exchange_credentials (tenant_id, exchange_account_id, key_id, api_key_hint, sealed)
            values (:tenant, :account, :key_id, :hint, :sealed)
            on conflict on constraint exchange_credentials_pkey do update
               set key_id = :key_id, api_key_hint = :hint, sealed = :sealed, updated_at = clock_timestamp()
            """;

    private static final int HINT = 4;

    private final TenantScope scope;
    private final DatabaseClient database;
    private final CredentialSeal seal;

    TinkCredentialVault(TenantScope scope, DatabaseClient database, CredentialSeal seal) {
        this.scope = scope;
        this.database = database;
        this.seal = seal;
    }

    @Override
    public Mono<Credentials> open(ExchangeAccount account) {
        return scope.within(
                        account.tenant(),
                        () -> database.sql(OPEN)
                                .bind("tenant", account.tenant().value())
                                .bind("account", account.id().value())
                                .map(row -> column(row, "sealed", byte[].class))
                                .one())
                .map(stored -> seal.open(account, stored))
                .switchIfEmpty(Mono.error(() -> new NotFound(
                        "exchange_credentials",
                        "exchange account " + account.id() + " has no credentials",
                        "enter the venue's API key for it")));
    }

    @Override
    public Mono<Void> seal(ExchangeAccount account, Credentials credentials) {
        byte[] sealed = seal.seal(account, credentials);
        return scope.within(
                account.tenant(),
                () -> database.sql(SEAL)
                        .bind("tenant", account.tenant().value())
                        .bind("account", account.id().value())
                        .bind("key_id", seal.keyId())
                        .bind("hint", hint(credentials.apiKey()))
                        .bind("sealed", ByteBuffer.wrap(sealed))
                        .then());
    }

    /** Enough to tell two keys apart, and only where that leaves most of it unsaid. */
    private static String hint(String apiKey) {
        return apiKey.length() >= 4 * HINT ? "…" + apiKey.substring(apiKey.length() - HINT) : "…";
    }
}
