package dev.lockstep.local.venue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sending side of one WebSocket. What waits to be written is counted; a client that reads too slowly is
 * disconnected instead of filling the memory.
 */
final class SocketSession {
    /** One price step may reach an order of each of a thousand subscribed accounts, with several events each. */
    private static final int MOST_WAITING = 10_000;

    private static final long NOTHING = Long.MIN_VALUE;

    private final Channel channel;
    private final String source;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong unanswered = new AtomicLong(NOTHING);
    private final AtomicBoolean noticed = new AtomicBoolean();
    private final long openedNanos = System.nanoTime();

    SocketSession(Channel channel, String source) {
        this.channel = channel;
        this.source = source;
    }

    /** Address of the client. */
    String source() {
        return source;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void send(String text) {
        write(new TextWebSocketFrame(text));
    }

    /** Asks whether the client is still there; one that left a question open for the patience is gone. */
    void ping(long patienceMillis) {
        long now = System.nanoTime();
        long asked = unanswered.get();
        if (asked != NOTHING && now - asked > patienceMillis * 1_000_000) {
            drop();
            return;
        }
        if (asked == NOTHING) {
            unanswered.set(now);
        }
        write(new PingWebSocketFrame());
    }

    void pong() {
        unanswered.set(NOTHING);
    }

    private void write(WebSocketFrame frame) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            frame.release();
            var _ = channel.close();
            return;
        }
        channel.writeAndFlush(frame).addListener(done -> {
            var _ = waiting.decrementAndGet();
        });
    }

    /** Closes the connection without a word. */
    void drop() {
        var _ = channel.close();
    }

    boolean isOlderThan(long millis) {
        return System.nanoTime() - openedNanos > millis * 1_000_000;
    }

    /** Whether nobody asked this before: that the end is near is said once. */
    boolean isFirstNotice() {
        return noticed.compareAndSet(false, true);
    }

    /** Says goodbye with a close frame. */
    void close(int code, String reason) {
        channel.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(ChannelFutureListener.CLOSE);
    }
}
