package dev.lockstep.api.overview;

import dev.lockstep.engine.equity.Equity;
import dev.lockstep.engine.equity.EquityReference;
import dev.lockstep.engine.equity.ValuedProfile;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.TradingProfile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A profile's worth beside what it is measured against.
 *
 * @param profile which
 * @param equity now
 * @param beforeToday equity when the market day began, the capital where it was funded today; null while the venue's
 *     time is not known
 * @param peak the highest equity known
 */
record Measured(
        TradingProfile profile, Equity equity, @Nullable Money beforeToday, Money peak) {
    static Measured of(ValuedProfile valued, EquityReference reference, boolean dayKnown) {
        Equity equity = valued.equity();
        Money before = reference.beforeToday() == null ? equity.capital() : reference.beforeToday();
        Money peak = reference.peak() == null ? equity.capital() : reference.peak();
        return new Measured(valued.profile(), equity, dayKnown ? before : null, peak.max(equity.capital()));
    }

    ProfileTilesView view() {
        return ProfileTilesView.of(profile, TilesView.of(equity, beforeToday, peak));
    }

    /**
     * One per asset, in the order of their codes. The peak of the sum was nowhere recorded; the sum of the peaks is
     * never below it, so the drawdown shown is never too small.
     */
    static List<TilesView> totals(List<Measured> all) {
        Map<Asset, List<Measured>> byAsset = all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.profile().capital().asset(), TreeMap::new, Collectors.toList()));
        return byAsset.entrySet().stream()
                .map(entry -> TilesView.of(
                        Equity.sum(
                                entry.getKey(),
                                entry.getValue().stream().map(Measured::equity).toList()),
                        sum(entry.getKey(), entry.getValue(), Measured::beforeToday),
                        sum(entry.getKey(), entry.getValue(), Measured::highest)))
                .toList();
    }

    private Money highest() {
        Money total = equity.total();
        return total == null ? peak : peak.max(total);
    }

    private static @Nullable Money sum(Asset asset, List<Measured> all, Function<Measured, @Nullable Money> part) {
        Money sum = Money.zero(asset);
        for (Measured one : all) {
            Money amount = part.apply(one);
            if (amount == null) {
                return null;
            }
            sum = sum.plus(amount);
        }
        return sum;
    }
}
