package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sends an intent that is durable, once, and records what the answer says. Nobody else calls the venue to act. */
final class Dispatcher {
    private final Desk desk;
    private final FactRecorder facts;
    private final OrderNews news;
    private final DecisionPoints points;

    Dispatcher(Desk desk, FactRecorder facts) {
        this.desk = desk;
        this.facts = facts;
        this.news = facts.news();
        this.points = new DecisionPoints(desk.log());
    }

    /** The venue's answer to a placement, recorded. */
    Mono<Placed> place(BegunIntent begun) {
        OrderIntent intent = begun.intent();
        return desk.gateway(intent)
                .flatMap(gateway -> {
                    news.sending(intent);
                    return gateway.place(intent);
                })
                .doOnNext(placement -> points.of("place", placement.getClass().getSimpleName(), intent))
                .flatMap(placement -> recorded(begun, placement)
                        .map(bought -> new Placed(placement, bought))
                        .defaultIfEmpty(new Placed(placement, null)));
    }

    /** Ends a durable intent without sending it: nothing leaves, what is held for it is released. */
    Mono<Void> withhold(BegunIntent begun) {
        return recorded(begun, new Placement.Unsent("dry run")).then();
    }

    /**
     * The venue's answer to a cancel, recorded for the orders it ends; the cancel itself is settled by the caller.
     *
     * @param ended whose orders these are, as it is stored by now
     */
    Mono<CancelResult> cancel(OrderIntent intent, IntentSnapshot ended) {
        return desk.gateway(intent)
                .flatMap(gateway -> gateway.cancel(intent))
                .doOnNext(result -> points.of("cancel", result.getClass().getSimpleName(), intent))
                .flatMap(result -> result instanceof CancelResult.Canceled canceled
                        ? facts.record(ended, canceled.reports()).thenReturn(result)
                        : Mono.just(result));
    }

    private Mono<OrderSnapshot> recorded(BegunIntent begun, Placement placement) {
        OrderIntent intent = begun.intent();
        return switch (placement) {
            case Placement.Accepted accepted -> {
                news.placed(intent);
                yield facts.record(begun, accepted.reports());
            }
            case Placement.Rejected rejected -> {
                news.notPlaced(LogEvent.ORDER_NOT_PLACED, intent, rejected.code() + " " + rejected.reason());
                yield closed(begun, new OrderEvent.Rejected(rejected.code(), rejected.reason()), IntentState.REJECTED);
            }
            case Placement.Unsent unsent -> {
                news.notPlaced(LogEvent.ORDER_NOT_PLACED, intent, unsent.reason());
                yield closed(begun, new OrderEvent.ProvenAbsent(unsent.reason()), IntentState.UNSENT);
            }
            case Placement.Unknown unknown -> {
                news.notPlaced(LogEvent.ORDER_UNKNOWN, intent, unknown.reason());
                yield closed(begun, new OrderEvent.AnswerLost(unknown.reason()), null);
            }
        };
    }

    private Mono<OrderSnapshot> closed(BegunIntent begun, OrderEvent event, @Nullable IntentState state) {
        return facts.settle(begun.seen(), Finding.ofAll(begun.intent(), event, state))
                .then(Mono.empty());
    }

    /**
     * An answer that is recorded.
     *
     * @param bought the entry's order as it is stored by now, with its position; null where that is to be read
     */
    record Placed(Placement answer, @Nullable OrderSnapshot bought) {}
}
