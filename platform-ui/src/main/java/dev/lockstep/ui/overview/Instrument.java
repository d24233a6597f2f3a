package dev.lockstep.ui.overview;

import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.desk.Desk;
import java.util.List;

/** What a chart can show: a symbol as one profile watches it. */
record Instrument(String profileId, String profile, String venue, String symbol, String timeframe) {
    static List<Instrument> of(Desk desk) {
        Overview overview = desk.overview();
        return overview == null
                ? List.of()
                : overview.profiles().stream()
                        .flatMap(p -> p.symbols().stream()
                                .map(symbol ->
                                        new Instrument(p.profileId(), p.name(), p.venue(), symbol, p.timeframe())))
                        .toList();
    }

    String topic() {
        return "candles:" + venue + ":" + symbol + ":" + timeframe;
    }

    String words() {
        return symbol + " " + timeframe + " · " + profile;
    }
}
