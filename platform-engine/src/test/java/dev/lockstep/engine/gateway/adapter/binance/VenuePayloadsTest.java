package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.engine.gateway.VenueReport.ForeignOrder;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The venue's own examples and recordings are readable. Needs the shared data beside the repository. */
class VenuePayloadsTest {
    private static final Instrument LTCBTC = new Instrument(Fixture.VENUE, "LTCBTC", Asset.of("LTC"), Asset.of("BTC"));

    private final OrderReports reports = new OrderReports(Fixture.ACCOUNT);
    private Path payloads;

    @BeforeEach
    void find() {
        String configured = System.getenv("LOCKSTEP_SHARED");
        Path shared = configured == null ? Path.of("..", "..", "shared") : Path.of(configured);
        payloads = shared.resolve("venue-payloads").resolve("binance-spot");
        if (!Files.isDirectory(payloads) && "true".equals(System.getenv("CI"))) {
            fail("the venue payloads are missing at " + payloads);
        }
        assumeTrue(Files.isDirectory(payloads), "the venue payloads are not there; skipped");
    }

    @Test
    void the_documented_full_answer_is_read_to_the_last_trade() {
        // given: the example's client id is not in our form
        JsonNode answer = read("rest/order-new-full.json", "6gCrw2kRUAF9CvJDGP16IP", Fixture.ENTRY.value());

        // when
        OrderReport report = reports.order(answer, Fixture.BTCUSDT);

        // then
        assertThat(report.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(report.fills()).hasSize(5);
        assertThat(report.fills().get(1).fee()).isEqualTo(Money.of("19.995", "USDT"));
    }

    @Test
    void the_documented_list_answers_are_read_under_the_orders_own_ids() {
        JsonNode placed = Json.parse(text("rest/order-list-oco-new.json")
                .replace("44nZvqpemY7sVYgPYbvPih", Fixture.STOP.value())
                .replace("NuMp0nVYnciDiFmVqfpBqK", Fixture.TARGET.value()));
        assertThat(reports.orderList(placed, LTCBTC)).extracting("order").containsExactly(Fixture.STOP, Fixture.TARGET);

        JsonNode canceled = Json.parse(text("rest/order-list-cancel.json")
                .replace("pO9ufTiFGg3nw2fOdgeOXa", Fixture.STOP.value())
                .replace("TXOvglzXuaubXAaENpaRCB", Fixture.TARGET.value()));
        assertThat(reports.orderList(canceled, LTCBTC))
                .extracting("order", "status")
                .containsExactly(
                        tuple(Fixture.STOP, OrderStatus.CANCELED), tuple(Fixture.TARGET, OrderStatus.CANCELED));
    }

    @Test
    void a_documented_trade_is_read_with_its_third_asset_fee() {
        JsonNode trade = Json.list(Json.parse(text("rest/my-trades.json"))).getFirst();

        assertThat(reports.trade(trade, LTCBTC, Fixture.ENTRY).fee()).isEqualTo(Money.of("10.1", "BNB"));
    }

    @Test
    void the_rules_of_every_recorded_symbol_are_read() {
        // when
        List<SymbolRules> rules =
                Json.list(Json.parse(text("recorded/exchange-info-25-symbols.json")), "symbols").stream()
                        .map(symbol -> SymbolRulesReader.read(symbol, Fixture.VENUE))
                        .toList();

        // then
        assertThat(rules).hasSize(25);
        assertThat(rules)
                .filteredOn(one -> one.instrument().symbol().equals("BTCUSDT"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.tick()).isPositive();
                    assertThat(one.step()).isPositive();
                    assertThat(one.minNotional().isPositive()).isTrue();
                });
    }

    @Test
    void every_recorded_candle_keeps_the_contract() {
        KlineReader reader = new KlineReader(Fixture.BTCUSDT, Timeframe.M1);
        List<JsonNode> rows = Json.list(Json.parse(text("recorded/klines-1m-btcusdt-60.json")));

        assertThat(rows).hasSize(60).allSatisfy(row -> CandleContract.check(reader.row(row), null, row.toString()));
    }

    @Test
    void the_documented_events_are_read_as_what_they_are() {
        // given
        UserEvents events = new UserEvents(Fixture.ACCOUNT, Fixture.TAG, null);

        // when, then: the example's order is not ours
        JsonNode execution = Json.parse(text("user-data/execution-report-new.json"));
        assertThat(events.report(execution.path("event")).block()).isInstanceOf(ForeignOrder.class);
        JsonNode balances = Json.parse(text("user-data/outbound-account-position.json"));
        assertThat(events.report(balances.path("event")).block()).isNotNull();
        JsonNode other = Json.parse(text("user-data/balance-update.json"));
        assertThat(events.report(other.path("event")).block()).isNull();
    }

    @Test
    void every_documented_code_has_a_meaning() {
        JsonNode list = Json.parse(text("errors/error-codes.json"));

        assertThat(Json.list(list, "codes")).isNotEmpty().allSatisfy(entry -> {
            int code = entry.path("code").intValue();
            assertThat(Meaning.of(new RestAnswer.Refused(400, code, ""))).isNotNull();
        });
    }

    private JsonNode read(String name, String theirs, String ours) {
        return Json.parse(text(name).replace(theirs, ours));
    }

    private String text(String name) {
        try {
            return Files.readString(payloads.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
