package dev.lockstep.api.web.problem;

import dev.lockstep.engine.problem.BacktestInvariantError;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.Conflict;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.engine.problem.Forbidden;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import io.r2dbc.spi.R2dbcException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.server.ResponseStatusException;

/** Turns whatever went wrong into a {@link Refusal}; what it doesn't know is our mistake. */
public final class Refusals {
    static final String RETRY_SECONDS = "5";

    private Refusals() {}

    public static Refusal of(Throwable error) {
        return switch (error) {
            case RefusedException refused -> refused.refusal();
            case Problem problem -> ofProblem(problem);
            case ResponseStatusException http -> HttpMistakes.of(http);
            case AuthenticationServiceException provider ->
                retry(ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE, "the token can't be checked just now");
            case AuthenticationException authentication -> TokenMistakes.of(authentication);
            case AccessDeniedException denied -> Refusal.of(ProblemCode.ACCESS_DENIED, "this request is not allowed");
            case TimeoutException late -> retry(ProblemCode.REQUEST_TIMEOUT, "no answer in time");
            case DataAccessException store -> storeUnavailable();
            case TransactionException store -> storeUnavailable();
            case R2dbcException store -> storeUnavailable();
            default -> Refusal.of(ProblemCode.INTERNAL_ERROR, "something went wrong that should not");
        };
    }

    /** The status of each kind of problem. No default: a new kind does not compile until it has one. */
    static HttpStatus statusOf(Problem problem) {
        return switch (problem) {
            case InvalidRequest invalid -> HttpStatus.UNPROCESSABLE_CONTENT;
            case DataContractError data -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NotFound absent -> HttpStatus.NOT_FOUND;
            case Conflict conflict -> HttpStatus.CONFLICT;
            case Forbidden forbidden -> HttpStatus.FORBIDDEN;
            case ProviderError provider -> HttpStatus.SERVICE_UNAVAILABLE;
            case ConfigError config -> HttpStatus.INTERNAL_SERVER_ERROR;
            case StoreCorruptionError store -> HttpStatus.INTERNAL_SERVER_ERROR;
            case BacktestInvariantError backtest -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static Refusal ofProblem(Problem problem) {
        HttpStatus status = statusOf(problem);
        String title = ProblemCode.of(problem.code()).map(ProblemCode::title).orElse(status.getReasonPhrase());
        Refusal refusal = new Refusal(
                status, problem.code(), title, problem.detail(), problem.hint(), problem.context(), new HttpHeaders());
        return status == HttpStatus.SERVICE_UNAVAILABLE
                ? refusal.with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : refusal;
    }

    private static Refusal storeUnavailable() {
        return retry(ProblemCode.STORE_UNAVAILABLE, "the database did not do what it was asked");
    }

    private static Refusal retry(ProblemCode code, String detail) {
        return Refusal.of(code, detail).with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
}
