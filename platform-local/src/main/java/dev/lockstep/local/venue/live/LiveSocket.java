package dev.lockstep.local.venue.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection whose texts are taken one by one. It pings; when neither text nor pong came for the idle time it is
 * lost, whatever TCP believes.
 */
final class LiveSocket implements WebSocket.Listener, AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int LONGEST_TEXT = 1 << 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>(MOST_WAITING);
    private final StringBuilder partial = new StringBuilder();
    private final LiveSettings settings;
    private volatile long heardNanos = System.nanoTime();
    private volatile @Nullable String ended;
    private @Nullable WebSocket socket;

    private LiveSocket(LiveSettings settings) {
        this.settings = settings;
    }

    static LiveSocket open(HttpClient http, URI address, LiveSettings settings) throws IOException {
        LiveSocket opened = new LiveSocket(settings);
        try {
            opened.socket = http.newWebSocketBuilder()
                    .connectTimeout(settings.timeout())
                    .buildAsync(address, opened)
                    .join();
            return opened;
        } catch (CompletionException e) {
            throw new IOException("cannot connect to " + address.getHost() + ": " + e.getCause(), e);
        }
    }

    /** The next text, or null when the time for a ping has come and nothing is there. */
    @Nullable
    String next() throws IOException, InterruptedException {
        String text = texts.poll(settings.ping().toMillis(), TimeUnit.MILLISECONDS);
        if (text != null) {
            return text;
        }
        String why = ended;
        if (why != null) {
            throw new IOException(why);
        }
        if (isSilent(settings.idle())) {
            throw new IOException("nothing was heard for " + settings.idle());
        }
        WebSocket open = socket;
        if (open != null) {
            var _ = open.sendPing(ByteBuffer.allocate(0));
        }
        return null;
    }

    private boolean isSilent(Duration longest) {
        return System.nanoTime() - heardNanos > longest.toNanos();
    }

    /** When something was heard last, on the clock of {@link System#nanoTime}. */
    long heardNanos() {
        return heardNanos;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardNanos = System.nanoTime();
        partial.append(data);
        if (partial.length() > LONGEST_TEXT) {
            end("a text is longer than " + LONGEST_TEXT);
        } else if (last) {
            if (!texts.offer(partial.toString())) {
                end("more than " + MOST_WAITING + " texts wait");
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended = "the venue closed it: " + status + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = error.toString();
    }

    private void end(String why) {
        ended = why;
        close();
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
