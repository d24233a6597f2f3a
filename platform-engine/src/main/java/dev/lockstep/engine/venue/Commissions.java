package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an execution costs and in which asset: the received one, or for accounts that chose it BNB at a discount, as
 * long as they have enough free and the venue lists a price for it.
 */
final class Commissions {
    private static final String SWITCH = "bnb|";

    /** A commission. */
    record Commission(String asset, BigDecimal amount) {}

    private final Books books;
    private final VenueFees fees;
    private final SymbolDesks desks;

    Commissions(Books books, VenueFees fees, SymbolDesks desks) {
        this.books = books;
        this.fees = fees;
        this.desks = desks;
    }

    void payInDiscountAsset(String account, boolean yes) {
        books.set(SWITCH + books.account(account).name(), yes ? 1 : 0);
    }

    static boolean paysInDiscountAsset(Books books, String account) {
        return books.current(SWITCH + account) == 1;
    }

    /** @param quote what the trade was worth in the quote asset */
    Commission of(VenueOrder order, SymbolListing listing, BigDecimal received, BigDecimal quote, boolean maker) {
        String asset = order.side() == Side.BUY ? listing.base() : listing.quote();
        Commission discounted =
                paysInDiscountAsset(books, order.account()) ? discounted(order.account(), listing, quote, maker) : null;
        return discounted != null ? discounted : new Commission(asset, Amount.share(received, fees.rate(maker)));
    }

    private @Nullable Commission discounted(String account, SymbolListing listing, BigDecimal quote, boolean maker) {
        BigDecimal price = priceIn(listing.quote());
        if (price == null || price.signum() == 0) {
            return null;
        }
        BigDecimal amount = quote.multiply(fees.discounted(maker)).divide(price, Amount.SCALE, RoundingMode.DOWN);
        boolean enough = books.account(account).canLock(VenueFees.DISCOUNT_ASSET, amount);
        return enough ? new Commission(VenueFees.DISCOUNT_ASSET, amount) : null;
    }

    private @Nullable BigDecimal priceIn(String quote) {
        if (quote.equals(VenueFees.DISCOUNT_ASSET)) {
            return BigDecimal.ONE;
        }
        String symbol = VenueFees.DISCOUNT_ASSET + quote;
        return desks.has(symbol) ? desks.of(symbol).market().last() : null;
    }
}
