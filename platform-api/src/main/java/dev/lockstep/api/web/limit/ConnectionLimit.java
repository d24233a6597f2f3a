package dev.lockstep.api.web.limit;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.Connection;

/** Closes connections beyond the limit at once; Reactor Netty has no such setting. */
final class ConnectionLimit {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(int limit) {
        this.limit = limit;
    }

    void accept(Connection connection) {
        int now = open.incrementAndGet();
        connection.onDispose(open::decrementAndGet);
        if (now > limit) {
            LOG.warn("CONNECTION_REFUSED open={} limit={}", now, limit);
            connection.dispose();
        }
    }
}
