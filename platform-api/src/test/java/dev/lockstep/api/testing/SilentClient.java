package dev.lockstep.api.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client of the stream on a bare socket: it reads only when it is told to, and says nothing by itself, not even a
 * pong.
 */
public final class SilentClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT = 125;
    private static final int TEXT = 1;
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

    /** A short text. The mask that a client's frames must have is all zeros, which changes nothing. */
    public void say(String text) throws IOException {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        if (words.length > LONGEST_SHORT) {
            throw new IllegalArgumentException("not a short text: " + text);
        }
        ByteBuffer frame = ByteBuffer.allocate(6 + words.length);
        frame.put((byte) (FINAL | TEXT)).put((byte) (MASKED | words.length)).putInt(0);
        socket.getOutputStream().write(frame.put(words).array());
    }

    /** The next text, waited for. */
    public String nextText() throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.kind() == TEXT) {
                return StandardCharsets.UTF_8.decode(frame.payload()).toString();
            }
        }
    }

    /** Reads to the end: the code it was closed with, or 1006 where the connection ended without one. */
    public int closeCode() throws IOException {
        try {
            while (true) {
                Frame frame = next();
                if (frame.kind() == CLOSE) {
                    return frame.payload().getShort() & 0xffff;
                }
            }
        } catch (EOFException | SocketException ended) {
            return 1006;
        }
    }

    private Frame next() throws IOException {
        int kind = in.readUnsignedByte() & 0x0f;
        byte[] payload = new byte[length()];
        in.readFully(payload);
        pings += kind == PING ? 1 : 0;
        return new Frame(kind, ByteBuffer.wrap(payload));
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

    private record Frame(int kind, ByteBuffer payload) {}
}
