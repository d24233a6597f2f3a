package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Cancelled;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.Placed;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v3/order/cancelReplace}: a cancel, then a placement, in one step nobody gets between. With
 * {@code STOP_ON_FAILURE} a cancel that fails leaves the placement not attempted; it is counted as an order all the
 * same. Filters and order counts are looked at before either.
 */
final class CancelReplace {
    private enum Mode {
        STOP_ON_FAILURE,
        ALLOW_FAILURE
    }

    private static final String SUCCESS = "SUCCESS";
    private static final String FAILURE = "FAILURE";

    private CancelReplace() {}

    static Endpoint endpoint() {
        return Endpoint.trading("POST", "/api/v3/order/cancelReplace", "order.cancelReplace", 1, CancelReplace::answer);
    }

    private static Object answer(Request request) {
        Params params = request.params();
        Mode mode = Params.word(
                params.text("cancelReplaceMode"),
                Mode.class,
                -1130,
                "Data sent for parameter 'cancelReplaceMode' is not valid.");
        if (!params.has("cancelOrderId") && !params.has("cancelOrigClientOrderId")) {
            throw new VenueRefusal(
                    -1102,
                    "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both were empty/null!");
        }
        OrderRequest asked = OrderForm.order(params);
        OrderViews.Detail detail = OrderForm.detail(params, asked.type());
        request.venue().checkFilters(asked);
        Object cancelled = attempt(() -> cancel(request));
        if (cancelled instanceof VenueRefusal && mode == Mode.STOP_ON_FAILURE) {
            return failed(-2022, "Order cancel-replace failed.", cancelled, null);
        }
        Object placed = attempt(() -> OrderViews.placed(place(request, asked), detail));
        boolean cancelFailed = cancelled instanceof VenueRefusal;
        if (placed instanceof VenueRefusal refusal) {
            if (!cancelFailed) {
                request.venue().reportRejected(request.account(), asked, refusal, request.now());
            }
            return cancelFailed
                    ? failed(-2022, "Order cancel-replace failed.", cancelled, placed)
                    : failed(-2021, "Order cancel-replace partially failed.", cancelled, placed);
        }
        return cancelFailed
                ? failed(-2021, "Order cancel-replace partially failed.", cancelled, placed)
                : both(cancelled, placed);
    }

    /** What came of a step: its view, or the refusal itself. */
    private static Object attempt(Supplier<Object> step) {
        try {
            return step.get();
        } catch (VenueRefusal refusal) {
            return refusal;
        }
    }

    private static Object cancel(Request request) {
        Params params = request.params();
        Long id = params.optionalLong("cancelOrderId");
        String clientId = params.optional("cancelOrigClientOrderId");
        VenueOrder order = OrderQueries.find(request, id, clientId);
        if (order == null || !order.isOpen()) {
            throw new VenueRefusal(-2011, "Unknown order sent.");
        }
        OrderEndpoints.checkRestrictions(params.optional("cancelRestrictions"), order);
        String cancelId = OrderEndpoints.cancelId(request, "cancelNewClientOrderId");
        Cancelled cancelled = request.venue().cancel(request.account(), order, cancelId, request.now());
        return cancelled.list() == null
                ? OrderEndpoints.one(order.id(), cancelled)
                : OrderEndpoints.cancelled(request, cancelled);
    }

    private static Placed place(Request request, OrderRequest asked) {
        return request.venue().place(request.account(), asked, request.now());
    }

    private static Map<String, @Nullable Object> both(Object cancelled, @Nullable Object placed) {
        String newOrder = placed == null ? "NOT_ATTEMPTED" : placed instanceof VenueRefusal ? FAILURE : SUCCESS;
        return Json.object(
                "cancelResult",
                cancelled instanceof VenueRefusal ? FAILURE : SUCCESS,
                "newOrderResult",
                newOrder,
                "cancelResponse",
                shown(cancelled),
                "newOrderResponse",
                placed == null ? null : shown(placed));
    }

    private static Object shown(Object outcome) {
        return outcome instanceof VenueRefusal refusal
                ? Json.object("code", refusal.code(), "msg", refusal.text())
                : outcome;
    }

    /** 409 when one of the two was done, 400 when none was. */
    private static Answer failed(int code, String message, Object cancelled, @Nullable Object placed) {
        Map<String, @Nullable Object> data = both(cancelled, placed);
        String body = Json.text(Json.object("code", code, "msg", message, "data", data));
        return new Answer(code == -2021 ? 409 : 400, body, Map.of(), null);
    }
}
