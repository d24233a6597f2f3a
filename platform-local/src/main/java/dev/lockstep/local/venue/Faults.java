package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults in force. Whether one strikes depends on the seed, the rule's place and how often it matched, on nothing
 * else: the same calls in the same order meet the same faults.
 */
final class Faults {
    private static final int DEPTH_KEPT = 5_000;

    /** A rule with what it has done. */
    private static final class Active {
        final FaultRule rule;
        final SplittableRandom chance;
        /** Order books as they were when the rule was set, for {@link FaultKind#SNAPSHOT_OLD}. */
        final Map<String, String> books;

        int matched;
        int struck;

        Active(FaultRule rule, long seed, Map<String, String> books) {
            this.rule = rule;
            this.chance = new SplittableRandom(seed);
            this.books = books;
        }

        boolean strikes() {
            matched++;
            Integer skip = rule.skip();
            Integer times = rule.times();
            boolean due = skip == null || matched > skip;
            boolean left = times == null || struck < times;
            boolean drawn =
                    rule.chance() == null || chance.nextDouble() < rule.chance().doubleValue();
            if (due && left && drawn) {
                struck++;
                return true;
            }
            return false;
        }
    }

    /** A fault that strikes now. */
    record Strike(FaultRule rule, Map<String, String> books) {}

    private final long seed;
    private final List<Active> active = new ArrayList<>();
    private volatile boolean any;
    private int added;

    Faults(long seed) {
        this.seed = seed;
    }

    synchronized void add(FaultRule rule, SimulatedVenue venue) {
        Map<String, String> books = new TreeMap<>();
        if (rule.kind() == FaultKind.SNAPSHOT_OLD) {
            for (SymbolListing listing : venue.listings()) {
                books.put(listing.symbol(), Json.text(MarketViews.depth(venue.depth(listing.symbol(), DEPTH_KEPT))));
            }
        }
        active.add(new Active(rule, seed * 31 + added++, books));
        any = true;
    }

    synchronized void clear() {
        active.clear();
        any = false;
    }

    /** The first rule in force that befalls this, or null. */
    @Nullable
    Strike strike(FaultSubject subject) {
        if (!any) {
            return null; // nearly always
        }
        return drawn(subject);
    }

    private synchronized @Nullable Strike drawn(FaultSubject subject) {
        for (Active each : active) {
            if (each.rule.matches(subject) && each.strikes()) {
                return new Strike(each.rule, each.books);
            }
        }
        return null;
    }

    synchronized List<Map<String, @Nullable Object>> shown() {
        return active.stream()
                .map(each -> Json.object("fault", each.rule, "matched", each.matched, "struck", each.struck))
                .toList();
    }
}
