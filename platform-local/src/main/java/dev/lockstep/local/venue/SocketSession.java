package dev.lockstep.local.venue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sending side of one WebSocket. What waits to be written is counted; a client that reads too slowly is
 * disconnected instead of filling the memory.
 */
final class SocketSession {
    private static final int MOST_WAITING = 2_000;

    private final Channel channel;
    private final String source;
    private final AtomicInteger waiting = new AtomicInteger();
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

    void ping() {
        write(new PingWebSocketFrame());
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

    /** Says goodbye with a close frame. */
    void close(int code, String reason) {
        channel.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(ChannelFutureListener.CLOSE);
    }
}
