package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.problem.ConfigError;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps the process from starting until {@link RowSecurityCheck} has passed. Waits a while for a database that is still
 * coming up, since processes of one installation start side by side.
 */
final class StartupGate implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(StartupGate.class);
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final RowSecurityCheck check;
    private final DatabaseSettings settings;

    StartupGate(RowSecurityCheck check, DatabaseSettings settings) {
        this.check = check;
        this.settings = settings;
    }

    /** Runs on the starting thread, the only one that may wait. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            patient().toFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Mono<Void> patient() {
        return check.run()
                .retryWhen(Retry.fixedDelay(ATTEMPTS, BETWEEN)
                        .filter(StartupGate::isUnreachable)
                        .doBeforeRetry(signal -> LOG.info("waiting for the database {}", settings))
                        .onRetryExhaustedThrow((spec, signal) -> unreachable(signal.failure())));
    }

    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof R2dbcException;
    }

    private ConfigError unreachable(Throwable failure) {
        return new ConfigError(
                "database_unreachable",
                "cannot work with the database " + settings + ": " + failure.getMessage(),
                "check lockstep.database.host, port, name, username and password, and that the migrations have run");
    }
}
