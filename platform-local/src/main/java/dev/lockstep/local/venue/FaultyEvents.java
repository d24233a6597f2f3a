package dev.lockstep.local.venue;

import java.util.HashMap;
import java.util.Map;

/** Lets events out, unless a fault strikes. Runs on the venue's thread. */
final class FaultyEvents {
    private final Faults faults;
    private final VenueLoop loop;
    private final Map<String, Runnable> held = new HashMap<>();
    private final Map<String, Long> silentUntil = new HashMap<>();

    FaultyEvents(Faults faults, VenueLoop loop) {
        this.faults = faults;
        this.loop = loop;
    }

    /** @param out sends the event to everyone who listens */
    void send(FaultSubject subject, Runnable out) {
        String channel = subject.account().isEmpty() ? subject.symbol() : subject.account();
        if (isSilent(channel)) {
            return;
        }
        Faults.Strike strike = faults.strike(subject);
        Runnable before = held.remove(channel);
        if (strike == null) {
            out.run();
        } else {
            befall(strike.rule(), channel, out);
        }
        if (before != null) {
            before.run();
        }
    }

    private void befall(FaultRule rule, String channel, Runnable out) {
        switch (rule.kind()) {
            case EVENT_LATE -> loop.after(rule.delay() * 1_000_000, out);
            case EVENT_REPEATED -> {
                out.run();
                out.run();
            }
            case EVENT_REORDERED -> held.put(channel, out);
            case STREAM_SILENT -> silentUntil.put(channel, System.nanoTime() + rule.delay() * 1_000_000);
            default -> {} // lost
        }
    }

    private boolean isSilent(String channel) {
        Long until = silentUntil.get(channel);
        if (until == null) {
            return false;
        }
        if (until > System.nanoTime()) {
            return true;
        }
        silentUntil.remove(channel);
        return false;
    }

    /** Whether some stream is to look dead: then nobody gets a ping either. */
    boolean anySilent() {
        silentUntil.values().removeIf(until -> until <= System.nanoTime());
        return !silentUntil.isEmpty();
    }
}
