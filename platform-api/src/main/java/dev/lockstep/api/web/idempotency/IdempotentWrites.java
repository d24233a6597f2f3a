package dev.lockstep.api.web.idempotency;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.DerivedId;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a write once. The work and the note of its answer are one transaction: either both are there or neither is, so a
 * crash leaves no key behind that nobody can use. Work that failed leaves nothing and is tried anew.
 */
@Component
public class IdempotentWrites {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotentWrites.class);
    private static final int HASH_LENGTH = 64;

    private final TenantScope scope;
    private final SavedAnswers answers;
    private final JsonMapper json;

    IdempotentWrites(TenantScope scope, SavedAnswers answers, JsonMapper json) {
        this.scope = scope;
        this.answers = answers;
        this.json = json;
    }

    /**
     * The kept answer of an earlier request with this key, or the answer of {@code work}.
     *
     * @param type what {@code work} answers with; read back from what was kept
     * @param preparation everything that must not hold a transaction open: questions to a venue
     * @param work joins the transaction the answer is kept in
     */
    public <P, V> Mono<Answer<V>> once(
            WriteRequest request, Class<V> type, Mono<P> preparation, Function<P, Mono<V>> work) {
        String hash = hash(request);
        Mono<Answer<V>> done = preparation.flatMap(prepared ->
                scope.within(request.caller().tenant(), () -> guarded(request, hash, type, prepared, work)));
        return scope.within(request.caller().tenant(), () -> answers.find(request))
                .map(saved -> replay(saved, hash, type))
                .switchIfEmpty(done)
                .doOnNext(answer -> tell(request, answer));
    }

    /** Who wrote what: the line that ties a request to the events it made. */
    private static void tell(WriteRequest request, Answer<?> answer) {
        LOG.atInfo()
                .addKeyValue("event", "WRITE_DONE")
                .addKeyValue("tenant", request.caller().tenant())
                .addKeyValue("subject", request.caller().subject())
                .log(
                        "WRITE_DONE route=\"{}\" replayed={} tenant={} subject={} correlation_id={}",
                        request.route(),
                        answer.replayed(),
                        request.caller().tenant(),
                        request.caller().subject(),
                        request.correlationId());
    }

    private <P, V> Mono<Answer<V>> guarded(
            WriteRequest request, String hash, Class<V> type, P prepared, Function<P, Mono<V>> work) {
        return answers.lock(request)
                .filter(locked -> locked)
                .switchIfEmpty(Mono.error(IdempotentWrites::inFlight))
                .then(Mono.defer(() -> answers.find(request)))
                .map(saved -> replay(saved, hash, type))
                .switchIfEmpty(Mono.defer(() -> work.apply(prepared)).flatMap(view -> kept(request, hash, view)));
    }

    private <V> Mono<Answer<V>> kept(WriteRequest request, String hash, V view) {
        return answers.keep(request, new SavedAnswers.Saved(hash, json.writeValueAsString(view)))
                .thenReturn(new Answer<>(view, false));
    }

    private <V> Answer<V> replay(SavedAnswers.Saved saved, String hash, Class<V> type) {
        if (!saved.requestHash().equals(hash)) {
            throw new RefusedException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "this key was used on this route with another body");
        }
        return new Answer<>(json.readValue(saved.body(), type), true);
    }

    /** Over what was understood of the body, not its bytes: blanks and the order of fields don't make another write. */
    private String hash(WriteRequest request) {
        String canonical = json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(request.payload());
        return DerivedId.hex(HASH_LENGTH, request.route(), canonical);
    }

    private static RefusedException inFlight() {
        return new RefusedException(
                Refusal.of(ProblemCode.REQUEST_IN_FLIGHT, "a request with this key is being worked on")
                        .with(HttpHeaders.RETRY_AFTER, "1"));
    }
}
