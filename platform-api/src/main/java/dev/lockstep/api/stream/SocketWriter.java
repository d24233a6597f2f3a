package dev.lockstep.api.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings a queue to a socket, the next batch when the one before has left this process. Neither Spring's session nor
 * Reactor Netty's outbound tell when that is (spring-framework #35291): they take what they are given, and a client
 * that does not read fills the heap. So frames are written to the channel itself, and wait here otherwise.
 */
final class SocketWriter {
    private static final int BATCH = 32;
    private static final long BATCH_CHARACTERS = 64 * 1024;

    private final Channel channel;
    private final OutboundQueue queue;
    private final Duration grace;
    private final Runnable drained;
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Calls {@code drained} whenever a batch has left. */
    SocketWriter(Channel channel, OutboundQueue queue, Duration grace, Runnable drained) {
        this.channel = channel;
        this.queue = queue;
        this.grace = grace;
        this.drained = drained;
    }

    /** There is something in the queue. */
    void wake() {
        if (writing.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::next);
        }
    }

    void ping() {
        ChannelFuture _ = channel.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }

    /**
     * Says what is left to say and why, and hangs up; a client that does not even take that is cut off after a moment.
     * {@code then} runs in the channel's own time: whoever closes may hold locks that what follows needs.
     */
    void close(CloseReason reason, Runnable then) {
        channel.eventLoop().execute(() -> {
            then.run();
            queue.poll(Integer.MAX_VALUE, Long.MAX_VALUE).forEach(this::write);
            ChannelFuture said = channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.words()));
            ChannelFuture _ = said.addListener(ChannelFutureListener.CLOSE);
            ScheduledFuture<?> _ = channel.eventLoop().schedule(this::hangUp, grace.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void write(String message) {
        ChannelFuture _ = channel.write(new TextWebSocketFrame(message));
    }

    private void hangUp() {
        ChannelFuture _ = channel.close();
    }

    private void next() {
        List<String> batch = queue.poll(BATCH, BATCH_CHARACTERS);
        if (batch.isEmpty()) {
            writing.set(false);
            if (!queue.isEmpty()) {
                wake();
            }
            return;
        }
        for (String message : batch.subList(0, batch.size() - 1)) {
            write(message);
        }
        ChannelFuture _ =
                channel.writeAndFlush(new TextWebSocketFrame(batch.getLast())).addListener(this::left);
    }

    private void left(Future<? super Void> sent) {
        if (sent.isSuccess()) {
            drained.run();
            next();
        }
    }
}
