package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened at the venue, in order: the private events of one account, or the public ones of a symbol. */
public sealed interface VenueEvent {
    /** Something only the account may see. */
    sealed interface Private extends VenueEvent {
        String account();
    }

    /** Something everybody may see. */
    sealed interface Public extends VenueEvent {
        String symbol();
    }

    /**
     * Binance's {@code executionReport}.
     *
     * @param order as it is after the event
     * @param type what happened
     * @param trade the execution, for {@link ExecutionType#TRADE}
     * @param otherId the client id that explains the report: the cancel request's for {@link ExecutionType#CANCELED},
     *     the order's former one for {@link ExecutionType#REPLACED}
     * @param prevented the meeting with an own order, for {@link ExecutionType#TRADE_PREVENTION}
     * @param refusal why a new order was refused after the old one was cancelled, for {@link ExecutionType#REJECTED}
     * @param executionId growing number of the report
     * @param time wall time in milliseconds
     */
    record OrderReported(
            VenueOrder order,
            ExecutionType type,
            @Nullable VenueTrade trade,
            @Nullable String otherId,
            @Nullable PreventedMatch prevented,
            @Nullable VenueRefusal refusal,
            long executionId,
            long time)
            implements Private {
        @Override
        public String account() {
            return order.account();
        }
    }

    /**
     * Binance's {@code listStatus}.
     *
     * @param updated whether only a client id of one of the orders changed
     */
    record ListReported(VenueOrderList list, List<VenueOrder> orders, boolean updated, long time) implements Private {
        @Override
        public String account() {
            return list.account();
        }
    }

    /** Binance's {@code outboundAccountPosition}: the balances a command changed, as they are after it. */
    record BalancesChanged(String account, Map<String, Balance> balances, long time) implements Private {}

    /** Binance's {@code balanceUpdate}: a deposit or withdrawal. */
    record FundsMoved(String account, String asset, BigDecimal delta, long time) implements Private {}

    /** A trade on the public tape. */
    record Traded(String symbol, MarketTrade trade) implements Public {}

    /** The book of the symbol is not what it was. */
    record BookMoved(String symbol) implements Public {}

    /** The forming bar moved, or closed. */
    record BarMoved(String symbol, Bar bar, boolean closed) implements Public {}
}
