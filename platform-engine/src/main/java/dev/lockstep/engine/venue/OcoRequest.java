package dev.lockstep.engine.venue;

/**
 * A one-cancels-the-other list as it was asked for ({@code POST /api/v3/orderList/oco}).
 *
 * @param listClientOrderId the sender's id of the list
 * @param above the leg whose price lies above the market
 * @param below the leg whose price lies below the market
 */
public record OcoRequest(String listClientOrderId, OrderRequest above, OrderRequest below) {
    public OcoRequest {
        if (above.side() != below.side()
                || !above.symbol().equals(below.symbol())
                || above.quantity().compareTo(below.quantity()) != 0) {
            throw new IllegalArgumentException("both legs have the same symbol, side and quantity");
        }
    }

    OrderRequest limitLeg() {
        return above.type().isStopLoss() ? below : above;
    }
}
