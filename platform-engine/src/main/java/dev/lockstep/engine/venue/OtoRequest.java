package dev.lockstep.engine.venue;

import java.util.List;

/**
 * A working order with the orders to place once it is filled ({@code POST /api/v3/orderList/oto}, {@code otoco},
 * {@code opo} and {@code opoco}).
 *
 * @param listClientOrderId the sender's id of the list
 * @param working placed at once
 * @param pending placed when the working order is fully filled: one, or two of which one ends the other (above, below)
 * @param paid whether the pending orders sell what the working order bought and name no quantity of their own
 */
public record OtoRequest(String listClientOrderId, OrderRequest working, List<OrderRequest> pending, boolean paid) {
    public OtoRequest {
        pending = List.copyOf(pending);
        if (pending.isEmpty() || pending.size() > 2) {
            throw new IllegalArgumentException("a list has one or two pending orders, not " + pending.size());
        }
    }

    boolean isPair() {
        return pending.size() == 2;
    }
}
