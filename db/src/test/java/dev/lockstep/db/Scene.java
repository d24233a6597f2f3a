package dev.lockstep.db;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.util.UUID;

/**
 * A tenant with an exchange account, a running profile of 1000 USDT and an engine that holds its shard. All scenes
 * share a database; what a test reads or does as an operator it sees and does in its own tenant only.
 */
final class Scene {
    static final String ENGINE = "engine-1";
    private static TestDatabase shared;

    final TestDatabase database;
    final String shard = "shard:" + UUID.randomUUID();
    final UUID tenant = UUID.randomUUID();
    final UUID account = UUID.randomUUID();
    final UUID profile = UUID.randomUUID();
    final long fence;

    private Scene(TestDatabase database) {
        this.database = database;
        try (Session session = Session.superuser(database)) {
            session.update("insert into tenants (tenant_id, slug, name) values (?, ?, 'Acme')", tenant, slug(tenant));
            session.update(
                    "insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)"
                            + " values (?, ?, 'binance', 'main', true)",
                    tenant,
                    account);
            session.commit();
        }
        fence = shardFence();
        createProfile(profile, "first");
    }

    static Scene fresh() {
        return new Scene(shared());
    }

    static Scene in(TestDatabase database) {
        return new Scene(database);
    }

    // no static initialiser: where there is no server the fixture aborts the test, and an abort must not become an
    // error
    private static synchronized TestDatabase shared() {
        if (shared == null) {
            shared = PostgresFixture.freshDatabase();
        }
        return shared;
    }

    /** Another tenant in the same database, served by the same engine. */
    Scene another() {
        return new Scene(database);
    }

    static String slug(UUID tenant) {
        return "t" + tenant.toString().replace("-", "").substring(0, 12);
    }

    static String orderId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private long shardFence() {
        try (Session session = engine()) {
            Row lease = session.one("select fence from lease_acquire(?, ?, 600000000)", shard, ENGINE);
            session.commit();
            return lease.number("fence");
        }
    }

    Row createProfile(UUID id, String name) {
        try (Session session = Session.of(database, DatabaseRole.APP, tenant)) {
            Row row = session.call("fn_create_profile", Requests.createProfile(this, id, name, "1000"));
            session.commit();
            return row;
        }
    }

    Session engine() {
        return Session.of(database, DatabaseRole.ENGINE, tenant);
    }

    /** One committed call of the engine. */
    Row call(String function, String json) {
        try (Session session = engine()) {
            Row row = session.call(function, json);
            session.commit();
            return row;
        }
    }

    /** One committed change as the owner, so without regard to grants, within the tenant. */
    void operator(String sql, Object... arguments) {
        try (Session session = Session.owner(database, tenant)) {
            session.update(sql, arguments);
            session.commit();
        }
    }

    Row read(String sql, Object... arguments) {
        try (Session session = Session.owner(database, tenant)) {
            return session.one(sql, arguments);
        }
    }

    String balance(String kind, String asset) {
        return balance(kind, "", asset);
    }

    /** The amount without trailing zeros; 0 where nothing was posted. */
    String balance(String kind, String reference, String asset) {
        return read("""
                        select coalesce(sum(trim_scale(amount)), 0)::text as amount from ledger_accounts
                         where tenant_id = ? and profile_id = ? and kind = ? and reference = ? and asset = ?
                        """, tenant, profile, kind, reference, asset).get("amount");
    }

    /** Everything of this tenant, to see that a refused call left nothing; fences and balances included. */
    String trace() {
        StringBuilder trace = new StringBuilder();
        try (Session session = Session.superuser(database)) {
            for (Row table :
                    session.query("select table_name from information_schema.columns where table_schema = 'public'"
                            + " and column_name = 'tenant_id' order by 1")) {
                String name = table.get("table_name");
                trace.append(name)
                        .append(session.one(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '')"
                                                + " as rows from " + name + " t where tenant_id = ?",
                                        tenant)
                                .get("rows"))
                        .append('\n');
            }
        }
        return trace.toString();
    }
}
