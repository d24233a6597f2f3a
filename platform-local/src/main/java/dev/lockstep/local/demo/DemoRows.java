package dev.lockstep.local.demo;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.adapter.CredentialSeal;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.local.home.Secrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes what no tenant can write for itself: the tenants, their first members, and their account at the simulated
 * venue with its sealed key. Rows that are there stay as they are.
 */
public final class DemoRows {

    private static final String TENANT = """
            insert into tenants (tenant_id, slug, name) values (?, ?, ?) on conflict do nothing
            """;
    private static final String MEMBER = """
            insert into members (tenant_id, subject, role) values (?, ?, 'TRADER') on conflict do nothing
            """;
    private static final String ACCOUNT = """
            insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
            values (?, ?, ?, ?, true) on conflict do nothing
            """;
    private static final String CREDENTIALS = """
            insert into exchange_credentials (tenant_id, exchange_account_id, key_id, api_key_hint, sealed)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final int HINT = 6;

    private final Connection connection;
    private final CredentialSeal seal;
    private final Secrets secrets;

    /** @param connection of a superuser, which row security lets pass */
    public DemoRows(Connection connection, CredentialSeal seal, Secrets secrets) {
        this.connection = connection;
        this.seal = seal;
        this.secrets = secrets;
    }

    public void write() throws SQLException {
        connection.setAutoCommit(false);
        for (var tenant : DemoTenant.values()) {
            insert(TENANT, tenant.id(), tenant.slug(), tenant.title());
            for (var member : tenant.members()) {
                insert(MEMBER, tenant.id(), member);
            }
            insert(ACCOUNT, tenant.id(), tenant.account(), DemoTenant.VENUE, "Simulated Binance");
            credentials(tenant);
        }
        connection.commit();
    }

    private void credentials(DemoTenant tenant) throws SQLException {
        var account = new ExchangeAccount(
                new TenantId(tenant.id()),
                new ExchangeAccountId(tenant.account()),
                new Venue(DemoTenant.VENUE),
                "Simulated Binance",
                true);
        var key = VenueKey.of(tenant, secrets);
        insert(
                CREDENTIALS,
                tenant.id(),
                tenant.account(),
                seal.keyId(),
                key.apiKey().substring(0, HINT),
                seal.seal(account, new Credentials(key.apiKey(), key.secret())));
    }

    private void insert(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
