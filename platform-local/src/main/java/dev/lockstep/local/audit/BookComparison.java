package dev.lockstep.local.audit;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
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

    static List<Difference> of(Books platform, Books venue) {
        return Stream.of(
                        placedTwice(venue),
                        unknownOrders(platform, venue),
                        restingUnnoticed(platform, venue),
                        trades(platform.trades(), venue.trades()),
                        holdings(platform.holdings(), venue.holdings()))
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<Difference> placedTwice(Books venue) {
        var seen = new HashSet<String>();
        return venue.orders().stream()
                .filter(o -> !seen.add(o))
                .map(o -> Difference.of("order placed twice at the venue: " + o));
    }

    private static Stream<Difference> unknownOrders(Books platform, Books venue) {
        var known = Set.copyOf(platform.orders());
        return venue.orders().stream()
                .filter(o -> !known.contains(o))
                .map(o -> Difference.of("order at the venue that the platform does not know: " + o));
    }

    private static Stream<Difference> restingUnnoticed(Books platform, Books venue) {
        return Stream.concat(
                missing(venue.openOrders(), platform.openOrders(), "order rests at the venue only: "),
                missing(platform.openOrders(), venue.openOrders(), "order rests in the platform's books only: "));
    }

    private static Stream<Difference> missing(Set<String> from, Set<String> in, String words) {
        return from.stream().filter(o -> !in.contains(o)).sorted().map(o -> Difference.of(words + o));
    }

    private static Stream<Difference> trades(Map<String, Trade> platform, Map<String, Trade> venue) {
        return keys(platform, venue)
                .filter(id -> !Objects.equals(platform.get(id), venue.get(id)))
                .map(id ->
                        Difference.of("trade " + id + ": platform " + platform.get(id) + ", venue " + venue.get(id)));
    }

    private static Stream<Difference> holdings(Map<Asset, Money> platform, Map<Asset, Money> venue) {
        return keys(platform, venue)
                .filter(asset -> !amount(platform, asset).equals(amount(venue, asset)))
                .map(asset -> new Difference(
                        asset + " held",
                        "held: platform " + amount(platform, asset) + ", venue " + amount(venue, asset)));
    }

    private static Money amount(Map<Asset, Money> amounts, Asset asset) {
        return amounts.getOrDefault(asset, Money.zero(asset));
    }

    private static <K extends Comparable<K>> Stream<K> keys(Map<K, ?> one, Map<K, ?> other) {
        var keys = new TreeSet<K>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream();
    }
}
