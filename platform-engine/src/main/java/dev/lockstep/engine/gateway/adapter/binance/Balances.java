package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads lists of balances. An asset we cannot name (venues list odd ones) is left out: we cannot hold it either. */
final class Balances {
    private static final Logger LOG = LoggerFactory.getLogger(Balances.class);

    private Balances() {}

    static List<Money> read(List<JsonNode> balances, String assetField, String amountField, boolean withZero) {
        return balances.stream()
                .flatMap(balance -> read(balance, assetField, amountField))
                .filter(money -> withZero || !money.isZero())
                .toList();
    }

    private static Stream<Money> read(JsonNode balance, String assetField, String amountField) {
        return asset(Json.text(balance, assetField))
                .map(asset -> new Money(Json.decimal(balance, amountField), asset))
                .stream();
    }

    private static Optional<Asset> asset(String code) {
        try {
            return Optional.of(Asset.of(code));
        } catch (IllegalArgumentException e) {
            LOG.debug("balance left out: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
