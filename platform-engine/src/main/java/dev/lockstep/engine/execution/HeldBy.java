package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Which position a fill changes: its order's own. A buy whose own is over or never opened, while the profile holds the
 * symbol through another entry, goes to that one, since a profile holds a symbol once.
 */
final class HeldBy {
    private final Desk desk;

    HeldBy(Desk desk) {
        this.desk = desk;
    }

    Mono<Optional<Position>> by(Order order, Fill fill) {
        return desk.positions()
                .find(order.tenant(), order.position())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(own ->
                        fill.side() == Side.SELL || own.filter(HeldBy::isOpen).isPresent()
                                ? Mono.just(own)
                                : openInItsPlace(order).map(other -> other.or(() -> own)));
    }

    private Mono<Optional<Position>> openInItsPlace(Order order) {
        return desk.positions()
                .open(order.tenant())
                .map(open -> open.stream()
                        .filter(position -> position.profile().equals(order.profile()))
                        .filter(position ->
                                position.instrument().equals(order.spec().instrument()))
                        .findFirst());
    }

    private static boolean isOpen(Position position) {
        return position.status() == PositionStatus.OPEN;
    }
}
