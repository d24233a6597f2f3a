package dev.lockstep.ui.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One WebSocket: puts the parts of a message together, and sends one message after the other. */
final class LiveSocket implements WebSocket.Listener {
    /** More than the platform says in one message by far. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private static final int TOO_BIG = 1009;

    private final LiveEvents events;
    private final StringBuilder parts = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;

    LiveSocket(LiveEvents events) {
        this.events = events;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        events.opened(this);
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        parts.append(part);
        if (parts.length() > MAX_CHARACTERS) {
            events.ended(this, TOO_BIG, "too much in one message");
            return null;
        }
        if (last) {
            String text = parts.toString();
            parts.setLength(0);
            events.heard(this, text);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        events.ended(this, code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        events.ended(this, 1006, error.toString());
    }

    /** The JDK allows one send at a time, so each waits for the one before. */
    synchronized void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            sending = sending.exceptionally(lost -> null).thenCompose(sent -> open.sendText(text, true));
        }
    }

    void abort() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
