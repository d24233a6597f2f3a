package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.problem.ProviderError;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers to questions: their body, or a {@link ProviderError} that says what came instead. */
final class Answers {
    private Answers() {}

    static Mono<JsonNode> body(RestAnswer answer) {
        return answer instanceof RestAnswer.Ok ok ? Mono.just(ok.body()) : Mono.error(unavailable(answer.inWords()));
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
