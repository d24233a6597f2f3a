package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** One engine's way to the venue and back: requests and answers are lost, late, or refused on the way. */
final class SimGateway implements ExchangeGateway {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofMillis(200);
    private static final Duration LAG = Duration.ofSeconds(1);
    private static final Duration PROCESSING_LIMIT = Duration.ofSeconds(10);

    private final SimVenue venue;
    private final EngineLife life;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final Function<Instrument, SymbolRules> rules;

    SimGateway(
            SimVenue venue,
            EngineLife life,
            EventQueue queue,
            Chance chance,
            Trouble trouble,
            Function<Instrument, SymbolRules> rules) {
        this.venue = venue;
        this.life = life;
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
        this.rules = rules;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, PROCESSING_LIMIT);
    }

    @Override
    public Mono<Placement> place(OrderIntent intent) {
        return sent(
                "place " + intent.kind(),
                intent,
                new Placement.Unsent("its window was nearly over"),
                new Placement.Unknown("no answer"),
                () -> placed(intent),
                new Placement.Rejected("-1021", "outside of the recvWindow", true),
                new Placement.Rejected("-1015", "too many orders", true));
    }

    private Placement placed(OrderIntent intent) {
        if (intent.listId() != null && chance.of(trouble.listRefused())) {
            return new Placement.Rejected("-2010", "order list refused", false);
        }
        String refusal = venue.place(intent, rules.apply(intent.instrument()));
        if (refusal != null) {
            return refusal.startsWith("Duplicate")
                    ? new Placement.Unknown(refusal)
                    : new Placement.Rejected("-2010", refusal, false);
        }
        return new Placement.Accepted(intent.orders().stream()
                .map(spec -> Objects.requireNonNull(venue.find(spec.id())).report())
                .toList());
    }

    @Override
    public Mono<CancelResult> cancel(OrderIntent intent) {
        return sent(
                "cancel",
                intent,
                new CancelResult.Unknown("its window was nearly over"),
                new CancelResult.Unknown("no answer"),
                () -> canceled(intent),
                new CancelResult.Unknown("outside of the recvWindow"),
                new CancelResult.Unknown("too many orders"));
    }

    private CancelResult canceled(OrderIntent intent) {
        List<OrderReport> reports = venue.cancel(Objects.requireNonNull(intent.cancels()));
        return reports.isEmpty() ? new CancelResult.NotOpen("Unknown order sent.") : new CancelResult.Canceled(reports);
    }

    /** A signed request: once, within its window, with every way its answer can go. */
    private <T> Mono<T> sent(
            String what, OrderIntent intent, T unsent, T unknown, Supplier<T> act, T late, T throttled) {
        return FarCall.of(call -> {
            boolean tooLate = !venue.now().isBefore(intent.expiresAt().minus(MARGIN));
            if (tooLate || chance.of(trouble.requestLost() / 4)) {
                back(what, Duration.ZERO, call, unsent);
                return;
            }
            timeOut(what, call, unknown);
            if (!chance.of(trouble.requestLost())) {
                queue.after(way(), what, () -> arrived(what, intent, call, unknown, act, late, throttled));
            }
        });
    }

    private <T> void arrived(
            String what, OrderIntent intent, FarCall.Answer<T> call, T unknown, Supplier<T> act, T late, T throttled) {
        if (chance.of(trouble.rateLimit())) {
            back(what, way(), call, throttled);
            return;
        }
        if (venue.isOutsideWindow(intent)) {
            back(what, way(), call, late);
            return;
        }
        boolean error = chance.of(trouble.venueError());
        if (error && chance.of(500)) {
            back(what, way(), call, unknown);
            return;
        }
        if (chance.of(trouble.venueSlow())) {
            queue.after(chance.millis(100, 9_900), what, () -> done(what, call, act, error ? unknown : null));
        } else {
            done(what, call, act, error ? unknown : null);
        }
    }

    /** @param said what the venue answers though it did what was asked; null where it says what it did */
    private <T> void done(String what, FarCall.Answer<T> call, Supplier<T> act, @Nullable T said) {
        T answer = act.get();
        if (!chance.of(trouble.answerLost())) {
            back(what, way(), call, said == null ? answer : said);
        }
    }

    private <T> void back(String what, Duration after, FarCall.Answer<T> call, T answer) {
        queue.after(after, what, () -> life.answer(what, () -> call.value(answer)));
    }

    /** Nobody waits for it any more where an answer came. */
    private <T> void timeOut(String what, FarCall.Answer<T> call, T unknown) {
        queue.after(TIMEOUT, what, () -> {
            if (!call.isOver()) {
                life.answer(what, () -> call.value(unknown));
            }
        });
    }

    private Duration way() {
        return chance.of(trouble.networkSlow()) ? chance.millis(100, 40_000) : chance.millis(3, 30);
    }

    @Override
    public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
        return asked("query", new Evidence.Unavailable("no answer"), () -> evidence(order));
    }

    private Evidence evidence(ClientOrderId id) {
        VenueOrder order = venue.find(id);
        boolean lags = chance.of(trouble.queryLag());
        Instant seen = lags ? venue.now().minus(LAG) : venue.now();
        if (order == null || order.createdAt().isAfter(seen)) {
            return new Evidence.Absent(venue.now());
        }
        List<Fill> told = order.fills().stream()
                .filter(fill -> !fill.executedAt().isAfter(seen))
                .toList();
        return new Evidence.Found(order.report(told));
    }

    @Override
    public Mono<VenueSnapshot> snapshot() {
        return FarCall.of(call -> queue.after(way(), "snapshot", () -> {
            List<OrderReport> open = new ArrayList<>();
            venue.orders().forEach(order -> {
                if (order.isOpen()) {
                    open.add(order.report(List.of()));
                }
            });
            VenueSnapshot snapshot =
                    new VenueSnapshot(venue.balances().free(), venue.balances().locked(), open, 0, venue.now());
            queue.after(way(), "snapshot", () -> life.answer("snapshot", () -> call.value(snapshot)));
        }));
    }

    @Override
    public Mono<Instant> serverTime() {
        return Mono.fromSupplier(venue::now);
    }

    private <T> Mono<T> asked(String what, T unavailable, Supplier<T> question) {
        return FarCall.of(call -> {
            timeOut(what, call, unavailable);
            if (!chance.of(trouble.requestLost()) && !chance.of(trouble.venueError())) {
                queue.after(way(), what, () -> back(what, way(), call, question.get()));
            }
        });
    }

    @Override
    public Flux<VenueReport> reports() {
        return Flux.create(sink -> {
            ReportStream stream = new ReportStream(venue, life, queue, chance, trouble, report -> {
                FluxSink<VenueReport> _ = sink.next(report);
            });
            FluxSink<VenueReport> _ = sink.onDispose(stream::close);
            stream.connect();
        });
    }
}
