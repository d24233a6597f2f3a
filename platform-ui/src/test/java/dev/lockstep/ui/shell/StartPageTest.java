package dev.lockstep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("server")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=ui")
class StartPageTest {
    @LocalServerPort
    private int port;

    @Test
    void everybody_may_see_the_start_page() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"outlet\"").contains("VAADIN");
    }

    @Test
    void everybody_may_ask_whether_the_process_lives() throws Exception {
        assertThat(get("/internal/health/liveness").body()).contains("UP");
    }

    @Test
    void nothing_else_is_open() throws Exception {
        assertThat(get("/internal/env").statusCode()).isIn(302, 401, 403, 404);
        assertThat(get("/internal/env").body()).doesNotContain("propertySources");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", "text/html,application/json")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
