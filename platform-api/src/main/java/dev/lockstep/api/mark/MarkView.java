package dev.lockstep.api.mark;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.api.web.view.Percentage;
import dev.lockstep.engine.market.Mark;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.position.Position;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open position at the close of the latest candle. Null is what needs a mark while there is none.
 *
 * @param positionId which
 * @param profileId of which profile
 * @param venue where
 * @param symbol the venue's spelling
 * @param entryPrice cost per unit held, to 8 decimals; null where nothing is held
 * @param markPrice close of the latest candle
 * @param markedAt market time of the mark
 * @param receivedAt wall clock; the mark's age is now minus this
 * @param unrealizedPnl quantity × mark − cost
 * @param unrealizedPercent of the cost, signed, two decimals
 * @param distanceToStop mark − stop; negative below it
 * @param distanceToStopPercent of the mark
 * @param distanceToTarget target − mark; negative above it
 * @param distanceToTargetPercent of the mark
 */
@Schema(name = "Mark")
public record MarkView(
        UUID positionId,
        UUID profileId,
        String venue,
        String symbol,
        @Nullable AmountView entryPrice,
        @Nullable AmountView markPrice,
        @Nullable Instant markedAt,
        @Nullable Instant receivedAt,
        @Nullable AmountView unrealizedPnl,
        @Nullable String unrealizedPercent,
        @Nullable AmountView distanceToStop,
        @Nullable String distanceToStopPercent,
        @Nullable AmountView distanceToTarget,
        @Nullable String distanceToTargetPercent) {
    private static final int PRICE_DECIMALS = 8;

    public static MarkView of(Position position, @Nullable Mark mark) {
        return mark == null
                ? new MarkView(
                        position.id().value(),
                        position.profile().value(),
                        position.instrument().venue().name(),
                        position.instrument().symbol(),
                        entry(position),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : marked(position, mark);
    }

    private static MarkView marked(Position position, Mark mark) {
        Price price = mark.price();
        Money gain = price.times(position.quantity()).minus(position.cost());
        Money toStop = difference(price, position.protection().stop());
        Money toTarget = difference(position.protection().target(), price);
        return new MarkView(
                position.id().value(),
                position.profile().value(),
                position.instrument().venue().name(),
                position.instrument().symbol(),
                entry(position),
                AmountView.of(price),
                mark.at(),
                mark.receivedAt(),
                AmountView.of(gain),
                percent(gain, position.cost().amount()),
                AmountView.of(toStop),
                percent(toStop, price.value()),
                AmountView.of(toTarget),
                percent(toTarget, price.value()));
    }

    private static @Nullable AmountView entry(Position position) {
        return position.quantity().isZero()
                ? null
                : AmountView.of(new Money(
                        Rounding.HALF_EVEN.toScale(
                                position.cost()
                                        .amount()
                                        .divide(position.quantity().value(), MathContext.DECIMAL128),
                                PRICE_DECIMALS),
                        position.cost().asset()));
    }

    private static Money difference(Price one, Price other) {
        return new Money(one.value().subtract(other.value()), one.quote());
    }

    private static @Nullable String percent(Money part, BigDecimal whole) {
        return whole.signum() == 0 ? null : Percentage.of(part.amount(), whole);
    }
}
