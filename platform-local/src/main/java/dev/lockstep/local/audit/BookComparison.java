package dev.lockstep.local.audit;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says where the platform's books and the venue's differ; each difference is one line. */
final class BookComparison {

    private BookComparison() {}

    static List<String> of(Books platform, Books venue) {
        return Stream.of(
                        placedTwice(venue),
                        unknownOrders(platform, venue),
                        restingUnnoticed(platform, venue),
                        trades(platform.trades(), venue.trades()),
                        holdings(platform.holdings(), venue.holdings()))
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<String> placedTwice(Books venue) {
        var seen = new HashSet<String>();
        return venue.orders().stream().filter(o -> !seen.add(o)).map(o -> "order placed twice at the venue: " + o);
    }

    private static Stream<String> unknownOrders(Books platform, Books venue) {
        var known = Set.copyOf(platform.orders());
        return venue.orders().stream()
                .filter(o -> !known.contains(o))
                .map(o -> "order at the venue that the platform does not know: " + o);
    }

    private static Stream<String> restingUnnoticed(Books platform, Books venue) {
        return Stream.concat(
                missing(venue.openOrders(), platform.openOrders(), "order rests at the venue only: "),
                missing(platform.openOrders(), venue.openOrders(), "order rests in the platform's books only: "));
    }

    private static Stream<String> missing(Set<String> from, Set<String> in, String words) {
        return from.stream().filter(o -> !in.contains(o)).sorted().map(o -> words + o);
    }

    private static Stream<String> trades(Map<String, Trade> platform, Map<String, Trade> venue) {
        return keys(platform, venue)
                .filter(id -> !Objects.equals(platform.get(id), venue.get(id)))
                .map(id -> "trade " + id + ": platform " + platform.get(id) + ", venue " + venue.get(id));
    }

    private static Stream<String> holdings(Map<String, BigDecimal> platform, Map<String, BigDecimal> venue) {
        return keys(platform, venue)
                .filter(asset -> amount(platform, asset).compareTo(amount(venue, asset)) != 0)
                .map(asset -> asset + ": platform " + amount(platform, asset).toPlainString() + ", venue "
                        + amount(venue, asset).toPlainString());
    }

    private static BigDecimal amount(Map<String, BigDecimal> amounts, String asset) {
        return amounts.getOrDefault(asset, BigDecimal.ZERO);
    }

    private static Stream<String> keys(Map<String, ?> one, Map<String, ?> other) {
        var keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream();
    }
}
