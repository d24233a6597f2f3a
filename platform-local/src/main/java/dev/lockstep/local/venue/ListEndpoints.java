package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.ListPlaced;
import dev.lockstep.engine.venue.OcoRequest;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueOrderList;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Placing, cancelling and querying order lists (rest-api.md, "Order lists"). */
final class ListEndpoints {
    private static final String LIST = "/api/v3/orderList";

    private ListEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.trading("POST", LIST + "/oco", "orderList.place.oco", 2, oco(ListForm::oco)),
                Endpoint.trading("POST", "/api/v3/order/oco", "orderList.place", 2, oco(ListForm::deprecatedOco)),
                Endpoint.trading("POST", LIST + "/oto", "orderList.place.oto", 2, oto(false, false)),
                Endpoint.trading("POST", LIST + "/otoco", "orderList.place.otoco", 3, oto(true, false)),
                Endpoint.trading("POST", LIST + "/opo", "orderList.place.opo", 2, oto(false, true)),
                Endpoint.trading("POST", LIST + "/opoco", "orderList.place.opoco", 3, oto(true, true)),
                Endpoint.trading("DELETE", LIST, "orderList.cancel", 0, ListEndpoints::cancelList),
                Endpoint.signed("GET", LIST, "orderList.status", 4, ListEndpoints::queryList),
                Endpoint.signed("GET", "/api/v3/openOrderList", "openOrderLists.status", 6, ListEndpoints::openLists),
                Endpoint.signed("GET", "/api/v3/allOrderList", "allOrderLists", 20, ListEndpoints::allLists));
    }

    private static Function<Request, Object> oco(Function<Params, OcoRequest> form) {
        return request -> {
            OcoRequest asked = form.apply(request.params());
            OrderViews.Detail detail = detail(request.params());
            return OrderViews.placed(request.venue().placeOco(request.account(), asked, request.now()), detail);
        };
    }

    private static Function<Request, Object> oto(boolean pair, boolean paid) {
        return request -> {
            OrderViews.Detail detail = detail(request.params());
            ListPlaced placed = request.venue()
                    .placeOto(request.account(), ListForm.oto(request.params(), pair, paid), request.now());
            return OrderViews.placed(placed, detail);
        };
    }

    private static OrderViews.Detail detail(Params params) {
        return params.has("newOrderRespType") ? OrderForm.detail(params, OrderType.LIMIT) : OrderViews.Detail.RESULT;
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
        String symbol = request.symbol();
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
        String cancelId = OrderEndpoints.cancelId(request, "newClientOrderId");
        return OrderEndpoints.cancelled(
                request, request.venue().cancel(request.account(), leg, cancelId, request.now()));
    }

    private static Object openLists(Request request) {
        return request.venue().orderLists(request.account()).stream()
                .filter(list -> !list.done())
                .map(list -> OrderViews.list(list, request.venue().legs(list)))
                .toList();
    }

    private static Object allLists(Request request) {
        Params params = request.params();
        Long from = params.optionalLong("fromId");
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        if (from != null && (start != null || end != null)) {
            throw Params.badCombination();
        }
        params.atMostADay("startTime", "endTime");
        int limit = params.limit("limit", 500, 1000);
        List<VenueOrderList> lists = request.venue().orderLists(request.account()).stream()
                .filter(list -> from == null || list.id() >= from)
                .filter(list -> start == null || createdAt(request, list) >= start)
                .filter(list -> end == null || createdAt(request, list) <= end)
                .toList();
        return OrderQueries.page(lists, from != null || start != null, limit).stream()
                .map(list -> OrderViews.list(list, request.venue().legs(list)))
                .toList();
    }

    private static long createdAt(Request request, VenueOrderList list) {
        List<VenueOrder> legs = request.venue().legs(list);
        return legs.isEmpty() ? list.updatedAt() : legs.getFirst().createdAt();
    }
}
