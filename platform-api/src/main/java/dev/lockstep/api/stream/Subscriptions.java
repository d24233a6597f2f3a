package dev.lockstep.api.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one session has subscribed to, and from which event on. */
final class Subscriptions {
    private final Set<Topic> topics = new HashSet<>();
    private final Map<Topic.OfEvents, Long> live = new HashMap<>();

    /** Notes that they are wanted; false, and nothing noted, where that is more than {@code most}. */
    synchronized boolean add(Collection<Topic> wanted, int most) {
        Set<Topic> all = new HashSet<>(topics);
        all.addAll(wanted);
        if (all.size() > most) {
            return false;
        }
        topics.addAll(wanted);
        return true;
    }

    synchronized void remove(Collection<Topic> unwanted) {
        topics.removeAll(unwanted);
        live.keySet().removeAll(unwanted);
    }

    /** No event of these until they are live again. */
    synchronized void hold(Collection<Topic.OfEvents> held) {
        live.keySet().removeAll(held);
    }

    /** Events after {@code cursor} are for this session, where it still wants them. */
    synchronized void live(Collection<Topic.OfEvents> begun, long cursor) {
        for (Topic.OfEvents topic : begun) {
            if (topics.contains(topic)) {
                live.put(topic, cursor);
            }
        }
    }

    synchronized boolean wants(Topic topic) {
        return topics.contains(topic);
    }

    synchronized boolean wants(Topic.OfEvents topic, long sequence) {
        Long cursor = live.get(topic);
        return cursor != null && sequence > cursor;
    }
}
