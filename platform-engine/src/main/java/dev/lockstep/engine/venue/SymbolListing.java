package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A symbol with the venue's filters for it; the numbers of the well-known ones are those Binance published in
 * {@code exchangeInfo}.
 *
 * @param symbol the venue's spelling
 * @param base what is traded
 * @param quote what it is paid in
 * @param status {@code TRADING}, {@code HALT}, {@code CANCEL_ONLY} …
 * @param tick prices are multiples of it
 * @param maxPrice highest price; the lowest is one tick
 * @param step quantities are multiples of it; also the smallest quantity where the bounds name no other
 * @param maxQuantity largest quantity
 * @param marketMaxQuantity largest quantity of a market order
 * @param minNotional smallest price × quantity
 * @param maxNotional largest price × quantity
 * @param limits what one account may have here
 * @param bounds what one order's price and size may be
 */
public record SymbolListing(
        String symbol,
        String base,
        String quote,
        String status,
        BigDecimal tick,
        BigDecimal maxPrice,
        BigDecimal step,
        BigDecimal maxQuantity,
        BigDecimal marketMaxQuantity,
        BigDecimal minNotional,
        BigDecimal maxNotional,
        SymbolLimits limits,
        SymbolBounds bounds) {
    private static final List<String> QUOTES = List.of("USDT", "USDC", "BTC", "ETH", "BNB", "EUR", "USD");

    /** The listing Binance has for a well-known symbol, else one derived from the symbol's spelling. */
    public static SymbolListing of(String symbol) {
        return switch (symbol) {
            case "BTCUSDT" -> of(symbol, "0.01", "1000000", "0.00001", "9000", "97.09521512");
            case "ETHUSDT" -> of(symbol, "0.01", "1000000", "0.0001", "9000", "2357.34408702");
            case "BNBUSDT" -> of(symbol, "0.01", "100000", "0.001", "900000", "3128.57254166");
            case "SOLUSDT" -> of(symbol, "0.01", "10000", "0.001", "90000", "26284.62625000");
            case "XRPUSDT" -> of(symbol, "0.0001", "10000", "0.1", "9222449", "1861443.41041666");
            case "DOGEUSDT" -> of(symbol, "0.00001", "1000", "1", "9000000", "4715221.62916666");
            default -> of(symbol, "0.00000100", "1000000", "0.00001", "9000000", "100000");
        };
    }

    private static SymbolListing of(
            String symbol, String tick, String maxPrice, String step, String maxQuantity, String marketMax) {
        String quote = quoteOf(symbol).orElseThrow(() -> unlisted(symbol));
        return new SymbolListing(
                symbol,
                symbol.substring(0, symbol.length() - quote.length()),
                quote,
                "TRADING",
                Amount.of(tick),
                Amount.of(maxPrice),
                Amount.of(step),
                Amount.of(maxQuantity),
                Amount.of(marketMax),
                Amount.of(quote.startsWith("USD") || quote.equals("EUR") ? "5" : "0.0001"),
                Amount.of("9000000"),
                SymbolLimits.USUAL,
                SymbolBounds.USUAL);
    }

    private static Optional<String> quoteOf(String symbol) {
        return QUOTES.stream()
                .filter(quote -> symbol.endsWith(quote) && symbol.length() > quote.length())
                .findFirst();
    }

    private static IllegalArgumentException unlisted(String symbol) {
        return new IllegalArgumentException("symbol \"" + symbol + "\" does not end in one of " + QUOTES);
    }

    public boolean isTrading() {
        return status.equals("TRADING");
    }

    /** Whether resting orders may be taken back; nothing else is possible while a symbol is {@code CANCEL_ONLY}. */
    boolean allowsCancel() {
        return isTrading() || status.equals("CANCEL_ONLY");
    }

    /** The smallest quantity of any order. */
    public BigDecimal minQuantity() {
        return bounds.minQuantity().signum() > 0 ? bounds.minQuantity() : step;
    }

    public SymbolListing withStatus(String newStatus) {
        return with(newStatus, tick, step, minNotional, limits, bounds);
    }

    /** The same symbol with other numbers in its price, quantity and notional filters. */
    public SymbolListing withFilters(BigDecimal newTick, BigDecimal newStep, BigDecimal newMinNotional) {
        return with(status, Amount.of(newTick), Amount.of(newStep), Amount.of(newMinNotional), limits, bounds);
    }

    public SymbolListing with(SymbolLimits newLimits) {
        return with(status, tick, step, minNotional, newLimits, bounds);
    }

    public SymbolListing with(SymbolBounds newBounds) {
        return with(status, tick, step, minNotional, limits, newBounds);
    }

    private SymbolListing with(
            String newStatus,
            BigDecimal newTick,
            BigDecimal newStep,
            BigDecimal newMinNotional,
            SymbolLimits newLimits,
            SymbolBounds newBounds) {
        return new SymbolListing(
                symbol,
                base,
                quote,
                newStatus,
                newTick,
                maxPrice,
                newStep,
                maxQuantity,
                marketMaxQuantity,
                newMinNotional,
                maxNotional,
                newLimits,
                newBounds);
    }
}
