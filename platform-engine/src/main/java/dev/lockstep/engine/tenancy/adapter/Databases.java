package dev.lockstep.engine.tenancy.adapter;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.Duration;

/**
 * Opens pools to the platform's database. How long a statement, a lock or a transaction may take is set on the login
 * roles: a time-out on our side could only stop waiting, with the transaction still open behind the cancel shield.
 */
final class Databases {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int CACHED_STATEMENTS = 256;

    private Databases() {}

    static ConnectionPool pool(DatabaseSettings settings) {
        return pool(settings, settings.username(), settings.password(), settings.poolSize(), "lockstep");
    }

    static ConnectionPool pool(
            DatabaseSettings settings, String username, String password, int size, String application) {
        ConnectionPoolConfiguration.Builder pool =
                ConnectionPoolConfiguration.builder(factory(settings, username, password, application));
        return new CleanConnectionPool(CleanConnectionPool.limited(pool, size), size);
    }

    static PostgresqlConnectionFactory factory(
            DatabaseSettings settings, String username, String password, String application) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.name())
                .username(username)
                .password(password)
                .applicationName(application)
                .connectTimeout(CONNECT_TIMEOUT)
                .preparedStatementCacheQueries(CACHED_STATEMENTS)
                .tcpKeepAlive(true)
                .build());
    }
}
