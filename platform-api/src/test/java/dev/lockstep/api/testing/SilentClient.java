package dev.lockstep.api.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client of the stream that reads everything and never says a word, not even a pong: what is left of a dead one. */
public final class SilentClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Socket socket;
    private final DataInputStream in;
    private int pings;

    private SilentClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    public static SilentClient as(ApiFixture api, People person) throws IOException {
        String token = api.issuer().sign(api.issuer().aToken(person.subject(), person.tenant()));
        Socket socket = new Socket("localhost", api.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String handshake = """
                GET /ws/v1/stream HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Authorization: Bearer %s\r
                \r
                """.formatted(token);
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        SilentClient client = new SilentClient(socket);
        client.skipHead();
        return client;
    }

    /** Reads to the end: the code it was closed with, or 1006 where the connection ended without one. */
    public int closeCode() throws IOException {
        try {
            while (true) {
                int kind = in.readUnsignedByte() & 0x0f;
                byte[] payload = in.readNBytes(length());
                if (kind == CLOSE) {
                    return ByteBuffer.wrap(payload).getShort() & 0xffff;
                }
                pings += kind == PING ? 1 : 0;
            }
        } catch (EOFException e) {
            return 1006;
        }
    }

    /** How often it was asked whether it is there. */
    public int pings() {
        return pings;
    }

    private int length() throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private void skipHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no stream: " + head);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
