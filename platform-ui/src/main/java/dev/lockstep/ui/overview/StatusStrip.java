package dev.lockstep.ui.overview;

import com.vaadin.flow.component.html.Div;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.component.AgeText;
import dev.lockstep.ui.component.Chip;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.Tone;
import dev.lockstep.ui.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Whether what is on the screen can be believed, and whether anything is traded. */
final class StatusStrip extends Div {
    /** Older than this, what is shown says that it is stale. */
    static final Duration STALE = Duration.ofSeconds(30);

    private final Chip trading = new Chip("Trading");
    private final Chip venue = new Chip("Venue");
    private final AgeText age = new AgeText();
    private final Chip data = new Chip("Data age", age);
    private final Chip market = new Chip("Market time");
    private final Chip feed = new Chip("Platform feed");
    private final Chip stream = new Chip("This page");

    StatusStrip() {
        addClassName("status-strip");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Status");
        add(trading, venue, data, market, feed, stream);
        trading.addClassName("chip-trading");
    }

    void show(Desk desk) {
        showLink(desk.link());
        Overview overview = desk.overview();
        if (overview == null) {
            for (Chip chip : new Chip[] {trading, venue, market, feed}) {
                chip.set("not known yet", Tone.QUIET, "Waiting for the platform");
            }
            data.tone(Tone.QUIET, "Waiting for the platform");
            age.since(null, STALE);
            return;
        }
        showTrading(overview.trading(), desk.link().answers());
        showVenues(overview);
        showFeeds(overview);
    }

    private void showTrading(Overview.Trading now, boolean believed) {
        Tone tone = switch (now.state()) {
            case "ACTIVE" -> Tone.GOOD;
            case "PAUSED" -> Tone.WARN;
            default -> Tone.BAD;
        };
        trading.set(now.state() + (believed ? "" : " when last heard"), believed ? tone : Tone.WARN, now.why());
    }

    private void showVenues(Overview overview) {
        if (overview.venues().isEmpty()) {
            venue.set("none", Tone.QUIET, "No profile names a venue yet");
            market.set(Formats.UNKNOWN, Tone.QUIET, "");
            return;
        }
        var worst = overview.venues().stream()
                .max(Comparator.comparing(v -> tone(v.state())))
                .orElseThrow();
        venue.set(
                worst.venue() + (worst.simulated() ? " (simulated) " : " ") + worst.state(),
                tone(worst.state()),
                "LIVE: candles arrive. STALE: none for too long. SILENT: none yet");
        Optional<Instant> oldest = overview.venues().stream()
                .map(Overview.VenueData::lastCandleAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        age.since(oldest.orElse(null), STALE);
        data.tone(tone(worst.state()), "Since the latest candle was received, by this machine's clock");
        Instant time = worst.marketTime();
        market.set(Formats.moment(time), Tone.PLAIN, "Close of the latest candle; a simulated market has its own time");
    }

    private void showFeeds(Overview overview) {
        var broken = overview.feeds().stream().filter(f -> !f.connected()).toList();
        feed.set(
                broken.isEmpty() ? "connected" : broken.getFirst().name() + " interrupted",
                broken.isEmpty() ? Tone.GOOD : Tone.BAD,
                "Whether the API hears the engines' events and candles");
    }

    private void showLink(Link link) {
        switch (link.state()) {
            case UP -> stream.set("live", Tone.GOOD, "Changes arrive as they happen");
            case CONNECTING -> stream.set("connecting", Tone.QUIET, "");
            case ASKING -> stream.set("every few seconds", Tone.WARN, "Not live since " + Formats.moment(link.since()));
            case DOWN -> stream.set("interrupted", Tone.BAD, "Since " + Formats.moment(link.since()));
            case SESSION_OVER -> stream.set("logged out", Tone.BAD, "");
            case FORBIDDEN -> stream.set("refused", Tone.BAD, "");
        }
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "LIVE" -> Tone.GOOD;
            case "STALE" -> Tone.BAD;
            default -> Tone.WARN;
        };
    }
}
