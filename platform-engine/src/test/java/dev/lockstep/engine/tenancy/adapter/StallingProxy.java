package dev.lockstep.engine.tenancy.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The way to a server, on which nothing moves while it is stalled; nothing is lost, and no connection breaks. */
final class StallingProxy implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock road = new ReentrantReadWriteLock(true);

    StallingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread _ = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Held by one thread, which also has to end it. */
    void stall() {
        road.writeLock().lock();
    }

    void goOn() {
        road.writeLock().unlock();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket near = server.accept();
                Socket far = new Socket(host, port);
                open.addAll(List.of(near, far));
                Thread _ = Thread.ofVirtual().start(() -> carry(near, far));
                Thread _ = Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[8192];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                road.readLock().lock();
                try {
                    out.write(chunk, 0, read);
                    out.flush();
                } finally {
                    road.readLock().unlock();
                }
            }
        } catch (IOException closed) {
            // one end has gone, and the other goes with it
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
