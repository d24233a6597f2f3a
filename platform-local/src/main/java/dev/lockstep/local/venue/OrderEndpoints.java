package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Cancelled;
import dev.lockstep.engine.venue.ListPlaced;
import dev.lockstep.engine.venue.OcoRequest;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderState;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.Placed;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueOrderList;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Placing, cancelling and querying orders and order lists (rest-api.md, "Trading endpoints" and "Account Endpoints").
 */
final class OrderEndpoints {
    private OrderEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("POST", "/api/v3/order", "order.place", 1, OrderEndpoints::place)
                        .countingOrders(),
                Endpoint.signed("POST", "/api/v3/order/test", "order.test", 1, OrderEndpoints::test),
                Endpoint.signed("GET", "/api/v3/order", "order.status", 4, OrderEndpoints::query),
                Endpoint.signed("DELETE", "/api/v3/order", "order.cancel", 1, OrderEndpoints::cancel),
                Endpoint.signed("GET", "/api/v3/openOrders", "openOrders.status", 6, OrderEndpoints::open),
                Endpoint.signed("DELETE", "/api/v3/openOrders", "openOrders.cancelAll", 1, OrderEndpoints::cancelAll),
                Endpoint.signed("GET", "/api/v3/allOrders", "allOrders", 20, OrderEndpoints::allOrders),
                Endpoint.signed("POST", "/api/v3/orderList/oco", "orderList.place.oco", 1, OrderEndpoints::placeOco)
                        .countingOrders(),
                Endpoint.signed("GET", "/api/v3/orderList", "orderList.status", 4, OrderEndpoints::queryList),
                Endpoint.signed("DELETE", "/api/v3/orderList", "orderList.cancel", 1, OrderEndpoints::cancelList),
                Endpoint.signed("GET", "/api/v3/openOrderList", "openOrderLists.status", 6, OrderEndpoints::openLists),
                Endpoint.signed("GET", "/api/v3/allOrderList", "allOrderLists", 20, OrderEndpoints::allLists));
    }

    private static Object place(Request request) {
        OrderRequest asked = OrderForm.order(request.params());
        OrderViews.Detail detail = OrderForm.detail(request.params(), asked.type());
        request.counters().orders(request.account(), 1);
        Placed placed = request.venue().place(request.account(), asked, request.now());
        return OrderViews.placed(placed, detail);
    }

    private static Object test(Request request) {
        request.venue().test(request.account(), OrderForm.order(request.params()));
        return Json.object();
    }

    private static Object placeOco(Request request) {
        OcoRequest asked = OrderForm.oco(request.params());
        OrderViews.Detail detail = request.params().has("newOrderRespType")
                ? OrderForm.detail(request.params(), OrderType.LIMIT)
                : OrderViews.Detail.RESULT;
        request.counters().orders(request.account(), 2);
        ListPlaced placed = request.venue().placeOco(request.account(), asked, request.now());
        return OrderViews.placed(placed, detail);
    }

    private static Object query(Request request) {
        VenueOrder order = find(request);
        if (order == null) {
            throw new VenueRefusal(-2013, "Order does not exist.");
        }
        return OrderViews.order(order);
    }

    private static @Nullable VenueOrder find(Request request) {
        Params params = request.params();
        String symbol = request.venue().listing(params.symbol()).symbol();
        Long id = params.optionalLong("orderId");
        String clientId = params.optional("origClientOrderId");
        VenueOrder order;
        if (id != null && id > 0) { // some clients send a stray orderId=0 beside the client id
            order = request.venue().order(request.account(), symbol, id);
        } else if (clientId != null) {
            order = request.venue().order(request.account(), symbol, clientId);
        } else {
            throw new VenueRefusal(
                    -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
        }
        boolean other = order != null
                && clientId != null
                && !order.asked().clientOrderId().equals(clientId);
        return other ? null : order;
    }

    private static Object cancel(Request request) {
        VenueOrder order = find(request);
        if (order == null || !order.isOpen()) {
            throw new VenueRefusal(-2011, "Unknown order sent.");
        }
        checkRestrictions(request.params().optional("cancelRestrictions"), order);
        return cancelled(request, request.venue().cancel(request.account(), order, cancelId(request), request.now()));
    }

    private static void checkRestrictions(@Nullable String only, VenueOrder order) {
        if (only == null) {
            return;
        }
        boolean kept = switch (only) {
            case "ONLY_NEW" -> order.state() == OrderState.NEW;
            case "ONLY_PARTIALLY_FILLED" -> order.state() == OrderState.PARTIALLY_FILLED;
            default ->
                throw new VenueRefusal(
                        -1145, "`cancelRestrictions` has to be either `ONLY_NEW` or `ONLY_PARTIALLY_FILLED`.");
        };
        if (!kept) {
            throw new VenueRefusal(-2011, "Order was not canceled due to cancel restrictions.");
        }
    }

    private static String cancelId(Request request) {
        String id = request.params().clientId("newClientOrderId");
        return id == null ? OrderForm.freshId() : id;
    }

    private static Map<String, @Nullable Object> cancelled(Request request, Cancelled cancelled) {
        VenueOrderList list = cancelled.list();
        List<VenueOrder> legs =
                list == null ? cancelled.orders() : request.venue().legs(list);
        return OrderViews.cancelled(cancelled, legs);
    }

    private static Object open(Request request) {
        SimulatedVenue venue = request.venue();
        List<VenueOrder> orders = request.params().has("symbol")
                ? venue.openOrders(
                        request.account(),
                        venue.listing(request.params().symbol()).symbol())
                : venue.openOrders(request.account());
        return orders.stream().map(OrderViews::order).toList();
    }

    private static Object cancelAll(Request request) {
        SimulatedVenue venue = request.venue();
        String symbol = venue.listing(request.params().symbol()).symbol();
        List<VenueOrder> open = venue.openOrders(request.account(), symbol);
        if (open.isEmpty()) {
            throw new VenueRefusal(-2011, "Unknown order sent.");
        }
        List<Map<String, @Nullable Object>> views = new ArrayList<>();
        for (VenueOrder order : open) {
            VenueOrder current = venue.order(request.account(), symbol, order.id());
            if (current != null && current.isOpen()) {
                views.add(cancelled(
                        request, venue.cancel(request.account(), current, OrderForm.freshId(), request.now())));
            }
        }
        return views;
    }

    private static Object allOrders(Request request) {
        Params params = request.params();
        String symbol = request.venue().listing(params.symbol()).symbol();
        Long from = params.optionalLong("orderId");
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
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

    private static Object queryList(Request request) {
        Params params = request.params();
        Long id = params.optionalLong("orderListId");
        String clientId = params.optional("origClientOrderId");
        if (id == null && clientId == null) {
            throw new VenueRefusal(
                    -1102, "Param 'orderListId' or 'origClientOrderId' must be sent, but both were empty/null!");
        }
        VenueOrderList list = find(request, id, clientId);
        if (list == null) {
            throw new VenueRefusal(-2013, "Order list does not exist.");
        }
        return OrderViews.list(list, request.venue().legs(list));
    }

    private static @Nullable VenueOrderList find(Request request, @Nullable Long id, @Nullable String clientId) {
        return request.venue().orderLists(request.account()).stream()
                .filter(list -> id == null || list.id() == id)
                .filter(list -> clientId == null || list.clientId().equals(clientId))
                .max(Comparator.comparingLong(VenueOrderList::id))
                .orElse(null);
    }

    private static Object cancelList(Request request) {
        Params params = request.params();
        String symbol = request.venue().listing(params.symbol()).symbol();
        Long id = params.optionalLong("orderListId");
        String clientId = params.optional("listClientOrderId");
        if (id == null && clientId == null) {
            throw new VenueRefusal(
                    -1102, "Param 'orderListId' or 'listClientOrderId' must be sent, but both were empty/null!");
        }
        VenueOrderList list = find(request, id, clientId);
        if (list == null || list.done() || !list.symbol().equals(symbol)) {
            throw new VenueRefusal(-2011, "Unknown order sent.");
        }
        VenueOrder leg = request.venue().legs(list).stream()
                .filter(VenueOrder::isOpen)
                .findFirst()
                .orElseThrow(() -> new VenueRefusal(-2011, "Unknown order sent."));
        return cancelled(request, request.venue().cancel(request.account(), leg, cancelId(request), request.now()));
    }

    private static Object openLists(Request request) {
        return request.venue().orderLists(request.account()).stream()
                .filter(list -> !list.done())
                .map(list -> OrderViews.list(list, request.venue().legs(list)))
                .toList();
    }

    private static Object allLists(Request request) {
        Long from = request.params().optionalLong("fromId");
        int limit = request.params().limit("limit", 500, 1000);
        List<VenueOrderList> lists = request.venue().orderLists(request.account()).stream()
                .filter(list -> from == null || list.id() >= from)
                .toList();
        return page(lists, from != null, limit).stream()
                .map(list -> OrderViews.list(list, request.venue().legs(list)))
                .toList();
    }
}
