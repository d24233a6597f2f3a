package dev.lockstep.api.mark;

import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Marks of what a tenant holds. */
@Component
public class OpenMarks {
    private final Positions positions;
    private final Marks marks;

    OpenMarks(Positions positions, Marks marks) {
        this.positions = positions;
        this.marks = marks;
    }

    public Mono<List<MarkView>> of(TenantId tenant) {
        return positions
                .open(tenant)
                .map(open -> open.stream()
                        .map(position -> MarkView.of(
                                position, marks.of(position.instrument()).orElse(null)))
                        .toList());
    }
}
