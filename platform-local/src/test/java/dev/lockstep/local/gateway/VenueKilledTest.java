package dev.lockstep.local.gateway;

import static dev.lockstep.local.gateway.EngineAtVenue.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.StreamStarted;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

@Tag("server")
class VenueKilledTest {
    private static final Quantity SMALL = Quantity.of("0.01", "BTC");

    @TempDir
    private Path data;

    @Test
    void after_the_venue_was_killed_the_stream_starts_again_and_every_order_is_accounted_for() throws Exception {
        // given
        KillableVenue venue = KillableVenue.start(data, 0);
        try (EngineAtVenue engine = new EngineAtVenue(venue.port(), KillableVenue.ACCOUNT, Map.of())) {
            ExchangeGateway gateway = engine.gateway();
            BlockingQueue<VenueReport> heard = new LinkedBlockingQueue<>();
            Disposable stream = gateway.reports().subscribe(heard::add);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(StreamStarted.class);
            Price farBelow = engine.market()
                    .price(BTCUSDT)
                    .block()
                    .moved(Percent.of("-20"))
                    .toTick(BigDecimal.ONE, Rounding.DOWN);
            Placement before = gateway.place(resting(1, farBelow)).block();

            // when
            venue.kill();
            Placement during = gateway.place(resting(2, farBelow)).block();
            venue = KillableVenue.start(data, venue.port());

            // then
            assertThat(before).isInstanceOf(Placement.Accepted.class);
            assertThat(during).isNotInstanceOfAny(Placement.Accepted.class, Placement.Rejected.class);
            awaitStart(heard);
            assertThat(gateway.query(BTCUSDT, Intents.id(1)).block()).isInstanceOf(Evidence.Found.class);
            assertThat(gateway.query(BTCUSDT, Intents.id(2)).block()).isInstanceOf(Evidence.Absent.class);
            stream.dispose();
        } finally {
            venue.kill();
        }
    }

    private static void awaitStart(BlockingQueue<VenueReport> heard) throws InterruptedException {
        VenueReport report = heard.poll(20, TimeUnit.SECONDS);
        while (report != null && !(report instanceof StreamStarted)) {
            report = heard.poll(20, TimeUnit.SECONDS);
        }
        assertThat(report).isInstanceOf(StreamStarted.class);
    }

    private static OrderIntent resting(int id, Price price) {
        return Intents.limit(id, Side.BUY, TimeInForce.GTC, SMALL, price);
    }
}
