package dev.lockstep.engine.runtime;

import dev.lockstep.engine.equity.Equity;
import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.EquityPoint;
import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.equity.ValuedProfile;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keeps what each profile is worth, so that there is a curve to look at. A point whose marks are not known is left out,
 * and so is one that says what the last one said, but for one in each interval of the ledger loop: a curve that is flat
 * is known to be flat, and costs no more rows however often is looked. Nothing is decided from it, so its failure is
 * told and no loop ends over it.
 */
public final class EquityRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EquityRecorder.class);

    private final Valuation valuation;
    private final EquityCurve curve;
    private final MarketClocks clocks;
    private final RuntimeSettings settings;
    private final InstantSource wall;
    private final Map<ProfileId, Kept> latest = new ConcurrentHashMap<>();

    public EquityRecorder(
            Valuation valuation, EquityCurve curve, MarketClocks clocks, RuntimeSettings settings, InstantSource wall) {
        this.settings = settings;
        this.wall = wall;
        this.valuation = valuation;
        this.curve = curve;
        this.clocks = clocks;
    }

    Mono<Void> record(TenantId tenant) {
        return valuation
                .of(tenant)
                .map(all -> all.stream()
                        .flatMap(valued -> point(valued).stream())
                        .filter(this::isNews)
                        .toList())
                .filter(points -> !points.isEmpty())
                .flatMap(points -> curve.record(tenant, points).doOnSuccess(done -> kept(points)))
                .doOnError(error -> LOG.warn("no equity point for tenant {}: {}", tenant, error.toString()))
                .onErrorComplete();
    }

    private boolean isNews(EquityPoint point) {
        Kept last = latest.get(point.profile());
        return last == null
                || !last.point().sameWorthAs(point)
                || !wall.instant().isBefore(last.at().plus(settings.ledger()));
    }

    private void kept(List<EquityPoint> points) {
        points.forEach(point -> latest.put(point.profile(), new Kept(point, wall.instant())));
    }

    private Optional<EquityPoint> point(ValuedProfile valued) {
        TradingProfile profile = valued.profile();
        Equity equity = valued.equity();
        Instant now = clocks.of(profile.watchlist().getFirst().venue()).now();
        Money total = equity.total();
        Money unrealized = equity.unrealized();
        return total == null || unrealized == null || now.equals(Instant.EPOCH)
                ? Optional.empty()
                : Optional.of(new EquityPoint(
                        profile.id(), now, total, total.max(equity.capital()), unrealized, equity.realizedNet()));
    }

    private record Kept(EquityPoint point, Instant at) {}
}
