package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.VenueFees;
import dev.lockstep.engine.venue.VenueTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Balances, executions and what an account has used of its limits (rest-api.md, "Account Endpoints"). */
final class AccountEndpoints {
    private AccountEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("GET", "/api/v3/account", "account.status", 20, AccountEndpoints::account),
                Endpoint.signed("GET", "/api/v3/myTrades", "myTrades", 20, AccountEndpoints::trades),
                Endpoint.signed(
                        "GET", "/api/v3/account/commission", "account.commission", 20, AccountEndpoints::commission),
                Endpoint.signed(
                        "GET",
                        "/api/v3/rateLimit/order",
                        "account.rateLimits.orders",
                        40,
                        request -> request.counters().ordersShown(request.account())));
    }

    private static Object account(Request request) {
        boolean omitEmpty = request.params().flag("omitZeroBalances");
        List<Map<String, @Nullable Object>> balances = new ArrayList<>();
        request.venue().balances(request.account()).forEach((asset, balance) -> {
            if (!omitEmpty || !balance.isEmpty()) {
                balances.add(
                        object("asset", asset, "free", amount(balance.free()), "locked", amount(balance.locked())));
            }
        });
        VenueFees fees = request.venue().settings().fees();
        return object(
                "makerCommission",
                basisPoints(fees.maker()),
                "takerCommission",
                basisPoints(fees.taker()),
                "buyerCommission",
                0,
                "sellerCommission",
                0,
                "commissionRates",
                rates(fees),
                "canTrade",
                true,
                "canWithdraw",
                true,
                "canDeposit",
                true,
                "brokered",
                false,
                "requireSelfTradePrevention",
                false,
                "preventSor",
                false,
                "updateTime",
                request.now(),
                "accountType",
                "SPOT",
                "balances",
                balances,
                "permissions",
                List.of("SPOT"),
                "uid",
                Integer.toUnsignedLong(request.account().hashCode()));
    }

    private static int basisPoints(BigDecimal rate) {
        return rate.movePointRight(4).intValue();
    }

    private static Map<String, @Nullable Object> rates(VenueFees fees) {
        return object(
                "maker", amount(fees.maker()),
                "taker", amount(fees.taker()),
                "buyer", amount(BigDecimal.ZERO),
                "seller", amount(BigDecimal.ZERO));
    }

    private static Object commission(Request request) {
        String symbol = request.venue().listing(request.params().symbol()).symbol();
        VenueFees none = new VenueFees(BigDecimal.ZERO, BigDecimal.ZERO);
        return object(
                "symbol",
                symbol,
                "standardCommission",
                rates(request.venue().settings().fees()),
                "specialCommission",
                rates(none),
                "taxCommission",
                rates(none),
                "discount",
                object(
                        "enabledForAccount",
                        false,
                        "enabledForSymbol",
                        false,
                        "discountAsset",
                        "BNB",
                        "discount",
                        amount(BigDecimal.ZERO)));
    }

    private static Object trades(Request request) {
        Params params = request.params();
        String symbol = request.venue().listing(params.symbol()).symbol();
        Long order = params.optionalLong("orderId");
        Long from = params.optionalLong("fromId");
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        int limit = params.limit("limit", 500, 1000);
        List<VenueTrade> trades = request.venue().trades(request.account(), symbol).stream()
                .filter(trade -> order == null || trade.orderId() == order)
                .filter(trade -> from == null || trade.id() >= from)
                .filter(trade -> start == null || trade.time() >= start)
                .filter(trade -> end == null || trade.time() <= end)
                .toList();
        return OrderEndpoints.page(trades, from != null || start != null, limit).stream()
                .map(OrderViews::trade)
                .toList();
    }
}
