package dev.lockstep.api.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be sent to one client, bounded in messages and characters. A newer state takes the place of an older
 * one of its key; events are kept as they are.
 */
final class OutboundQueue {
    private record Unique(long number) {}

    private final int mostMessages;
    private final long mostCharacters;
    private final Map<Object, String> waiting = new LinkedHashMap<>();
    private long characters;
    private long count;

    OutboundQueue(int mostMessages, long mostCharacters) {
        this.mostMessages = mostMessages;
        this.mostCharacters = mostCharacters;
    }

    /** False where it is full: the client is too slow. */
    synchronized boolean offer(String message) {
        return put(new Unique(++count), message);
    }

    /** As {@link #offer(String)}, in the place of what waits under this key. */
    synchronized boolean replace(String key, String message) {
        String older = waiting.get(key);
        if (older != null) {
            characters += message.length() - older.length();
            waiting.put(key, message);
            return true;
        }
        return put(key, message);
    }

    /** The next messages, as many as fit together; at least one where there is any. */
    synchronized List<String> poll(int most, long mostTogether) {
        List<String> batch = new ArrayList<>();
        long together = 0;
        Iterator<String> messages = waiting.values().iterator();
        while (messages.hasNext() && batch.size() < most && together < mostTogether) {
            String message = messages.next();
            messages.remove();
            together += message.length();
            batch.add(message);
        }
        characters -= together;
        return batch;
    }

    /** Whether at least half of it is free. */
    synchronized boolean hasRoom() {
        return waiting.size() <= mostMessages / 2 && characters <= mostCharacters / 2;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized long characters() {
        return characters;
    }

    synchronized void clear() {
        waiting.clear();
        characters = 0;
    }

    /** One message larger than all the room there is may stand alone: a long snapshot is no slowness. */
    private boolean put(Object key, String message) {
        boolean fits =
                waiting.size() < mostMessages && (waiting.isEmpty() || characters + message.length() <= mostCharacters);
        if (fits) {
            waiting.put(key, message);
            characters += message.length();
        }
        return fits;
    }
}
