package dev.lockstep.db;

import java.sql.SQLException;

/** What the server refused, with its SQLSTATE in the message. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause.getSQLState() + " " + cause.getMessage(), cause);
    }

    String state() {
        return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }
}
