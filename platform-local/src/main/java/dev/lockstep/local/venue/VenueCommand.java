package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.Problem;
import dev.lockstep.local.venue.live.LiveSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./lockstep venue}: the simulated venue alone, with one account derived from the seed, until it is interrupted.
 */
@Command(
        name = "venue",
        mixinStandardHelpOptions = true,
        description = "Runs the simulated venue alone and prints its account's key and secret.")
public final class VenueCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", defaultValue = "8084", description = "Port of the Binance-compatible interface.")
    private int port;

    @Option(names = "--control-port", defaultValue = "8086", description = "Port of the controls; 0 for any.")
    private int controlPort;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of market, books and account.")
    private long seed;

    @Option(
            names = "--market",
            defaultValue = "generated",
            description = "generated, replay:FILE, or live:SYMBOL[,SYMBOL].")
    private String market = "generated";

    @Option(names = "--market-url", description = "REST address of the live market; Binance's public one if not given.")
    private @Nullable URI marketUrl;

    @Option(names = "--market-stream-url", description = "Address of the live market's streams.")
    private @Nullable URI marketStreamUrl;

    @Option(names = "--speed", defaultValue = "60", description = "Market seconds per wall second.")
    private BigDecimal speed = BigDecimal.ONE;

    @Option(names = "--pace", defaultValue = "free", description = "free, or lockstep (see /control/candle-done).")
    private String pace = "free";

    @Option(names = "--data", description = "Folder of the journal; without it all is forgotten at the end.")
    private @Nullable Path data;

    @Option(names = "--faults", description = "File with faults and changes; others can be set while it runs.")
    private @Nullable Path faults;

    @Override
    public Integer call() throws InterruptedException {
        if (!List.of("free", "lockstep").contains(pace)) {
            throw new ParameterException(command(), "pace is free or lockstep, not " + pace);
        }
        VenueAccountSettings account = account(seed);
        VenueServer server;
        try {
            server = VenueServer.start(settings(account));
        } catch (Problem problem) {
            complain(problem);
            return 2;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "venue-stop"));
        say("venue http://127.0.0.1:" + server.port() + " ws://127.0.0.1:" + server.port()
                + " control http://127.0.0.1:" + server.controlPort());
        say("key=" + account.apiKey() + " secret=" + account.secret());
        new CountDownLatch(1).await();
        return 0;
    }

    private VenueServerSettings settings(VenueAccountSettings account) {
        LiveSettings binance = LiveSettings.BINANCE;
        return new VenueServerSettings(
                port,
                controlPort,
                market,
                seed,
                speed,
                Pace.valueOf(pace.toUpperCase(Locale.ROOT)),
                data,
                List.of(account),
                faults,
                binance.at(
                        Objects.requireNonNullElse(marketUrl, binance.rest()),
                        Objects.requireNonNullElse(marketStreamUrl, binance.stream())));
    }

    private void say(String line) {
        command().getOut().println(line);
        command().getOut().flush();
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "picocli sets the spec").commandLine();
    }

    private void complain(Problem problem) {
        command().getErr().println(problem.code() + ": " + problem.detail() + "; " + problem.hint());
        command().getErr().flush();
    }

    /** The one account of a venue that runs alone; the same for the same seed. */
    static VenueAccountSettings account(long seed) {
        String key = Signatures.hmac("venue key", Long.toString(seed));
        String secret = Signatures.hmac("venue secret", Long.toString(seed));
        Map<String, BigDecimal> balances =
                Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("1"), "ETH", new BigDecimal("10"));
        return new VenueAccountSettings("alone", key, secret, balances);
    }
}
