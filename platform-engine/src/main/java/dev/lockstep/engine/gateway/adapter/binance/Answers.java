package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.ProviderError;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers to questions: their body, or a {@link ProviderError} that says what came instead. */
final class Answers {
    private Answers() {}

    static Mono<JsonNode> body(RestAnswer answer) {
        return switch (answer) {
            case RestAnswer.Ok ok -> Mono.just(ok.body());
            case RestAnswer.Refused refused when isAboutTheKey(refused) -> Mono.error(refused(refused));
            default -> Mono.error(unavailable(answer.inWords()));
        };
    }

    /** Malformed, unknown or not permitted from here; or a signature by another secret. */
    private static boolean isAboutTheKey(RestAnswer.Refused refused) {
        return switch (refused.code()) {
            case -1002, -1022, -2014, -2015 -> true;
            default -> false;
        };
    }

    /** Not the venue's failure: asked again, it says the same, and it says nothing about other accounts. */
    private static ConfigError refused(RestAnswer.Refused refused) {
        return new ConfigError(
                "account_refused",
                "the venue does not accept the account's key: " + refused.inWords(),
                "check at the venue that the key exists, may trade, and may be used from this address; then store it again");
    }

    static ProviderError unavailable(String why) {
        return new ProviderError(
                "venue_unavailable",
                "the venue did not give a usable answer: " + why,
                "nothing was changed; try again, and look at the venue's status page if it lasts",
                Map.of());
    }

    /** What reading the venue's text can throw, as the error a caller knows. */
    static Throwable translated(Throwable failure) {
        boolean unreadable = failure instanceof UnreadableAnswer
                || failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException;
        return unreadable ? unavailable("the answer cannot be read: " + failure.getMessage()) : failure;
    }
}
