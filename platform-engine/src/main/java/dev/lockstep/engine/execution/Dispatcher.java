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
    Mono<Placement> place(OrderIntent intent) {
        return desk.gateway(intent)
                .flatMap(gateway -> {
                    news.sending(intent);
                    return gateway.place(intent);
                })
                .doOnNext(placement -> points.of("place", placement.getClass().getSimpleName(), intent))
                .flatMap(placement -> recorded(intent, placement).thenReturn(placement));
    }

    /** Ends a durable intent without sending it: nothing leaves, what is held for it is released. */
    Mono<Void> withhold(OrderIntent intent) {
        return recorded(intent, new Placement.Unsent("dry run"));
    }

    /** The venue's answer to a cancel, recorded for the orders it ends; the cancel itself is settled by the caller. */
    Mono<CancelResult> cancel(OrderIntent intent, OrderIntent ended) {
        return desk.gateway(intent)
                .flatMap(gateway -> gateway.cancel(intent))
                .doOnNext(result -> points.of("cancel", result.getClass().getSimpleName(), intent))
                .flatMap(result -> result instanceof CancelResult.Canceled canceled
                        ? facts.record(ended, canceled.reports()).thenReturn(result)
                        : Mono.just(result));
    }

    private Mono<Void> recorded(OrderIntent intent, Placement placement) {
        return switch (placement) {
            case Placement.Accepted accepted -> {
                news.placed(intent);
                yield facts.record(intent, accepted.reports());
            }
            case Placement.Rejected rejected -> {
                news.notPlaced(LogEvent.ORDER_NOT_PLACED, intent, rejected.code() + " " + rejected.reason());
                yield closed(intent, new OrderEvent.Rejected(rejected.code(), rejected.reason()), IntentState.REJECTED);
            }
            case Placement.Unsent unsent -> {
                news.notPlaced(LogEvent.ORDER_NOT_PLACED, intent, unsent.reason());
                yield closed(intent, new OrderEvent.ProvenAbsent(unsent.reason()), IntentState.UNSENT);
            }
            case Placement.Unknown unknown -> {
                news.notPlaced(LogEvent.ORDER_UNKNOWN, intent, unknown.reason());
                yield closed(intent, new OrderEvent.AnswerLost(unknown.reason()), null);
            }
        };
    }

    private Mono<Void> closed(OrderIntent intent, OrderEvent event, @Nullable IntentState state) {
        return facts.settle(intent, Finding.ofAll(intent, event, state)).then();
    }
}
