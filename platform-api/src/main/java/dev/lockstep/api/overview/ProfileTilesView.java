package dev.lockstep.api.overview;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.profile.TradingProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile in short, with its tiles.
 *
 * @param profileId which
 * @param name for people
 * @param mode PAPER or LIVE
 * @param desiredState what the tenant wants
 * @param observedState what an engine last did
 * @param faultReason why it is faulted; null otherwise
 * @param venue where
 * @param symbols what it watches
 * @param timeframe of the candles it sees
 * @param tiles what it comes to
 */
@Schema(name = "ProfileTiles")
public record ProfileTilesView(
        UUID profileId,
        String name,
        String mode,
        String desiredState,
        String observedState,
        @Nullable String faultReason,
        String venue,
        List<String> symbols,
        String timeframe,
        TilesView tiles) {
    static ProfileTilesView of(TradingProfile profile, TilesView tiles) {
        return new ProfileTilesView(
                profile.id().value(),
                profile.name(),
                profile.mode().name(),
                profile.desired().name(),
                profile.observed().name(),
                profile.faultReason(),
                profile.watchlist().getFirst().venue().name(),
                profile.watchlist().stream().map(Instrument::symbol).toList(),
                profile.timeframe().text(),
                tiles);
    }
}
