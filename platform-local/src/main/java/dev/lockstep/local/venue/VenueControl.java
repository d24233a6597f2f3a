package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueRefusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Our own controls, on a separate loopback port, not part of Binance's interface: {@code GET /control/state},
 * {@code POST /control/candle-done} (lockstep pace), {@code POST /control/deposit}, {@code GET}, {@code POST} and
 * {@code DELETE /control/faults}, {@code POST /control/change}. In lockstep nothing moves before the first report:
 * whoever follows a symbol reports the last candle of its warm-up as done once its streams are open, and from then on
 * each closed candle; the market waits for everyone who ever reported.
 */
final class VenueControl implements CallHandler {
    private final VenueLoop loop;
    private final MarketPacer pacer;
    private final Pace pace;
    private final Faults faults;
    private final VenueWorld world;
    private final InstantSource wall;

    VenueControl(VenueLoop loop, MarketPacer pacer, Pace pace, Faults faults, VenueWorld world, InstantSource wall) {
        this.loop = loop;
        this.pacer = pacer;
        this.pace = pace;
        this.faults = faults;
        this.world = world;
        this.wall = wall;
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /control/state" -> answered(this::state);
            case "POST /control/candle-done" -> answered(venue -> candleDone(venue, ControlBody.of(call)));
            case "POST /control/deposit" -> answered(venue -> deposit(venue, ControlBody.of(call)));
            case "GET /control/faults" -> answered(venue -> faults.shown());
            case "POST /control/faults" -> answered(venue -> addFaults(venue, ControlBody.of(call)));
            case "DELETE /control/faults" -> answered(venue -> clearFaults());
            case "POST /control/change" ->
                answered(venue -> world.change(venue, ControlBody.of(call).body()));
            default ->
                CompletableFuture.completedFuture(
                        Answer.refused(404, -1000, "Path " + call.path() + " does not exist."));
        };
    }

    private CompletableFuture<Answer> answered(Function<SimulatedVenue, Object> work) {
        return loop.call(venue -> {
            try {
                return Answer.ok(Json.text(work.apply(venue)));
            } catch (VenueRefusal refusal) {
                return Answer.refused(400, refusal.code(), refusal.text());
            } catch (Problem problem) {
                return Answer.refused(400, -1130, problem.detail());
            }
        });
    }

    /** One fault, or several under {@code faults}. */
    private Object addFaults(SimulatedVenue venue, ControlBody body) {
        JsonNode several = body.body().get("faults");
        JsonNode rules = several == null ? Json.MAPPER.createArrayNode().add(body.body()) : several;
        FaultScript.rules(rules).forEach(rule -> faults.add(rule, venue));
        return faults.shown();
    }

    private Object clearFaults() {
        faults.clear();
        return List.of();
    }

    private Object candleDone(SimulatedVenue venue, ControlBody body) {
        if (pace != Pace.LOCKSTEP) {
            return object("advanced", 0, "pace", pace.name());
        }
        String symbol = body.listing(venue).symbol();
        Timeframe timeframe = MarketEndpoints.timeframe(body.text("timeframe"));
        int played = pacer.candleDone(venue, symbol, timeframe, body.number("openTime"));
        return object(
                "advanced", played,
                "pace", pace.name(),
                "lastClosed", MarketPacer.lastClosed(venue, symbol, timeframe),
                "ended", venue.hasEnded(symbol));
    }

    private Object deposit(SimulatedVenue venue, ControlBody body) {
        venue.deposit(body.account(venue), body.text("asset"), body.amount("amount"), wall.millis());
        return object();
    }

    private Object state(SimulatedVenue venue) {
        List<Map<String, @Nullable Object>> symbols = new ArrayList<>();
        for (SymbolListing listing : venue.listings()) {
            String symbol = listing.symbol();
            symbols.add(object(
                    "symbol", symbol,
                    "lastPrice", amount(venue.lastPrice(symbol)),
                    "marketTime", venue.marketTime(symbol),
                    "timeframe", venue.baseTimeframe(symbol).text(),
                    "lastClosed", venue.lastClosedBar(symbol).openTime(),
                    "ended", venue.hasEnded(symbol)));
        }
        List<Map<String, @Nullable Object>> accounts = new ArrayList<>();
        for (String account : venue.accounts()) {
            Map<String, @Nullable Object> balances = object();
            venue.balances(account)
                    .forEach((asset, balance) -> balances.put(
                            asset, object("free", amount(balance.free()), "locked", amount(balance.locked()))));
            accounts.add(object(
                    "account", account,
                    "openOrders", venue.openOrders(account).size(),
                    "balances", balances));
        }
        return object("serverTime", wall.millis(), "pace", pace.name(), "symbols", symbols, "accounts", accounts);
    }
}
