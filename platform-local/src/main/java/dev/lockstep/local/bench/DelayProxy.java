package dev.lockstep.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy on 127.0.0.1 that holds every chunk for half a round trip, in each direction. */
final class DelayProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final long delayNanos;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /**
     * Listens at once.
     *
     * @param target the port it forwards to
     * @param roundTrip what it adds
     */
    DelayProxy(int target, Duration roundTrip) throws IOException {
        this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        this.target = target;
        this.delayNanos = roundTrip.toNanos() / 2;
        begin(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var near = kept(server.accept());
            var far = kept(new Socket(InetAddress.getLoopbackAddress(), target));
            begin(() -> forward(near, far));
            begin(() -> forward(far, near));
        }
    }

    private Socket kept(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private void forward(Socket from, Socket to) throws IOException {
        var chunk = new byte[CHUNK];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                hold(System.nanoTime() + delayNanos);
                out.write(chunk, 0, read);
                out.flush();
            }
        }
    }

    private static void hold(long until) {
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Whoever closes a connection ends both its threads. */
    private static void begin(Work work) {
        var _ = Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException _) {
                // the connection is over, and with it this thread
            }
        });
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
