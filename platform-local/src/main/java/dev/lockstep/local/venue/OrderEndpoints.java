package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Amended;
import dev.lockstep.engine.venue.Cancelled;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderState;
import dev.lockstep.engine.venue.Placed;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueOrderList;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Placing, changing and cancelling single orders (rest-api.md, "Trading endpoints"). */
final class OrderEndpoints {
    private OrderEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.trading("POST", "/api/v3/order", "order.place", 1, OrderEndpoints::place),
                Endpoint.signed(
                        "POST",
                        "/api/v3/order/test",
                        "order.test",
                        params -> params.flag("computeCommissionRates") ? 20 : 1,
                        OrderEndpoints::test),
                Endpoint.trading("DELETE", "/api/v3/order", "order.cancel", 0, OrderEndpoints::cancel),
                Endpoint.trading("DELETE", "/api/v3/openOrders", "openOrders.cancelAll", 0, OrderEndpoints::cancelAll),
                Endpoint.signed(
                        "PUT",
                        "/api/v3/order/amend/keepPriority",
                        "order.amend.keepPriority",
                        4,
                        OrderEndpoints::amend));
    }

    private static Object place(Request request) {
        OrderRequest asked = OrderForm.order(request.params());
        OrderViews.Detail detail = OrderForm.detail(request.params(), asked.type());
        Placed placed = request.venue().place(request.account(), asked, request.now());
        return OrderViews.placed(placed, detail);
    }

    private static Object test(Request request) {
        OrderRequest asked = OrderForm.order(request.params());
        request.venue().test(request.account(), asked);
        return request.params().flag("computeCommissionRates")
                ? AccountEndpoints.ratesForOrder(request)
                : Json.object();
    }

    private static Object amend(Request request) {
        VenueOrder order = OrderQueries.find(request);
        if (order == null || !order.isOpen()) {
            throw new VenueRefusal(-2038, "Unknown order sent.");
        }
        String id = request.params().clientId("newClientOrderId");
        Amended amended = request.venue()
                .amend(
                        request.account(),
                        order,
                        request.params().decimal("newQty"),
                        id == null ? OrderForm.freshId() : id,
                        request.now());
        VenueOrderList list = amended.list();
        return ChangeViews.amended(
                amended, list == null ? List.of() : request.venue().legs(list));
    }

    private static Object cancel(Request request) {
        VenueOrder order = OrderQueries.find(request);
        if (order == null || !order.isOpen()) {
            throw new VenueRefusal(-2011, "Unknown order sent.");
        }
        checkRestrictions(request.params().optional("cancelRestrictions"), order);
        Cancelled cancelled =
                request.venue().cancel(request.account(), order, cancelId(request, "newClientOrderId"), request.now());
        // one order of a list takes the list with it; only the WebSocket API's documentation shows the whole list then
        return request.socket() ? cancelled(request, cancelled) : one(order.id(), cancelled);
    }

    static Map<String, @Nullable Object> one(long id, Cancelled cancelled) {
        VenueOrder order = cancelled.orders().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseGet(() -> cancelled.orders().getFirst());
        return OrderViews.cancelled(order, cancelled.cancelId());
    }

    static void checkRestrictions(@Nullable String only, VenueOrder order) {
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

    static String cancelId(Request request, String name) {
        String id = request.params().clientId(name);
        return id == null ? OrderForm.freshId() : id;
    }

    static Map<String, @Nullable Object> cancelled(Request request, Cancelled cancelled) {
        VenueOrderList list = cancelled.list();
        return list == null
                ? OrderViews.cancelled(cancelled.orders().getFirst(), cancelled.cancelId())
                : OrderViews.cancelled(list, cancelled, request.venue().legs(list));
    }

    private static Object cancelAll(Request request) {
        SimulatedVenue venue = request.venue();
        String symbol = request.symbol();
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
}
