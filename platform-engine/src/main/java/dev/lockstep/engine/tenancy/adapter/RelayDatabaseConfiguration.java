package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.tenancy.InstallationScope;
import io.r2dbc.pool.ConnectionPool;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The database as the outbox relay sees it: a role that reads the outbox of all tenants and nothing else, with a small
 * pool of its own, so that a slow broker never takes a connection from trading. Engines only.
 */
@Configuration(proxyBeanMethods = false)
class RelayDatabaseConfiguration {
    static final String RELAY = "relay";
    private static final int CONNECTIONS = 3;

    @Bean(destroyMethod = "dispose", defaultCandidate = false)
    @Qualifier(RELAY)
    ConnectionPool relayConnections(DatabaseSettings settings) {
        String username = settings.relayUsername();
        String password = settings.relayPassword();
        if (username == null || password == null) {
            throw new ConfigError(
                    "database_relay_username",
                    "lockstep.database.relay-username or relay-password is not set",
                    "set them to the relay's login role, see db/README");
        }
        return Databases.pool(settings, username, password, CONNECTIONS, "lockstep-relay");
    }

    @Bean(defaultCandidate = false)
    @Qualifier(RELAY)
    DatabaseClient relayDatabase(@Qualifier(RELAY) ConnectionPool connections) {
        return DatabaseClient.create(connections);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(RELAY)
    InstallationScope relayScope(@Qualifier(RELAY) ConnectionPool connections, LostTransactions lost) {
        return new R2dbcInstallationScope(new ShieldedTransactions(new R2dbcTransactionManager(connections), lost));
    }

    /** The relay reads every tenant's events, so its role is looked at as closely as the process's own. */
    @Bean(defaultCandidate = false)
    @Qualifier(RELAY)
    StartupGate relayGate(@Qualifier(RELAY) DatabaseClient database, DatabaseSettings settings) {
        return new StartupGate(new RowSecurityCheck(database), settings);
    }
}
