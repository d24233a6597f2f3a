package dev.lockstep.local.bench;

import dev.lockstep.db.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a benchmark's database answers on this machine.
 *
 * @param port the server's, or that of a proxy before it
 * @param password of the engine's role
 */
record BenchTarget(int port, String database, String password) {

    BenchTarget through(DelayProxy proxy) {
        return new BenchTarget(proxy.port(), database, password);
    }

    /** As the engine, without automatic commits. */
    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, DatabaseRole.ENGINE.roleName(), password);
        connection.setAutoCommit(false);
        return connection;
    }
}
