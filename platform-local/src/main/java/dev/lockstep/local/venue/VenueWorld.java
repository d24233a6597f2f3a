package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.Placed;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolBounds;
import dev.lockstep.engine.venue.SymbolBounds.PriceBand;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Changes of the venue itself that no client asked for: money from outside, orders somebody placed by hand, halted
 * symbols, other filters, a clock that drifts, maintenance, connections that end. Runs on the venue's thread.
 */
final class VenueWorld {
    /** What the changes work on beside the venue. */
    record Parts(
            VenueLoop loop,
            VenueApi api,
            Signatures signatures,
            RateCounters counters,
            Connections connections,
            UserStreams users,
            DriftingClock clock) {}

    private final Parts parts;

    VenueWorld(Parts parts) {
        this.parts = parts;
    }

    Object change(SimulatedVenue venue, JsonNode body) {
        ControlBody change = new ControlBody(body);
        String what = change.text("do");
        return switch (what) {
            case "deposit" -> move(venue, change, change.amount("amount"));
            case "withdraw" -> move(venue, change, change.amount("amount").negate());
            case "order" -> order(venue, change, body);
            case "cancel" -> {
                VenueOrder order = change.order(venue);
                var _ = venue.cancel(change.account(venue), order, "web_" + OrderForm.freshId(), now());
                yield object();
            }
            case "expel" -> {
                venue.expel(change.account(venue), change.order(venue), now());
                yield object();
            }
            case "status" -> {
                venue.relist(change.listing(venue).withStatus(status(change.text("status"))));
                yield object();
            }
            case "filters" -> filters(venue, change);
            case "shun-stops" -> {
                venue.shunStops(change.listing(venue).symbol(), change.flag("on"));
                yield object();
            }
            case "bnb" -> {
                venue.payFeesInBnb(change.account(venue), change.flag("on"));
                yield object();
            }
            default -> ofParts(venue, what, change);
        };
    }

    private Object ofParts(SimulatedVenue venue, String what, ControlBody change) {
        switch (what) {
            case "drift" -> parts.clock().drift(Duration.ofMillis(change.number("millis")));
            case "maintenance" -> maintenance(change.flag("on"));
            case "shutdown" -> shutdown(change.optionalNumber("millis", 1_000));
            case "disconnect" -> parts.connections().dropAll();
            case "terminate" -> parts.users().terminate(change.account(venue));
            case "pings" -> parts.connections().pings(change.number("millis"), change.number("patience"));
            case "socket-life" -> parts.connections().life(change.number("millis"));
            case "limits" -> limits(change);
            case "key" ->
                parts.signatures()
                        .add(change.text("apiKey"), change.account(venue), SigningKey.ofPem(change.text("publicKey")));
            default -> throw Params.invalid("do");
        }
        return object();
    }

    private Object move(SimulatedVenue venue, ControlBody change, BigDecimal amount) {
        venue.deposit(change.account(venue), change.text("asset"), amount, now());
        return object();
    }

    /** An order the account's owner placed somewhere else; what it trades at once is an external trade. */
    private Object order(SimulatedVenue venue, ControlBody change, JsonNode body) {
        Map<String, String> values = new LinkedHashMap<>();
        body.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        values.putIfAbsent("newClientOrderId", "web_" + OrderForm.freshId());
        Placed placed = venue.place(change.account(venue), OrderForm.order(new Params(values)), now());
        return OrderViews.placed(placed, OrderViews.Detail.FULL);
    }

    private static String status(String status) {
        if (!ExchangeInfo.STATUSES.contains(status)) {
            throw new VenueRefusal(-1122, "Invalid symbolStatus.");
        }
        return status;
    }

    private static Object filters(SimulatedVenue venue, ControlBody change) {
        SymbolListing listing = change.listing(venue);
        BigDecimal maxPosition =
                change.optionalAmount("maxPosition", listing.limits().maxPosition());
        venue.relist(listing.withFilters(
                        change.optionalAmount("tick", listing.tick()),
                        change.optionalAmount("step", listing.step()),
                        change.optionalAmount("minNotional", listing.minNotional()))
                .with(listing.limits().withMaxPosition(maxPosition))
                .with(bounds(change, listing.bounds())));
        return object();
    }

    /** {@code older}: PERCENT_PRICE and MIN_NOTIONAL instead of what took their place. */
    private static SymbolBounds bounds(ControlBody change, SymbolBounds before) {
        boolean older = change.optionalFlag("older", !before.bySide());
        PriceBand bids = new PriceBand(
                change.optionalAmount("bidUp", before.bids().up()),
                change.optionalAmount("bidDown", before.bids().down()));
        PriceBand asks = new PriceBand(
                change.optionalAmount("askUp", before.asks().up()),
                change.optionalAmount("askDown", before.asks().down()));
        return new SymbolBounds(
                bids,
                older ? bids : asks,
                !older,
                !older,
                change.optionalAmount("minQuantity", before.minQuantity()),
                change.optionalAmount("marketMin", before.marketMin()),
                change.optionalAmount("marketStep", before.marketStep()));
    }

    private void maintenance(boolean on) {
        parts.api().maintenance(on);
        if (on) {
            parts.connections().announceShutdown();
            parts.connections().closeAll();
        }
    }

    private void shutdown(long millis) {
        parts.connections().announceShutdown();
        parts.loop().after(millis * 1_000_000, parts.connections()::closeAll);
    }

    private void limits(ControlBody change) {
        RateLimits before = parts.counters().limits();
        parts.counters()
                .limits(new RateLimits(
                        (int) change.optionalNumber("weightPerMinute", before.weightPerMinute()),
                        (int) change.optionalNumber("rawPerFiveMinutes", before.rawPerFiveMinutes()),
                        (int) change.optionalNumber("ordersPerTenSeconds", before.ordersPerTenSeconds()),
                        (int) change.optionalNumber("ordersPerDay", before.ordersPerDay()),
                        (int) change.optionalNumber("requestsAfterLimit", before.requestsAfterLimit())));
    }

    private long now() {
        return parts.clock().millis();
    }

    /** Plays a script's changes at their times; one that is refused is told, the others still happen. */
    void play(FaultScript script) {
        for (FaultScript.Timed timed : script.changes()) {
            parts.loop().after(timed.atMillis() * 1_000_000, () -> {
                var _ = parts.loop().inTask(venue -> change(venue, timed.change()));
            });
        }
    }
}
