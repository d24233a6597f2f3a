package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One planned meeting of a taker with the book.
 *
 * @param price traded at
 * @param quantity traded; zero when self-trade prevention stands between the two orders
 * @param maker the account's order that is met, or null for the synthetic book
 * @param prevented what must not trade, zero for a trade
 */
record Match(
        BigDecimal price, BigDecimal quantity, @Nullable VenueOrder maker, BigDecimal prevented) {
    Match(BigDecimal price, BigDecimal quantity, @Nullable VenueOrder maker) {
        this(price, quantity, maker, Amount.ZERO);
    }

    boolean isPrevented() {
        return prevented.signum() > 0;
    }

    BigDecimal quote() {
        return Amount.quote(price, quantity);
    }

    static BigDecimal quantityOf(List<Match> matches) {
        return matches.stream().map(Match::quantity).reduce(Amount.ZERO, BigDecimal::add);
    }

    static BigDecimal quoteOf(List<Match> matches) {
        return matches.stream().map(Match::quote).reduce(Amount.ZERO, BigDecimal::add);
    }
}
