package dev.lockstep.engine.equity;

import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Values a tenant's profiles. Books and positions are read one after the other; where a fill came in between they don't
 * fit together, and are read again.
 */
public final class Valuation {
    private static final int AGAIN = 2;

    private final Profiles profiles;
    private final Ledger ledger;
    private final Positions positions;
    private final Marks marks;

    public Valuation(Profiles profiles, Ledger ledger, Positions positions, Marks marks) {
        this.profiles = profiles;
        this.ledger = ledger;
        this.positions = positions;
        this.marks = marks;
    }

    /** Every profile, in the order of their ids. */
    public Mono<List<ValuedProfile>> of(TenantId tenant) {
        return of(tenant, AGAIN);
    }

    private Mono<List<ValuedProfile>> of(TenantId tenant, int again) {
        return Mono.zip(profiles.all(tenant), ledger.balances(tenant, null), positions.open(tenant))
                .map(read -> read.getT1().stream()
                        .map(profile -> valued(profile, read.getT2(), read.getT3()))
                        .toList())
                .flatMap(read -> again == 0 || read.stream().allMatch(Valuation::fits)
                        ? Mono.just(read)
                        : of(tenant, again - 1));
    }

    private ValuedProfile valued(TradingProfile profile, List<Balance> balances, List<Position> open) {
        List<Balance> its = balances.stream()
                .filter(balance -> balance.account().profile().equals(profile.id()))
                .toList();
        List<Position> held = open.stream()
                .filter(position -> position.profile().equals(profile.id()))
                .toList();
        return new ValuedProfile(profile, held, Equity.of(profile.capital().asset(), its, held, marks::of));
    }

    /** A missing mark does not come by reading again. */
    private static boolean fits(ValuedProfile valued) {
        return valued.open().stream()
                .map(Position::cost)
                .reduce((one, other) -> one.plus(other))
                .map(cost -> cost.equals(valued.equity().inPositions()))
                .orElse(valued.equity().inPositions().isZero());
    }
}
