package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.ExchangeLimits;
import dev.lockstep.engine.venue.SymbolListing;
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
                Endpoint.signed(
                        "GET",
                        "/api/v3/myTrades",
                        "myTrades",
                        params -> params.has("orderId") ? 5 : 20,
                        AccountEndpoints::trades),
                Endpoint.signed("GET", "/api/v3/myFilters", "myFilters", 40, AccountEndpoints::filters),
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
        String symbol = request.symbol();
        return object(
                "symbol",
                symbol,
                "standardCommission",
                rates(request.venue().settings().fees()),
                "specialCommission",
                noRates(),
                "taxCommission",
                noRates(),
                "discount",
                discount(request));
    }

    /** What {@code POST /api/v3/order/test} answers when asked for the commission. */
    static Object ratesForOrder(Request request) {
        VenueFees fees = request.venue().settings().fees();
        return object(
                "standardCommissionForOrder", sides(fees.maker(), fees.taker()),
                "specialCommissionForOrder", sides(BigDecimal.ZERO, BigDecimal.ZERO),
                "taxCommissionForOrder", sides(BigDecimal.ZERO, BigDecimal.ZERO),
                "discount", discount(request));
    }

    private static Map<String, @Nullable Object> sides(BigDecimal maker, BigDecimal taker) {
        return object("maker", amount(maker), "taker", amount(taker));
    }

    private static Map<String, @Nullable Object> noRates() {
        Map<String, @Nullable Object> none = sides(BigDecimal.ZERO, BigDecimal.ZERO);
        none.put("buyer", amount(BigDecimal.ZERO));
        none.put("seller", amount(BigDecimal.ZERO));
        return none;
    }

    private static Map<String, @Nullable Object> discount(Request request) {
        boolean enabled = request.venue().paysFeesInBnb(request.account());
        BigDecimal rate = request.venue().settings().fees().discount();
        return object(
                "enabledForAccount",
                enabled,
                "enabledForSymbol",
                true,
                "discountAsset",
                VenueFees.DISCOUNT_ASSET,
                "discount",
                amount(rate));
    }

    private static Object filters(Request request) {
        SymbolListing listing = request.venue().listing(request.params().symbol());
        ExchangeLimits limits = request.venue().settings().limits();
        return object(
                "exchangeFilters", SymbolFilters.of(limits),
                "symbolFilters", SymbolFilters.of(listing),
                "assetFilters", SymbolFilters.assets(limits, listing));
    }

    private static Object trades(Request request) {
        Params params = request.params();
        String symbol = request.symbol();
        Long order = params.optionalLong("orderId");
        Long from = params.optionalLong("fromId");
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        boolean span = start != null || end != null;
        if (span && (order != null || from != null)) {
            throw Params.badCombination();
        }
        params.atMostADay("startTime", "endTime");
        int limit = params.limit("limit", 500, 1000);
        List<VenueTrade> trades = request.venue().trades(request.account(), symbol).stream()
                .filter(trade -> order == null || trade.orderId() == order)
                .filter(trade -> from == null || trade.id() >= from)
                .filter(trade -> start == null || trade.time() >= start)
                .filter(trade -> end == null || trade.time() <= end)
                .toList();
        return OrderQueries.page(trades, from != null || start != null, limit).stream()
                .map(OrderViews::trade)
                .toList();
    }
}
