package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asking for single orders and what became of them (rest-api.md, "Account Endpoints"). */
final class OrderQueries {
    private OrderQueries() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("GET", "/api/v3/order", "order.status", 4, OrderQueries::query),
                Endpoint.signed(
                        "GET",
                        "/api/v3/openOrders",
                        "openOrders.status",
                        params -> params.has("symbol") ? 6 : 80,
                        OrderQueries::open),
                Endpoint.signed("GET", "/api/v3/allOrders", "allOrders", 20, OrderQueries::allOrders),
                Endpoint.signed("GET", "/api/v3/order/amendments", "order.amendments", 4, OrderQueries::amendments),
                Endpoint.signed(
                        "GET",
                        "/api/v3/myPreventedMatches",
                        "myPreventedMatches",
                        params -> params.has("orderId") ? 20 : 2,
                        OrderQueries::preventedMatches),
                Endpoint.signed("GET", "/api/v3/myAllocations", "myAllocations", 20, OrderQueries::allocations));
    }

    private static Object query(Request request) {
        VenueOrder order = find(request);
        if (order == null) {
            throw new VenueRefusal(-2013, "Order does not exist.");
        }
        return OrderViews.order(order);
    }

    /** The order a call names by {@code orderId}, {@code origClientOrderId} or both. */
    static @Nullable VenueOrder find(Request request) {
        Long id = request.params().optionalLong("orderId");
        String clientId = request.params().optional("origClientOrderId");
        if ((id == null || id == 0) && clientId == null) {
            throw new VenueRefusal(
                    -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
        }
        return find(request, id, clientId);
    }

    static @Nullable VenueOrder find(Request request, @Nullable Long id, @Nullable String clientId) {
        String symbol = request.symbol();
        if (id == null || id == 0) { // some clients send a stray orderId=0 beside the client id
            return clientId == null ? null : request.venue().order(request.account(), symbol, clientId);
        }
        VenueOrder order = request.venue().order(request.account(), symbol, id);
        boolean other = order != null
                && clientId != null
                && !order.asked().clientOrderId().equals(clientId);
        return other ? null : order;
    }

    private static Object open(Request request) {
        SimulatedVenue venue = request.venue();
        List<VenueOrder> orders = request.params().has("symbol")
                ? venue.openOrders(request.account(), request.symbol())
                : venue.openOrders(request.account());
        return orders.stream().map(OrderViews::order).toList();
    }

    private static Object allOrders(Request request) {
        Params params = request.params();
        String symbol = request.symbol();
        Long from = params.optionalLong("orderId");
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        params.atMostADay("startTime", "endTime");
        int limit = params.limit("limit", 500, 1000);
        List<VenueOrder> orders = request.venue().allOrders(request.account(), symbol).stream()
                .filter(order -> from == null || order.id() >= from)
                .filter(order -> start == null || order.createdAt() >= start)
                .filter(order -> end == null || order.createdAt() <= end)
                .toList();
        boolean forward = from != null || start != null;
        return page(orders, forward, limit).stream().map(OrderViews::order).toList();
    }

    /** The first page from a given start, else the newest entries; oldest first either way. */
    static <T> List<T> page(List<T> entries, boolean forward, int limit) {
        if (entries.size() <= limit) {
            return entries;
        }
        return forward ? entries.subList(0, limit) : entries.subList(entries.size() - limit, entries.size());
    }

    private static Object amendments(Request request) {
        Params params = request.params();
        String symbol = request.symbol();
        long order = params.mandatoryLong("orderId");
        Long from = params.optionalLong("fromExecutionId");
        return request.venue().amendments(request.account()).stream()
                .filter(amendment -> amendment.symbol().equals(symbol) && amendment.orderId() == order)
                .filter(amendment -> from == null || amendment.executionId() >= from)
                .limit(params.limit("limit", 500, 1000))
                .map(ChangeViews::amendment)
                .toList();
    }

    private static Object preventedMatches(Request request) {
        Params params = request.params();
        String symbol = request.symbol();
        Long id = params.optionalLong("preventedMatchId");
        Long order = params.optionalLong("orderId");
        if (id == null && order == null) {
            throw new VenueRefusal(
                    -1102, "Param 'preventedMatchId' or 'orderId' must be sent, but both were empty/null!");
        }
        Long from = params.optionalLong("fromPreventedMatchId");
        return request.venue().preventedMatches(request.account()).stream()
                .filter(match -> match.symbol().equals(symbol))
                .filter(match -> id == null || match.id() == id)
                .filter(match -> order == null || match.takerOrderId() == order || match.makerOrderId() == order)
                .filter(match -> from == null || match.id() >= from)
                .limit(params.limit("limit", 500, 1000))
                .map(ChangeViews::prevented)
                .toList();
    }

    /** Allocations come from smart order routing, which this venue does not do; there are none. */
    private static Object allocations(Request request) {
        var _ = request.symbol();
        return List.of();
    }
}
