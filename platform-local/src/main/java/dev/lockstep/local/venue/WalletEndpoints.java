package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.Balance;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueFees;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The few calls outside {@code /api/v3} that clients make when they start: XChange asks for each of these. */
final class WalletEndpoints {
    static final String STATUS = "/sapi/v1/system/status";

    private WalletEndpoints() {}

    /** @param maintenance whether the venue is closed */
    static List<Endpoint> all(BooleanSupplier maintenance) {
        return List.of(
                Endpoint.open(
                        STATUS,
                        null,
                        1,
                        request -> maintenance.getAsBoolean()
                                ? object("status", 1, "msg", "system_maintenance")
                                : object("status", 0, "msg", "normal")),
                Endpoint.signed("GET", "/sapi/v1/asset/assetDetail", null, 1, WalletEndpoints::assetDetails),
                Endpoint.signed("GET", "/sapi/v1/asset/tradeFee", null, 1, WalletEndpoints::tradeFees),
                Endpoint.signed("GET", "/sapi/v1/capital/config/getall", null, 10, WalletEndpoints::coins),
                Endpoint.open("/sapi/v1/margin/allPairs", null, 1, request -> List.of()),
                Endpoint.open("/sapi/v1/margin/isolated/allPairs", null, 1, request -> List.of()));
    }

    private static Set<String> assets(Request request) {
        Set<String> assets = new TreeSet<>();
        for (SymbolListing listing : request.venue().listings()) {
            assets.add(listing.base());
            assets.add(listing.quote());
        }
        return assets;
    }

    private static Object assetDetails(Request request) {
        Map<String, @Nullable Object> details = object();
        for (String asset : assets(request)) {
            details.put(
                    asset,
                    object(
                            "minWithdrawAmount",
                            amount(BigDecimal.ZERO),
                            "depositStatus",
                            true,
                            "withdrawFee",
                            0,
                            "withdrawStatus",
                            true));
        }
        return details;
    }

    private static Object tradeFees(Request request) {
        VenueFees fees = request.venue().settings().fees();
        List<SymbolListing> listings = request.params().has("symbol")
                ? List.of(request.venue().listing(request.params().symbol()))
                : request.venue().listings();
        return listings.stream()
                .map(listing -> object(
                        "symbol", listing.symbol(),
                        "makerCommission", fees.maker().stripTrailingZeros().toPlainString(),
                        "takerCommission", fees.taker().stripTrailingZeros().toPlainString()))
                .toList();
    }

    private static Object coins(Request request) {
        Map<String, Balance> balances = request.venue().balances(request.account());
        List<Map<String, @Nullable Object>> coins = new ArrayList<>();
        for (String asset : assets(request)) {
            Balance balance = balances.getOrDefault(asset, Balance.NOTHING);
            coins.add(object(
                    "coin",
                    asset,
                    "depositAllEnable",
                    true,
                    "withdrawAllEnable",
                    true,
                    "name",
                    asset,
                    "free",
                    amount(balance.free()),
                    "locked",
                    amount(balance.locked()),
                    "freeze",
                    "0",
                    "withdrawing",
                    "0",
                    "ipoing",
                    "0",
                    "ipoable",
                    "0",
                    "storage",
                    "0",
                    "isLegalMoney",
                    false,
                    "trading",
                    true,
                    "networkList",
                    List.of()));
        }
        return coins;
    }
}
