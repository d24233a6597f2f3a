package dev.lockstep.local.venue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets calls through, unless a fault strikes: then late, twice, without an answer, or with another one. */
final class FaultyCalls {
    private final Faults faults;
    private final RateCounters counters;
    private final InstantSource wall;

    FaultyCalls(Faults faults, RateCounters counters, InstantSource wall) {
        this.faults = faults;
        this.counters = counters;
        this.wall = wall;
    }

    CompletableFuture<Answer> around(FaultSubject subject, Supplier<CompletableFuture<Answer>> call) {
        Faults.Strike strike = faults.strike(subject);
        if (strike == null) {
            return call.get();
        }
        FaultRule rule = strike.rule();
        return switch (rule.kind()) {
            case REQUEST_LOST -> new CompletableFuture<>();
            case REQUEST_LATE -> later(rule.delay(), call);
            case REQUEST_DUPLICATED -> call.get().thenCombine(call.get(), (first, second) -> first);
            case ANSWER_LOST -> call.get().thenCompose(answer -> new CompletableFuture<>());
            case ANSWER_LATE -> call.get().thenApplyAsync(answer -> answer, after(rule.delay()));
            case RESET_BEFORE -> CompletableFuture.completedFuture(Answer.RESET);
            case RESET_AFTER -> call.get().thenApply(answer -> Answer.RESET);
            case UNEXPECTED_RESPONSE ->
                instead(
                        rule,
                        call,
                        Answer.refused(
                                504,
                                -1006,
                                "An unexpected response was received from the message bus. Execution status unknown."));
            case TIMEOUT ->
                instead(
                        rule,
                        call,
                        Answer.refused(
                                504,
                                -1007,
                                "Timeout waiting for response from backend server. Send status unknown; execution"
                                        + " status unknown."));
            case SERVER_BUSY ->
                instead(
                        rule,
                        call,
                        Answer.refused(
                                503,
                                -1008,
                                "Server is currently overloaded with other requests. Please try again in a few"
                                        + " minutes."));
            case SERVER_ERROR -> instead(rule, call, page(rule));
            case TOO_MANY_REQUESTS -> CompletableFuture.completedFuture(limited(429, rule));
            case BANNED -> CompletableFuture.completedFuture(limited(418, rule));
            case QUERY_LAG -> call.get().thenApply(answer -> withoutYoung(answer, rule.delay()));
            case OPEN_ORDER_HIDDEN ->
                call.get().thenApply(answer -> Answer.ok("[]").with(answer.headers()));
            case SNAPSHOT_OLD ->
                call.get().thenApply(answer -> old(answer, strike.books().get(subject.symbol())));
            case EVENT_LATE, EVENT_LOST, EVENT_REPEATED, EVENT_REORDERED, STREAM_SILENT -> call.get();
        };
    }

    private static Executor after(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    private static CompletableFuture<Answer> later(long millis, Supplier<CompletableFuture<Answer>> call) {
        return CompletableFuture.runAsync(() -> {}, after(millis)).thenCompose(waited -> call.get());
    }

    private static CompletableFuture<Answer> instead(
            FaultRule rule, Supplier<CompletableFuture<Answer>> call, Answer answer) {
        return rule.hasEffect()
                ? call.get().thenApply(carriedOut -> answer)
                : CompletableFuture.completedFuture(answer);
    }

    private static Answer page(FaultRule rule) {
        Integer status = rule.status();
        return new Answer(status == null ? 502 : status, "<html><body>Bad Gateway</body></html>", Map.of());
    }

    private Answer limited(int status, FaultRule rule) {
        long until = wall.millis() + rule.delay();
        String message = status == 418
                ? "Way too much request weight used; IP banned until " + until
                        + ". Please use WebSocket Streams for live updates to avoid bans."
                : "Too much request weight used; current limit is "
                        + counters.limits().weightPerMinute()
                        + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
                        + " polling the API.";
        return counters.limited(status, message, until);
    }

    /** What a database that lags behind the matching engine answers. */
    private Answer withoutYoung(Answer answer, long millis) {
        JsonNode body = Json.parse(answer.body());
        if (answer.status() != 200 || body == null) {
            return answer;
        }
        long from = wall.millis() - millis;
        if (body.isArray()) {
            List<JsonNode> old = new ArrayList<>();
            body.valueStream().filter(entry -> timeOf(entry) <= from).forEach(old::add);
            return Answer.ok(Json.text(old)).with(answer.headers());
        }
        return timeOf(body) <= from
                ? answer
                : Answer.refused(400, -2013, "Order does not exist.").with(answer.headers());
    }

    private static long timeOf(JsonNode entry) {
        return entry.path("time").asLong(entry.path("transactionTime").asLong(0));
    }

    private static Answer old(Answer answer, @Nullable String book) {
        return book == null ? answer : Answer.ok(book).with(answer.headers());
    }
}
