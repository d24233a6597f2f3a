package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.problem.ProviderError;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The take-profit of a position whose venue takes no order lists: only the stop-loss rests there, since both would
 * offer the quantity twice, and the target is watched by us at the venue's last price.
 */
final class ManagedTarget {
    private final Desk desk;

    ManagedTarget(Desk desk) {
        this.desk = desk;
    }

    Mono<Boolean> takesLists(Position position, SymbolRules rules) {
        return desk.gateways()
                .of(position.tenant(), position.account())
                .map(ExchangeGateway::capabilities)
                .map(venue -> venue.orderLists() && rules.ocoAllowed());
    }

    /** False too where a take-profit rests at the venue, and where the venue does not say its price just now. */
    Mono<Boolean> isReached(Position position) {
        return desk.rules(position.instrument())
                .flatMap(rules -> takesLists(position, rules))
                .flatMap(lists -> lists ? Mono.just(false) : isStopAlone(position))
                .flatMap(ours -> ours ? isPriceThere(position) : Mono.just(false));
    }

    private Mono<Boolean> isStopAlone(Position position) {
        return desk.snapshots()
                .ofPosition(position.tenant(), position.id())
                .map(PositionSnapshot::orders)
                .map(orders -> rests(orders, Leg.STOP_LOSS) && !rests(orders, Leg.TAKE_PROFIT));
    }

    private Mono<Boolean> isPriceThere(Position position) {
        return desk.market()
                .price(position.instrument())
                .map(price -> isThere(position, price))
                .onErrorReturn(ProviderError.class, false);
    }

    private boolean isThere(Position position, Price price) {
        boolean there = !price.isBelow(position.protection().target());
        if (there) {
            desk.log()
                    .write(LogLine.of(LogEvent.TARGET_REACHED)
                            .with("symbol", position.instrument().symbol())
                            .with("position_id", position.id())
                            .with("price", price)
                            .with("target", position.protection().target())
                            .of(position.tenant(), position.profile(), position.correlationId()));
        }
        return there;
    }

    private static boolean rests(List<Order> orders, Leg leg) {
        return orders.stream()
                .anyMatch(order -> order.spec().leg() == leg && order.status().isOpen());
    }
}
