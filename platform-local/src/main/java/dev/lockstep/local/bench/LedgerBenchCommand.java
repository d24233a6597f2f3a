package dev.lockstep.local.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./lockstep bench ledger}: journal entries a second by single statements, by one call, and by one call of
 * fifty; on one hot profile and on many; with a round trip as on one machine and as in a data centre. Each beside the
 * floor of the same run: the same transaction with nothing in it.
 */
@Command(name = "ledger", mixinStandardHelpOptions = true, description = "Measures posting to the ledger.")
public final class LedgerBenchCommand implements Callable<Integer> {
    private static final List<Duration> ROUND_TRIPS = List.of(Duration.ZERO, Duration.ofNanos(500_000));

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--clients", defaultValue = "16", description = "Connections that post at the same time.")
    private int clients;

    @Option(names = "--profiles", defaultValue = "1000", description = "Profiles besides the hot one.")
    private int profiles;

    @Option(names = "--millis", defaultValue = "3000", description = "How long each figure is measured.")
    private long millis;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getOut();
        try (var database = BenchDatabase.start();
                var superuser = database.asSuperuser()) {
            measure(database.target(), superuser, clients, profiles, Duration.ofMillis(millis), out);
        }
        return 0;
    }

    static void measure(
            BenchTarget target, Connection superuser, int clients, int profiles, Duration time, PrintWriter out)
            throws SQLException, IOException, InterruptedException {
        var all = BenchProfile.seed(superuser, profiles);
        for (var roundTrip : ROUND_TRIPS) {
            try (var proxy = new DelayProxy(target.port(), roundTrip);
                    var load = new LedgerLoad(target.through(proxy), clients)) {
                for (var some : List.of(all.subList(0, 1), all)) {
                    say(out, roundTrip, some.size(), rates(load, some, time));
                }
            }
        }
    }

    private static Map<Posting, LedgerLoad.Rate> rates(LedgerLoad load, List<BenchProfile> profiles, Duration time)
            throws InterruptedException {
        Map<Posting, LedgerLoad.Rate> rates = new EnumMap<>(Posting.class);
        for (var posting : Posting.values()) {
            var _ = load.rate(posting, profiles, time.dividedBy(3)); // warms up
            rates.put(posting, load.rate(posting, profiles, time));
        }
        return rates;
    }

    private static void say(PrintWriter out, Duration roundTrip, int profiles, Map<Posting, LedgerLoad.Rate> rates) {
        var floor = entries(rates, Posting.FLOOR);
        var statements = entries(rates, Posting.INTERACTIVE);
        out.println("round trip +%.1f ms, %,d profile(s): floor (an empty transaction) %,.0f/s"
                .formatted(roundTrip.toNanos() / 1e6, profiles, floor));
        rates.forEach((posting, rate) -> {
            if (posting != Posting.FLOOR) {
                out.println("  %-12s %,10.0f entries/s; ratio to the floor %7.3f; to interactive %7.2f%s"
                        .formatted(
                                posting.name().toLowerCase(Locale.ROOT),
                                rate.entries(),
                                rate.entries() / floor,
                                rate.entries() / statements,
                                rate.timeouts() == 0 ? "" : "; %,d timed out".formatted(rate.timeouts())));
            }
        });
        out.flush();
    }

    private static double entries(Map<Posting, LedgerLoad.Rate> rates, Posting posting) {
        return rates.getOrDefault(posting, new LedgerLoad.Rate(Double.NaN, 0)).entries();
    }
}
