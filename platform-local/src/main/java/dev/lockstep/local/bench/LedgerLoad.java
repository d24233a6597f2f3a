package dev.lockstep.local.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Clients that post at the same time, each on a connection of its own. */
final class LedgerLoad implements AutoCloseable {
    private static final String STATEMENT_TIMEOUT = "57014";

    private final List<Connection> connections = new ArrayList<>();

    LedgerLoad(BenchTarget target, int clients) throws SQLException {
        for (var i = 0; i < clients; i++) {
            connections.add(target.connect());
        }
    }

    /**
     * What all clients together got done.
     *
     * @param entries journal entries a second
     * @param timeouts transactions that waited for a lock longer than the engine's role may, and were rolled back
     */
    record Rate(double entries, long timeouts) {}

    /** Each client posts for one of these profiles after another. */
    Rate rate(Posting posting, List<BenchProfile> profiles, Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        var started = System.nanoTime();
        var done = 0L;
        var timeouts = 0L;
        try (var threads = Executors.newFixedThreadPool(connections.size())) {
            var counts = connections.stream()
                    .map(c -> threads.submit(() -> client(c, posting, profiles, until)))
                    .toList();
            for (var count : counts) {
                done += count.get().done;
                timeouts += count.get().timeouts;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(posting + " failed", e.getCause());
        }
        return new Rate(done * posting.entries() * 1e9 / (System.nanoTime() - started), timeouts);
    }

    private Count client(Connection connection, Posting posting, List<BenchProfile> profiles, long until)
            throws SQLException {
        var dice = new Random(connections.indexOf(connection));
        var done = 0L;
        var timeouts = 0L;
        while (System.nanoTime() < until) {
            try {
                posting.post(connection, profiles.get(dice.nextInt(profiles.size())));
                done++;
            } catch (SQLException e) {
                connection.rollback();
                if (!STATEMENT_TIMEOUT.equals(e.getSQLState())) {
                    throw e;
                }
                timeouts++;
            }
        }
        return new Count(done, timeouts);
    }

    private record Count(long done, long timeouts) {}

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
