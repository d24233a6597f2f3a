package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import java.time.Duration;
import java.util.function.Consumer;

/** One private stream: reports are late, doubled, overtaken; when it breaks, what is told meanwhile is lost. */
final class ReportStream {
    private final SimVenue venue;
    private final EngineLife life;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final Consumer<VenueReport> sink;
    private final Consumer<OrderReport> heard = this::heard;
    private boolean closed;

    ReportStream(
            SimVenue venue,
            EngineLife life,
            EventQueue queue,
            Chance chance,
            Trouble trouble,
            Consumer<VenueReport> sink) {
        this.venue = venue;
        this.life = life;
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
        this.sink = sink;
    }

    void connect() {
        queue.after(chance.millis(20, 200), "stream up", () -> {
            if (!closed && life.isAlive()) {
                venue.listen(heard);
                told(new VenueReport.StreamStarted(venue.now()), Duration.ofMillis(5));
            }
        });
    }

    void close() {
        closed = true;
        venue.leave(heard);
    }

    private void heard(OrderReport report) {
        if (!life.isAlive()) {
            venue.leave(heard);
            return;
        }
        if (chance.of(trouble.streamDrop())) {
            venue.leave(heard);
            queue.after(chance.millis(500, 8_000), "stream down", this::connect);
            return;
        }
        told(report, delay());
        if (chance.of(trouble.streamRepeat())) {
            told(report, delay());
        }
    }

    private Duration delay() {
        return chance.of(trouble.streamDelay()) ? chance.millis(100, 12_000) : chance.millis(3, 30);
    }

    private void told(VenueReport report, Duration after) {
        queue.after(
                after,
                "report",
                () -> life.answer("report", () -> {
                    if (!closed) {
                        sink.accept(report);
                    }
                }));
    }
}
