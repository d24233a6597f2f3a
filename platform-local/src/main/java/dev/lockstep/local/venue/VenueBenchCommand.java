package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.GeneratedPrices;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.Side;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./lockstep bench venue}: orders per second in the core and over HTTP, and memory. Each figure stands beside a
 * floor measured in the same run, the least that could do the same on this machine, so that runs can be compared.
 */
@Command(name = "venue", mixinStandardHelpOptions = true, description = "Measures the simulated venue.")
public final class VenueBenchCommand implements Callable<Integer> {
    private static final String SYMBOL = "BTCUSDT";
    private static final int MOST_COLLECTIONS = 10;
    private static final long SETTLED_BYTES = 16 * 1024;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "1000", description = "Accounts that trade.")
    private int accounts;

    @Option(names = "--orders", defaultValue = "100000", description = "Orders in the core.")
    private int orders;

    @Option(names = "--http-orders", defaultValue = "20000", description = "Orders over HTTP.")
    private int httpOrders;

    @Override
    public Integer call() throws Exception {
        long memory = bytesPerAccount(); // first: what the others leave behind takes its time to go
        core(orders / 5); // warms up
        double floor = floor();
        double core = core(orders);
        say("core: %,.0f orders/s; floor (a sorted map) %,.0f/s; ratio %.4f".formatted(core, floor, core / floor));
        VenueLoad load = new VenueLoad(accounts);
        VenueLoad.Outcome http = load.run(httpOrders);
        say("http: %,.0f orders/s over %d accounts; floor (ping) %,.0f/s; ratio %.3f; refused %d"
                .formatted(http.ordersPerSecond(), accounts, http.pingsPerSecond(), http.ratio(), http.refused()));
        say("memory: %,d bytes an account with ten orders".formatted(memory));
        return http.refused() == 0 ? 0 : 1;
    }

    private void say(String line) {
        var out = Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getOut();
        out.println(line);
        out.flush();
    }

    private SimulatedVenue venue() {
        SimulatedVenue venue =
                new SimulatedVenue(VenueSettings.ofSeed(7), List.of(new GeneratedPrices(SymbolListing.of(SYMBOL), 7)));
        for (int i = 0; i < accounts; i++) {
            venue.open("account" + i, VenueLoad.BALANCES, 0);
        }
        return venue;
    }

    /** Two orders rest and one is cancelled, a tenth take; the market goes on. */
    private double core(int count) {
        SimulatedVenue venue = venue();
        BigDecimal price = venue.lastPrice(SYMBOL);
        long started = System.nanoTime();
        for (int i = 0; i < count; i++) {
            String account = "account" + i % accounts;
            if (i % 10 == 0) {
                OrderRequest market = OrderRequest.of(SYMBOL, Side.BUY, OrderType.MARKET, "0.0002", "m" + i);
                var _ = venue.place(account, market, i);
                var _ = venue.playStep(i);
            } else {
                VenueOrder rests = venue.place(account, resting(i, price), i).order();
                if (rests.isOpen()) {
                    var _ = venue.cancel(account, rests, "c" + i, i);
                }
            }
            var _ = venue.drainEvents();
            var _ = venue.drainChanges();
        }
        return count * 1e9 / (System.nanoTime() - started);
    }

    private static OrderRequest resting(int number, BigDecimal price) {
        return OrderRequest.of(SYMBOL, Side.BUY, OrderType.LIMIT, "0.0002", "r" + number)
                .withPrice(price.subtract(new BigDecimal(5_000 + number % 500)).toPlainString());
    }

    /** The least any venue does: keep an order by its id and let it go again. */
    private double floor() {
        TreeMap<String, OrderRequest> kept = new TreeMap<>();
        BigDecimal price = new BigDecimal("60000");
        long started = System.nanoTime();
        for (int i = 0; i < orders; i++) {
            OrderRequest order = resting(i, price);
            kept.put(order.clientOrderId(), order);
            if (kept.size() > accounts) {
                kept.pollFirstEntry();
            }
        }
        return orders * 1e9 / (System.nanoTime() - started);
    }

    private long bytesPerAccount() {
        SimulatedVenue venue = venue();
        BigDecimal price = venue.lastPrice(SYMBOL);
        long before = used();
        for (int i = 0; i < accounts * 10; i++) {
            var _ = venue.place("account" + i % accounts, resting(i, price), i);
            var _ = venue.drainEvents();
            var _ = venue.drainChanges();
        }
        long after = used();
        return venue.accounts().size() == accounts ? Math.max(0, (after - before) / accounts) : 0;
    }

    /** What is reachable, once collecting brings nothing more: others in this process leave garbage behind too. */
    private static long used() {
        long last = Long.MAX_VALUE;
        long now = collected();
        for (int i = 0; i < MOST_COLLECTIONS && now < last - SETTLED_BYTES; i++) {
            last = now;
            now = collected();
        }
        return now;
    }

    private static long collected() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
