package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The accounts whose user data one connection gets, each under its own number: at most 1,000 at a time, and 65,535
 * numbers in the connection's life, which are never given twice.
 */
final class Subscriptions {
    private static final int MOST_ACTIVE = 1_000;
    private static final int MOST_EVER = 65_535;

    private final TreeMap<Integer, String> accounts = new TreeMap<>();
    private final TreeMap<String, Integer> numbers = new TreeMap<>();
    private int next;

    /** The number the account's next subscription would get; refused where the connection may have no more. */
    synchronized int admit(String account) {
        if (numbers.containsKey(account)) {
            throw new VenueRefusal(-2035, "User Data Stream subscription already active.");
        }
        if (next >= MOST_EVER) {
            throw new VenueRefusal(-2042, "Maximum subscription ID reached for this connection.");
        }
        if (accounts.size() >= MOST_ACTIVE) {
            throw new VenueRefusal(
                    -1191,
                    "Too many subscriptions. Connection may create up to '" + MOST_ACTIVE
                            + "' subscriptions at a time.");
        }
        return next++;
    }

    synchronized void start(int number, String account) {
        accounts.put(number, account);
        numbers.put(account, number);
    }

    /** Whether there was something to end. */
    synchronized boolean end(int number) {
        String account = accounts.remove(number);
        if (account == null) {
            return false;
        }
        numbers.remove(account);
        return true;
    }

    synchronized @Nullable Integer of(String account) {
        return numbers.get(account);
    }

    synchronized boolean has(int number) {
        return accounts.containsKey(number);
    }

    synchronized Collection<Integer> all() {
        return List.copyOf(accounts.keySet());
    }
}
