package dev.lockstep.ui.overview;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Candle;
import dev.lockstep.ui.client.Candles;
import dev.lockstep.ui.client.Position;
import dev.lockstep.ui.component.CandleChart;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import dev.lockstep.ui.shell.LivePart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The candles of an instrument, with a profile's trades and the prices its position hangs on. */
final class ChartPanel extends LivePart {
    private static final int CANDLES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CandleChart chart = new CandleChart();
    private final Select<Instrument> choice = new Select<>();
    private final Span legend = new Span("▲ bought · ▼ sold · dashed: stop and target · market time, UTC");
    private final Panel panel = new Panel("Market", chart, legend).tools(choice);
    private List<Instrument> offered = List.of();
    private @Nullable Instrument shown;
    private @Nullable Candle newest;
    private List<CandleChart.Line> lines = List.of();
    private long trades = -1;
    private boolean reading;
    private boolean due = true;
    private Instant asked = Instant.EPOCH;

    ChartPanel(TraderSession session) {
        super(session);
        addClassName("chart-part");
        legend.addClassName("legend");
        choice.addThemeVariants(SelectVariant.LUMO_SMALL);
        choice.setAriaLabel("Instrument and profile");
        choice.setItemLabelGenerator(Instrument::words);
        choice.addValueChangeListener(change -> choose(change.getValue()));
        add(panel);
    }

    @Override
    protected void show(Desk desk) {
        offer(Instrument.of(desk));
        Instrument now = shown;
        if (now == null) {
            sayWhyNone(desk);
            return;
        }
        due = due || !desk.link().answers();
        boolean patient = Duration.between(asked, Instant.now()).compareTo(PATIENCE) > 0;
        if (due && patient && !reading && desk.link().answers()) {
            read(now);
        }
        showCandle(desk, now);
        showLines(desk, now);
        if (desk.counts().trades() != trades) {
            trades = desk.counts().trades();
            ask(() -> TradesOnChart.read(session().client(), now), drawn -> showTrades(now, drawn), failure -> {});
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (shown != null) {
            session().unwatch(shown.topic());
        }
        super.onDetach(detached);
    }

    private void offer(List<Instrument> instruments) {
        if (instruments.equals(offered)) {
            return;
        }
        offered = instruments;
        choice.setItems(instruments);
        if (!instruments.isEmpty()) {
            choice.setValue(instruments.stream()
                    .filter(each -> each.equals(shown))
                    .findFirst()
                    .orElse(instruments.getFirst()));
        }
    }

    private void choose(@Nullable Instrument next) {
        if (next == null || next.equals(shown)) {
            return;
        }
        if (shown != null) {
            session().unwatch(shown.topic());
        }
        shown = next;
        newest = null;
        trades = -1;
        due = true;
        asked = Instant.EPOCH;
        panel.loading();
        session().watch(next.topic());
        show(session().desk());
    }

    private void read(Instrument instrument) {
        reading = true;
        asked = Instant.now();
        ask(
                () -> session()
                        .client()
                        .candles(instrument.venue(), instrument.symbol(), instrument.timeframe(), CANDLES),
                candles -> show(instrument, candles),
                this::failed);
    }

    private void show(Instrument instrument, Candles candles) {
        reading = false;
        if (!instrument.equals(shown)) {
            return;
        }
        if (candles.candles().isEmpty()) {
            panel.say("No candle of " + instrument.symbol() + " has arrived yet.");
            return;
        }
        due = false;
        panel.ready();
        chart.candles(candles.candles());
        newest = candles.candles().getLast();
        describe(instrument);
    }

    private void failed(ApiFailure failure) {
        reading = false;
        if (newest == null) {
            panel.say("The candles cannot be read just now: " + failure.getMessage());
        }
    }

    private void showCandle(Desk desk, Instrument instrument) {
        Candle candle = desk.candles().get(instrument.topic());
        Candle before = newest;
        if (candle == null || before == null || candle.equals(before)) {
            return;
        }
        if (!candle.openTime().isBefore(before.openTime())) {
            chart.add(candle);
            newest = candle;
            describe(instrument);
        }
    }

    private void showLines(Desk desk, Instrument instrument) {
        var positions = desk.positions();
        List<CandleChart.Line> next = new ArrayList<>();
        if (positions != null) {
            positions.values().stream()
                    .filter(p -> p.profileId().equals(instrument.profileId())
                            && p.symbol().equals(instrument.symbol()))
                    .forEach(p -> addLines(next, p, desk));
        }
        if (!next.equals(lines)) {
            lines = List.copyOf(next);
            chart.lines(lines);
        }
    }

    private static void addLines(List<CandleChart.Line> lines, Position position, Desk desk) {
        var stop = position.protection().stop();
        var target = position.protection().target();
        var mark = desk.marks().get(position.id());
        if (stop != null) {
            lines.add(new CandleChart.Line(stop.amount().doubleValue(), "stop"));
        }
        if (target != null) {
            lines.add(new CandleChart.Line(target.amount().doubleValue(), "target"));
        }
        if (mark != null && mark.entryPrice() != null) {
            lines.add(new CandleChart.Line(mark.entryPrice().amount().doubleValue(), "entry"));
        }
    }

    private void showTrades(Instrument instrument, List<CandleChart.Trade> drawn) {
        if (instrument.equals(shown)) {
            chart.trades(drawn);
        }
    }

    private void describe(Instrument instrument) {
        chart.describe("Candles of %s, %s each; the last closed at %s"
                .formatted(
                        instrument.symbol(),
                        instrument.timeframe(),
                        newest == null ? Formats.UNKNOWN : Formats.price(newest.close())));
    }

    private void sayWhyNone(Desk desk) {
        if (desk.overview() != null && Objects.equals(offered, List.of())) {
            panel.say("No profile watches an instrument yet.");
        } else {
            panel.loading();
        }
    }
}
