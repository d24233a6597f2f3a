package dev.lockstep.ui.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An identity provider's token endpoint over HTTP; a test decides what it answers. */
final class TokenEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile int delayMillis;

    private TokenEndpoint(HttpServer server) {
        this.server = server;
    }

    static TokenEndpoint start() throws IOException {
        var endpoint =
                new TokenEndpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        endpoint.server.createContext("/oauth2/token", endpoint::take);
        endpoint.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        endpoint.server.start();
        return endpoint;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/token";
    }

    /** What was asked, as {@code Authorization} and the form. */
    List<String> asked() {
        return asked;
    }

    void grants(String accessToken, String refreshToken, int seconds) {
        answers(200, """
                {"access_token":"%s","refresh_token":"%s","id_token":"id-of-%s","token_type":"Bearer","expires_in":%d}""".formatted(accessToken, refreshToken, accessToken, seconds));
    }

    void answers(int code, String body) {
        status = code;
        answer = body;
    }

    void takesItsTime(int millis) {
        delayMillis = millis;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
            Thread.sleep(delayMillis);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.startsWith("{") ? "application/json" : "text/html");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
