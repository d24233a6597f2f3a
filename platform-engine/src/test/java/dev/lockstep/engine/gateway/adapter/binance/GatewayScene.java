package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.Placement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** One account at a venue that behaves as badly as a test wants, and the questions the tests ask it. */
abstract class GatewayScene {
    static final String PLACE = "POST /api/v3/order";
    static final String PLACE_LIST = "POST /api/v3/orderList/oco";
    static final String QUERY = "GET /api/v3/order";
    static final String CANCEL = "DELETE /api/v3/order";
    static final String CANCEL_LIST = "DELETE /api/v3/orderList";

    final FakeVenue fake = new FakeVenue();
    final BinanceGateway gateway = Fixture.gateway(fake);

    @AfterEach
    final void closeFake() {
        fake.close();
    }

    Placement place() {
        return gateway.place(Fixture.entry(Instant.now())).block();
    }

    CancelResult cancel() {
        return gateway.cancel(Fixture.cancel(Fixture.LIST, Instant.now())).block();
    }

    Evidence query() {
        return gateway.query(Fixture.BTCUSDT, Fixture.ENTRY).block();
    }

    static String list(String status) {
        String stop = Fixture.order(Fixture.STOP, status, "0", "0");
        String target = Fixture.order(Fixture.TARGET, status, "0", "0")
                .replace("\"clientOrderId\"", "\"origClientOrderId\"")
                .replaceFirst("\\{", "{\"clientOrderId\":\"cancels-own-id\",");
        return "{\"orderListId\":1,\"listClientOrderId\":\"" + Fixture.LIST + "\",\"orderReports\":[" + stop + ","
                + target + "]}";
    }
}
