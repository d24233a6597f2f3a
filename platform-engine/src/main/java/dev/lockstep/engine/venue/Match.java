package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One planned meeting of a taker with the book.
 *
 * @param price traded at
 * @param quantity traded; zero when self-trade prevention ends the maker instead
 * @param maker the account's order that is met, or null for the synthetic book
 */
record Match(
        BigDecimal price, BigDecimal quantity, @Nullable VenueOrder maker) {
    boolean isPrevented() {
        return quantity.signum() == 0;
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
