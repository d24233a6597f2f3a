package dev.lockstep.ui.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.ui.tracing.Traces;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Both ends of a trace that lie in this process, as a collector, the platform and a reader of the log see them. */
@Tag("server")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=ui",
            "logging.structured.format.console=logstash",
            "logging.file.name=" + OneTraceTest.LOG,
            "management.opentelemetry.tracing.export.schedule-delay=200ms",
        })
class OneTraceTest {
    static final String LOG = "target/one-trace.log";
    private static final String ENGINES = "0af7651916cd43dd8448eb211c80319c";
    private static final String FEED = "b7ad6b7169203331";

    private static SpanSink collector;

    @Autowired
    private Traces traces;

    @BeforeAll
    static void a_collector_listens() throws IOException {
        Files.deleteIfExists(Path.of(LOG));
    }

    @DynamicPropertySource
    static void spans(DynamicPropertyRegistry settings) throws IOException {
        collector = SpanSink.start();
        settings.add("management.opentelemetry.tracing.export.otlp.endpoint", collector::endpoint);
    }

    @AfterAll
    static void the_collector_ends() {
        collector.stop();
    }

    @Test
    void a_click_is_a_span_whose_context_and_correlation_id_reach_the_platform_and_the_log(CapturedOutput console)
            throws Exception {
        var asked = new LinkedBlockingQueue<Headers>();
        HttpServer api = api(asked);
        try (var platform = new Platform(settings(api.getAddress().getPort()), traces)) {
            platform.client(goodFor -> "token").desire("p-1", ProfileAction.PAUSE);
        } finally {
            api.stop(0);
        }

        Span click = collector.next();
        Headers sent = asked.remove();
        String trace = SpanSink.hex(click.getTraceId());
        String correlation = sent.getFirst("X-Correlation-Id");
        assertThat(click.getName()).isEqualTo("click");
        assertThat(click.getParentSpanId().isEmpty()).isTrue();
        assertThat(tags(click)).contains("lockstep.action=pause", "lockstep.correlation_id=" + correlation);
        assertThat(sent.getFirst("traceparent"))
                .as("sampled, and that its id is drawn at random")
                .isEqualTo("00-" + trace + "-" + SpanSink.hex(click.getSpanId()) + "-03");

        JsonNode line = Platform.JSON.readTree(lineOf(console.getOut(), "asking for pause"));
        assertThat(line.path("traceId").asString()).isEqualTo(trace);
        assertThat(line.path("correlation_id").asString()).isEqualTo(correlation);
        assertThat(lineOf(Files.readString(Path.of(LOG)), "asking for pause"))
                .contains("[" + trace + "-", "correlation_id=" + correlation + "]");
    }

    @Test
    void an_update_is_the_last_span_of_the_trace_it_came_with() throws Exception {
        BlockingQueue<LiveMessage> heard = new LinkedBlockingQueue<>();
        var stream = StreamDouble.start();
        try (var platform = new Platform(settings(stream.port()), traces);
                var live = platform.live(goodFor -> "token", List.of("fills"), heard::add)) {
            live.open();
            stream.awaitConnection("Bearer token");
            stream.say(LiveEventsTest.welcome(1));
            stream.say(LiveEventsTest.fill(2)
                    .replace("\"traceparent\":null", "\"traceparent\":\"00-" + ENGINES + "-" + FEED + "-01\""));

            Span screen = collector.next();

            assertThat(screen.getName()).isEqualTo("screen");
            assertThat(SpanSink.hex(screen.getTraceId())).isEqualTo(ENGINES);
            assertThat(SpanSink.hex(screen.getParentSpanId())).isEqualTo(FEED);
            assertThat(tags(screen)).contains("lockstep.correlation_id=c");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOf(LiveMessage.LinkIs.class);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOf(LiveMessage.Event.class);
        } finally {
            stream.close();
        }
    }

    private static HttpServer api(BlockingQueue<Headers> asked) throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/v1/profiles/p-1/pause", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestHeaders());
                byte[] profile = """
                        {"id":"p-1","name":"BTC","venue":"binance","symbols":["BTCUSDT"],"timeframe":"1m",
                         "strategy":{"kind":"ema_cross","parameters":{}},"capital":{"amount":"1000","asset":"USDT"},
                         "limits":{"position_size":"20","stop_loss":"1","take_profit":"2","max_open_positions":1},
                         "mode":"PAPER","desired_state":"PAUSED","observed_state":"RUNNING","fault_reason":null,
                         "updated_at":"2026-11-21T06:00:00Z","version":2}""".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, profile.length);
                exchange.getResponseBody().write(profile);
            }
        });
        api.start();
        return api;
    }

    private static ClientSettings settings(int port) {
        return new ClientSettings(
                URI.create("http://localhost:" + port),
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofMillis(200));
    }

    private static List<String> tags(Span span) {
        return span.getAttributesList().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue().getStringValue())
                .collect(Collectors.toList());
    }

    private static String lineOf(String log, String words) {
        return log.lines().filter(line -> line.contains(words)).findFirst().orElseThrow();
    }
}
