package dev.lockstep.api.position;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The open ones. */
@Component
class PositionSnapshot implements SnapshotSource {
    private final Positions positions;

    PositionSnapshot(Positions positions) {
        this.positions = positions;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.POSITIONS;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return positions
                .open(tenant)
                .map(open -> open.stream().limit(MOST).map(PositionView::of).toList());
    }
}
