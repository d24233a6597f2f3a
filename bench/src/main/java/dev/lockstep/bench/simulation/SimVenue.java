package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small venue with the rules our design leans on: a request that comes after its receive window is refused, a client
 * order id may be used again once its order is over, an order list's legs end each other. It is never wrong; what is
 * lost, late or doubled happens on the way to it and from it.
 */
final class SimVenue {
    private static final BigDecimal FEE = new BigDecimal("0.001");
    private static final Asset BNB = Asset.of("BNB");
    private static final Price AT_FIRST = Price.of("100", "USDT");
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final Duration offset;
    private final boolean feeInThird;
    private final Oracles oracles;
    private final boolean windowChecked;
    private final VenueBalances balances = new VenueBalances();
    private final Map<String, Price> prices = new TreeMap<>();
    private final Map<ClientOrderId, VenueOrder> orders = new LinkedHashMap<>();
    private final Map<ClientOrderId, List<VenueOrder>> lists = new LinkedHashMap<>();
    private final Set<Consumer<OrderReport>> listeners = new LinkedHashSet<>();
    private long numbers;

    SimVenue(
            EventQueue queue,
            Chance chance,
            Trouble trouble,
            Duration offset,
            boolean feeInThird,
            boolean windowChecked,
            Oracles oracles) {
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
        this.offset = offset;
        this.feeInThird = feeInThird;
        this.windowChecked = windowChecked;
        this.oracles = oracles;
        balances.add(Money.of("100000", "USDT"));
        balances.add(Money.of("10", "BNB"));
    }

    Instant now() {
        return queue.instant().plus(offset);
    }

    VenueBalances balances() {
        return balances;
    }

    Iterable<VenueOrder> orders() {
        return orders.values();
    }

    void listen(Consumer<OrderReport> listener) {
        boolean _ = listeners.add(listener);
    }

    void leave(Consumer<OrderReport> listener) {
        boolean _ = listeners.remove(listener);
    }

    Price price(Instrument instrument) {
        return prices.getOrDefault(instrument.symbol(), AT_FIRST);
    }

    /** The request is late, or ahead of the clock: the venue's -1021. */
    boolean isOutsideWindow(OrderIntent intent) {
        return windowChecked
                && (now().isAfter(intent.expiresAt()) || intent.signedAt().isAfter(now().plus(TOLERANCE)));
    }

    /** Null where it is taken, else the venue's words. */
    @Nullable
    String place(OrderIntent intent, SymbolRules rules) {
        String refusal = refusal(intent);
        if (refusal != null) {
            return refusal;
        }
        oracles.accepting(intent);
        List<VenueOrder> placed = new ArrayList<>();
        for (OrderSpec spec : intent.orders()) {
            VenueOrder order = new VenueOrder(intent, spec, String.valueOf(++numbers), now());
            orders.put(spec.id(), order);
            placed.add(order);
        }
        ClientOrderId list = intent.listId();
        if (list != null) {
            lists.put(list, placed);
        }
        hold(placed.getFirst(), true);
        placed.forEach(order -> tell(order.report(List.of())));
        VenueOrder first = placed.getFirst();
        if (first.spec().type() == OrderType.LIMIT || first.spec().type() == OrderType.MARKET) {
            takeAtOnce(first, rules);
        }
        return null;
    }

    private @Nullable String refusal(OrderIntent intent) {
        Price price = price(intent.instrument());
        for (OrderSpec spec : intent.orders()) {
            VenueOrder known = orders.get(spec.id());
            if (known != null && known.isOpen()) {
                return "Duplicate order sent.";
            }
            boolean immediate = switch (spec.type()) {
                case STOP_LOSS -> spec.stop() != null && !price.isAbove(spec.stop());
                case LIMIT_MAKER -> spec.limit() != null && !price.isBelow(spec.limit());
                default -> false;
            };
            if (immediate) {
                return "Stop price would trigger immediately.";
            }
        }
        return balances.has(worth(intent.orders().getFirst()))
                ? null
                : "Account has insufficient balance for requested action.";
    }

    private static Money worth(OrderSpec spec) {
        Price limit = spec.limit();
        return spec.side() == Side.BUY && limit != null
                ? limit.times(spec.quantity())
                : spec.quantity().asMoney();
    }

    private void hold(VenueOrder order, boolean held) {
        Money worth = worth(order.spec());
        if (order.spec().side() == Side.SELL) {
            worth = order.remaining().asMoney();
        }
        if (held) {
            balances.lock(worth);
        } else {
            balances.unlock(worth);
        }
    }

    /** IOC and market: what there is, in one trade or several, and the rest is over. */
    private void takeAtOnce(VenueOrder order, SymbolRules rules) {
        Price price = price(order.spec().instrument());
        Price limit = order.spec().limit();
        hold(order, false);
        if (limit == null || !price.isAbove(limit)) {
            Quantity wanted = order.spec().quantity();
            boolean partly = chance.of(trouble.partial());
            Quantity first = partly ? part(wanted, rules, chance.between(1, 9)) : wanted;
            if (first.isPositive()) {
                trade(order, first, price);
            }
            Quantity rest = order.remaining();
            if (rest.isPositive() && (order.spec().type() == OrderType.MARKET || chance.of(500))) {
                trade(order, rest, price);
            }
        }
        if (order.isOpen()) {
            order.end(OrderStatus.EXPIRED, "IOC", now());
            tell(order.report(List.of()));
        }
    }

    private static Quantity part(Quantity of, SymbolRules rules, int tenths) {
        BigDecimal share = of.value().multiply(BigDecimal.valueOf(tenths)).movePointLeft(1);
        return new Quantity(share, of.asset()).floorTo(rules.step());
    }

    private void trade(VenueOrder order, Quantity quantity, Price price) {
        Instrument instrument = order.spec().instrument();
        Money quote = price.times(quantity);
        boolean buys = order.spec().side() == Side.BUY;
        Money received = buys ? quantity.asMoney() : quote;
        Money fee = feeInThird
                ? new Money(new BigDecimal("0.0001"), BNB)
                : new Money(received.amount().multiply(FEE), received.asset());
        Fill fill = new Fill(
                order.intent().account(),
                instrument,
                "T" + ++numbers,
                order.id(),
                order.spec().side(),
                quantity,
                price,
                quote,
                fee,
                now());
        balances.add(received);
        balances.add((buys ? quote : quantity.asMoney()).negate());
        balances.add(fee.negate());
        order.traded(fill);
        tell(order.report(List.of(fill)));
    }

    /** The market moves: stops and limits that are met trade. */
    void move(Instrument instrument, Price price, SymbolRules rules) {
        prices.put(instrument.symbol(), price);
        for (VenueOrder order : orders.values()) {
            if (order.isOpen() && order.spec().instrument().equals(instrument)) {
                meet(order, price, rules);
            }
        }
    }

    private void meet(VenueOrder order, Price price, SymbolRules rules) {
        Price stop = order.spec().stop();
        Price limit = order.spec().limit();
        boolean stopped = stop != null && !price.isAbove(stop);
        boolean reached = limit != null && !price.isBelow(limit);
        if (!stopped && !reached) {
            return;
        }
        endSiblings(order);
        hold(order, false);
        Quantity rest = order.remaining();
        Quantity now = reached && chance.of(trouble.partial()) ? part(rest, rules, 5) : rest;
        boolean partly = now.isPositive() && now.compareTo(rest) < 0;
        trade(order, partly ? now : rest, limit != null && reached ? limit : price);
        if (order.isOpen()) {
            hold(order, true);
        }
    }

    private void endSiblings(VenueOrder order) {
        for (VenueOrder sibling : listOf(order.intent().listId())) {
            if (sibling != order && sibling.isOpen()) {
                sibling.end(OrderStatus.EXPIRED, "other leg", now());
                tell(sibling.report(List.of()));
            }
        }
    }

    private List<VenueOrder> listOf(@Nullable ClientOrderId list) {
        return list == null ? List.of() : lists.getOrDefault(list, List.of());
    }

    /** The reports of what was cancelled; empty where nothing of that name is open. */
    List<OrderReport> cancel(ClientOrderId target) {
        List<VenueOrder> named = lists.getOrDefault(
                target, Optional.ofNullable(orders.get(target)).map(List::of).orElse(List.of()));
        List<VenueOrder> open = named.stream().filter(VenueOrder::isOpen).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        hold(open.getFirst(), false);
        for (VenueOrder order : open) {
            order.end(OrderStatus.CANCELED, "canceled", now());
            tell(order.report(List.of()));
        }
        return named.stream().map(order -> order.report(List.of())).toList();
    }

    @Nullable
    VenueOrder find(ClientOrderId id) {
        return orders.get(id);
    }

    /** What is offered for a position: a list counts once. */
    Quantity offered(PositionId position, Asset base) {
        Quantity sum = Quantity.zero(base);
        Set<String> counted = new LinkedHashSet<>();
        for (VenueOrder order : orders.values()) {
            boolean sells = order.spec().side() == Side.SELL
                    && order.isOpen()
                    && order.intent().position().equals(position);
            if (sells && counted.add(order.intent().id().toString())) {
                sum = sum.plus(order.remaining());
            }
        }
        return sum;
    }

    /** What of a position is sold should the price fall: orders with a stop alone. */
    Quantity stopped(PositionId position, Asset base) {
        Quantity sum = Quantity.zero(base);
        for (VenueOrder order : orders.values()) {
            boolean stops = order.spec().stop() != null && order.isOpen();
            if (stops && order.intent().position().equals(position)) {
                sum = sum.plus(order.remaining());
            }
        }
        return sum;
    }

    private void tell(OrderReport report) {
        if (queue.isTraced()) {
            queue.note("venue: " + report.order().value().substring(8, 16) + " " + report.status() + " executed "
                    + report.executed()
                    + (report.fills().isEmpty() ? "" : " with " + report.fills().size() + " trade"));
        } else {
            queue.note(report.order().value());
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(report));
    }
}
