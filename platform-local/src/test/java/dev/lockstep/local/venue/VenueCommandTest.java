package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lockstep venue} in a process of its own, as a user starts it. */
@Tag("server")
class VenueCommandTest {
    private static final Pattern ADDRESS =
            Pattern.compile("venue http://127\\.0\\.0\\.1:(\\d+) .*control http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern KEYS = Pattern.compile("key=(\\S+) secret=(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void it_prints_where_it_is_and_whose_key_opens_it() throws Exception {
        Process process = start("--seed", "7");
        try {
            VenueClient client = client(process);

            assertThat(client.signed("GET", "/api/v3/account", "").body())
                    .contains("{\"asset\":\"USDT\",\"free\":\"100000.00000000\"");
            assertThat(client.get("/api/v3/exchangeInfo?symbol=BTCUSDT").status())
                    .isEqualTo(200);
        } finally {
            end(process);
        }
    }

    @Test
    void the_same_seed_gives_the_same_key_and_the_same_market() throws Exception {
        Process one = start("--seed", "9", "--pace", "lockstep");
        Process two = start("--seed", "9", "--pace", "lockstep");
        try {
            String klines = "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=50";
            assertThat(client(one).get(klines).body())
                    .isEqualTo(client(two).get(klines).body());
        } finally {
            end(one);
            end(two);
        }
    }

    @Test
    void it_follows_the_market_at_the_given_addresses() throws Exception {
        try (RealVenue real = new RealVenue()) {
            Process process = start(
                    "--market",
                    "live:BTCUSDT",
                    "--market-url",
                    real.rest().toString(),
                    "--market-stream-url",
                    real.stream().toString());
            try {
                VenueClient client = client(process);
                real.play(2);
                String klines = "/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=200";
                String there = real.client().get(klines).body();

                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
                while (!client.get(klines).body().equals(there) && System.nanoTime() < until) {
                    Thread.sleep(100);
                }

                assertThat(client.get(klines).body()).isEqualTo(there);
            } finally {
                end(process);
            }
        }
    }

    @Test
    void a_fault_file_is_in_force_from_the_start() throws Exception {
        Path faults = folder.resolve("faults.json");
        Files.writeString(faults, """
                {"faults": [{"kind": "SERVER_BUSY", "endpoint": "POST /api/v3/order", "times": 1}],
                 "changes": [{"atMillis": 0, "do": "deposit", "account": "alone", "asset": "SOL", "amount": "3"}]}
                """);
        Process process = start("--faults", faults.toString());
        try {
            VenueClient client = client(process);
            String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";

            assertThat(client.signed("POST", "/api/v3/order", market).code()).isEqualTo(-1008);
            assertThat(client.signed("POST", "/api/v3/order", market).status()).isEqualTo(200);
            assertThat(client.signed("GET", "/api/v3/account", "").body())
                    .contains("{\"asset\":\"SOL\",\"free\":\"3.0");
        } finally {
            end(process);
        }
    }

    @Test
    void a_fault_file_with_a_mistake_is_refused_with_what_is_wrong() throws Exception {
        Path faults = folder.resolve("faults.json");
        Files.writeString(faults, "{\"faults\": [{\"kind\": \"SERVER_BUSY\", \"endpont\": \"POST /api/v3/order\"}]}");

        Process process = start("--faults", faults.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("fault_invalid").contains("endpont").contains("docs/reference/simulated-venue.md");
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lockstep.local.Launcher",
                "venue",
                "--port",
                "0",
                "--control-port",
                "0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    /** Reads the two lines it says, and nothing else of the venue's own code. */
    private static VenueClient client(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Matcher address = ADDRESS.matcher(String.valueOf(out.readLine()));
        Matcher keys = KEYS.matcher(String.valueOf(out.readLine()));
        assertThat(address.find()).isTrue();
        assertThat(keys.matches()).isTrue();
        Map<String, BigDecimal> nothing = Map.of();
        return new VenueClient(
                Integer.parseInt(address.group(1)),
                Integer.parseInt(address.group(2)),
                new VenueAccountSettings("alone", keys.group(1), keys.group(2), nothing));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
