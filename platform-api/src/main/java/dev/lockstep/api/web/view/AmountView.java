package dev.lockstep.api.web.view;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount; a string, because a JSON number loses digits on its way through other languages.
 *
 * @param amount decimal, never in exponent form
 * @param asset what it is an amount of
 */
@Schema(name = "Amount")
public record AmountView(
        @Schema(example = "1000.50") String amount,
        @Schema(example = "USDT") String asset) {
    public static AmountView of(Money money) {
        return new AmountView(money.amount().toPlainString(), money.asset().code());
    }

    public static AmountView of(Quantity quantity) {
        return of(quantity.asMoney());
    }

    public static AmountView of(Price price) {
        return new AmountView(price.value().toPlainString(), price.quote().code());
    }

    public static @Nullable AmountView ofNullable(@Nullable Price price) {
        return price == null ? null : of(price);
    }
}
