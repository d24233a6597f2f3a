package dev.lockstep.ui.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** The other end of the stream: a real server, and a test decides what it says and when it breaks. */
final class StreamDouble implements AutoCloseable {
    private final BlockingQueue<String> bearers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final WebServer server;
    private Session current;

    private StreamDouble() {
        var factory = new TomcatServletWebServerFactory(0);
        // without a servlet behind it Tomcat answers 404 before it asks the filter that makes sockets
        factory.setRegisterDefaultServlet(true);
        factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
        server = factory.getWebServer(context -> context.addListener(new jakarta.servlet.ServletContextListener() {
            @Override
            public void contextInitialized(jakarta.servlet.ServletContextEvent begun) {
                var container =
                        (ServerContainer) begun.getServletContext().getAttribute(ServerContainer.class.getName());
                try {
                    container.addEndpoint(ServerEndpointConfig.Builder.create(End.class, "/ws/v1/stream")
                            .configurator(new Handshake())
                            .build());
                } catch (jakarta.websocket.DeploymentException e) {
                    throw new IllegalStateException(e);
                }
            }
        }));
        server.start();
    }

    static StreamDouble start() {
        return new StreamDouble();
    }

    int port() {
        return server.getPort();
    }

    void awaitConnection(String authorization) throws InterruptedException {
        assertThat(bearers.poll(10, TimeUnit.SECONDS)).isEqualTo(authorization);
        current = sessions.poll(10, TimeUnit.SECONDS);
        assertThat(current).isNotNull();
    }

    void say(String text) throws IOException {
        current.getBasicRemote().sendText(text);
    }

    String told() throws InterruptedException {
        return told.poll(10, TimeUnit.SECONDS);
    }

    void drop() throws IOException {
        current.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "down"));
    }

    void close(int code, String reason) throws IOException {
        current.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    }

    boolean connectsWithin(Duration time) throws InterruptedException {
        return bearers.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handshake extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            bearers.add(request.getHeaders()
                    .getOrDefault("Authorization", List.of(""))
                    .getFirst());
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new End());
        }
    }

    /** One connection. */
    final class End extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) told::add);
            sessions.add(session);
        }
    }
}
