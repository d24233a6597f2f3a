package dev.lockstep.api.candle;

import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a tenant's own profiles watch; that anybody else's do is none of its business. */
@Component
public class WatchedSeries {
    private final Profiles profiles;

    WatchedSeries(Profiles profiles) {
        this.profiles = profiles;
    }

    public Mono<Boolean> by(TenantId tenant, SeriesKey key) {
        return profiles.all(tenant).map(all -> all.stream().anyMatch(profile -> watches(profile, key)));
    }

    private static boolean watches(TradingProfile profile, SeriesKey key) {
        return profile.timeframe() == key.timeframe()
                && profile.watchlist().stream()
                        .anyMatch(instrument -> instrument.symbol().equals(key.symbol())
                                && instrument.venue().name().equals(key.venue()));
    }
}
