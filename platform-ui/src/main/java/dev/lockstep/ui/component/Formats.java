package dev.lockstep.ui.component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and times are written. What is not known is a dash, never a zero. */
public final class Formats {
    /** Not known. */
    public static final String UNKNOWN = "–";

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int MONEY = 2;
    private static final int COIN = 8;
    private static final char MINUS = '\u2212';

    private Formats() {}

    /** Two decimals for what is counted like dollars; all for coins. */
    public static String money(@Nullable BigDecimal amount, String asset) {
        if (amount == null) {
            return UNKNOWN;
        }
        return dollarLike(asset) ? number(amount, MONEY, MONEY) : number(amount, 0, COIN);
    }

    /** As money, with its sign even when it is a gain. */
    public static String change(@Nullable BigDecimal amount, String asset) {
        return signed(amount, money(amount, asset));
    }

    public static String percent(@Nullable BigDecimal percent) {
        return percent == null ? UNKNOWN : number(percent, MONEY, MONEY) + " %";
    }

    public static String percentChange(@Nullable BigDecimal percent) {
        return signed(percent, percent(percent));
    }

    /** Prices of a thousand and more with two decimals, smaller ones with what they have. */
    public static String price(@Nullable BigDecimal price) {
        if (price == null) {
            return UNKNOWN;
        }
        return number(price, MONEY, price.abs().compareTo(THOUSAND) >= 0 ? MONEY : COIN);
    }

    public static String quantity(@Nullable BigDecimal quantity) {
        return quantity == null ? UNKNOWN : number(quantity, 0, COIN);
    }

    /** Time of day; the screen says once that times are UTC, {@link #moment} says all of it. */
    public static String time(@Nullable Instant at) {
        return at == null ? UNKNOWN : TIME.format(at);
    }

    public static String moment(@Nullable Instant at) {
        return at == null ? UNKNOWN : MOMENT.format(at);
    }

    /** {@code STOP_LOSS} as "stop loss". */
    public static String words(@Nullable String constant) {
        return constant == null ? UNKNOWN : constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String signed(@Nullable BigDecimal number, String text) {
        return number != null && number.signum() > 0 ? "+" + text : text;
    }

    private static boolean dollarLike(String asset) {
        return asset.contains("USD") || asset.equals("EUR") || asset.isEmpty();
    }

    private static String number(BigDecimal number, int atLeast, int atMost) {
        var format = new DecimalFormat("#,##0", SYMBOLS);
        format.setMinimumFractionDigits(atLeast);
        format.setMaximumFractionDigits(atMost);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setNegativePrefix(String.valueOf(MINUS));
        return format.format(number);
    }
}
