package dev.lockstep.engine.order;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import java.time.Instant;

/**
 * One trade of one of our orders: a fact, never refused. Its key is account, symbol and the venue's trade id.
 *
 * @param account at which exchange account
 * @param instrument what was traded
 * @param venueTradeId the venue's id, unique per symbol
 * @param order which order of ours
 * @param side buy or sell
 * @param quantity base quantity
 * @param price per unit
 * @param quote price × quantity as the venue says it
 * @param fee commission with its asset (base, quote or a third)
 * @param executedAt the venue's time
 */
public record Fill(
        ExchangeAccountId account,
        Instrument instrument,
        String venueTradeId,
        ClientOrderId order,
        Side side,
        Quantity quantity,
        Price price,
        Money quote,
        Money fee,
        Instant executedAt) {
    public Fill {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a fill has a quantity: " + venueTradeId);
        }
    }

    /** What the fee takes from the received base quantity of a buy (or adds to what a sale gives); zero otherwise. */
    public Money feeInBase() {
        return fee.asset().equals(instrument.base()) ? fee : Money.zero(instrument.base());
    }

    public Money feeInQuote() {
        return fee.asset().equals(instrument.quote()) ? fee : Money.zero(instrument.quote());
    }
}
