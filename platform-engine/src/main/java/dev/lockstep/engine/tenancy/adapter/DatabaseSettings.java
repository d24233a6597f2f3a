package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.problem.ConfigError;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and as whom this process speaks to it ({@code lockstep.database.*}).
 *
 * @param host name or address
 * @param port TCP port
 * @param name the database
 * @param username a login role that neither owns a table nor passes by row security
 * @param password of {@code username}
 * @param poolSize connections at most, 1 to 200
 * @param relayUsername login role of the outbox relay; null in a process that runs none
 * @param relayPassword of {@code relayUsername}
 */
@ConfigurationProperties("lockstep.database")
public record DatabaseSettings(
        @DefaultValue("localhost") String host,
        @DefaultValue("5432") int port,
        @DefaultValue("lockstep") String name,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("16") int poolSize,
        @Nullable String relayUsername,
        @Nullable String relayPassword) {
    public DatabaseSettings {
        if (username.isBlank()) {
            throw new ConfigError(
                    "database_username",
                    "lockstep.database.username is not set",
                    "set it to the login role of this process, see db/README");
        }
        if (poolSize < 1 || poolSize > 200) {
            throw new ConfigError(
                    "database_pool_size",
                    "lockstep.database.pool-size is " + poolSize,
                    "choose 1 to 200 connections; 16 are enough for one process");
        }
    }

    @Override
    public String toString() {
        return username + "@" + host + ":" + port + "/" + name;
    }
}
