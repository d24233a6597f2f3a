package dev.lockstep.api.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Holdings;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first screen's figures, on rows and candles that are really there. */
@Tag("server")
class OverviewTest {
    private static final ApiFixture API = ApiFixture.running();
    private static UUID profile;
    private static Holdings holdings;

    @BeforeAll
    static void a_profile_that_holds_bitcoin() {
        profile = UUID.fromString(
                Writes.created(API.as(People.ALICE), ProfileBody.ofAcme().with("symbols", List.of("BTCUSDT")))
                        .get("id")
                        .toString());
        holdings = Holdings.of(API.rows(), People.Tenants.ACME, profile);
        Market.heardBy(API);
        Market.publish(API, Market.candle("BTCUSDT", 10_000, "60500"));
        Market.publish(API, Market.candle("BTCUSDT", 10_001, "61000"));
        Market.await(() -> "61000".equals(mark().get("price")));
    }

    @Test
    void tiles_come_from_books_positions_and_marks() {
        Map<?, ?> tiles = tiles();

        assertThat(tiles.get("capital")).isEqualTo("1000");
        assertThat(tiles.get("free_capital")).isEqualTo("700");
        assertThat(tiles.get("in_positions")).isEqualTo("300");
        assertThat(tiles.get("equity")).isEqualTo("1005");
        assertThat(tiles.get("unrealized_pnl")).isEqualTo("5");
        assertThat(tiles.get("realized_pnl_net")).isEqualTo("0");
        assertThat(tiles.get("open_positions")).isEqualTo(1);
        assertThat(tiles.get("marked_at")).isNotNull();
    }

    @Test
    void today_is_measured_against_the_last_point_before_the_market_day_and_drawdown_against_the_peak() {
        point("2026-03-07T23:59:00Z", "1010", "1105.50");
        point("2026-03-08T00:01:00Z", "1090", "1105.50");

        assertThat(tiles().get("pnl_today")).isEqualTo("-5");
        assertThat(tiles().get("drawdown")).isEqualTo("100.5");
        assertThat(tiles().get("drawdown_percent")).isEqualTo("9.09");
    }

    @Test
    void a_mark_says_how_far_stop_and_target_are() {
        assertThat(mark()).containsEntry("price", "61000");
        assertThat(marks().getFirst())
                .containsEntry("position_id", holdings.position().toString())
                .containsEntry("entry_price", amount("60000"))
                .containsEntry("unrealized_pnl", amount("5"))
                .containsEntry("unrealized_percent", "1.67")
                .containsEntry("distance_to_stop", amount("3000"))
                .containsEntry("distance_to_stop_percent", "4.92")
                .containsEntry("distance_to_target", amount("2000"))
                .containsEntry("distance_to_target_percent", "3.28");
    }

    @Test
    void another_tenant_sees_neither_marks_nor_sums_of_it() {
        assertThat(Writes.read(API.as(People.GINA), "/api/v1/marks").toString())
                .doesNotContain(holdings.position().toString());
        assertThat(Writes.read(API.as(People.GINA), "/api/v1/overview").toString())
                .doesNotContain(profile.toString());
    }

    @Test
    void trading_says_in_a_word_whether_and_in_a_sentence_why() {
        API.rows().execute("delete from leases");
        assertThat(trading()).containsEntry("state", "NO_ENGINE").containsEntry("mode", "PAPER");

        API.rows().execute("""
                insert into leases (lease_key, owner, fence, expires_at)
                values ('shard:0', 'engine-a', 1, clock_timestamp() + interval '1 minute')
                """);
        assertThat(trading()).containsEntry("state", "PAUSED").containsEntry("engines", 1);

        API.rows()
                .execute(
                        "insert into kill_switches (tenant_id, engaged, reason, changed_by) values (?, true, 'too wild', 'me')",
                        People.Tenants.ACME);
        assertThat(trading())
                .containsEntry("state", "HALTED")
                .containsEntry("why", "the kill switch of the tenant is engaged: too wild");

        API.rows().execute("delete from kill_switches");
        API.rows().execute("delete from leases");
        assertThat(((Map<?, ?>) Writes.read(API.as(People.SUSAN), "/api/v1/overview")
                                .get("trading"))
                        .get("state"))
                .isEqualTo("HALTED");
    }

    @Test
    void feeds_and_venues_say_how_fresh_they_are() {
        Map<String, Object> overview = overview();

        assertThat(overview.get("feeds").toString())
                .contains("name=candles, connected=true")
                .contains("name=events");
        assertThat(overview.get("venues").toString())
                .contains("venue=binance, simulated=true")
                .contains("market_time=2026-03-08T10:42:00Z");
    }

    @Test
    void a_curve_is_read_in_its_range_and_refused_beyond_its_limit() {
        point("2026-02-01T00:00:00Z", "900", "1000");
        point("2026-02-02T00:00:00Z", "950", "1000");
        String uri = "/api/v1/profiles/" + profile + "/equity";

        Map<String, Object> curve =
                Writes.read(API.as(People.ALICE), uri + "?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z");

        assertThat(curve).containsEntry("asset", "USDT").containsEntry("capital", "1000");
        assertThat(curve.get("points"))
                .isEqualTo(List.of(Map.of(
                        "at", "2026-02-01T00:00:00Z",
                        "equity", "900",
                        "peak", "1000",
                        "unrealized_pnl", "0",
                        "realized_pnl_net", "0")));
        Refused.check("equity_limit", 422, API.as(People.ALICE).get().uri(uri + "?limit=0"));
        Refused.check("parameter_invalid", 400, API.as(People.ALICE).get().uri(uri + "?from=yesterday"));
        Refused.check("profile_not_found", 404, API.as(People.GINA).get().uri(uri));
    }

    private static void point(String at, String equity, String peak) {
        API.rows().execute("""
                insert into equity_points (tenant_id, profile_id, at, asset, equity, peak, unrealized_pnl, realized_pnl_net, grain)
                values (?, ?, ?::timestamptz, 'USDT', ?::numeric, ?::numeric, 0, 0, 'MINUTE')
                """, People.Tenants.ACME, profile, at, equity, peak);
    }

    private static Map<String, Object> overview() {
        return Writes.read(API.as(People.ALICE), "/api/v1/overview");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> trading() {
        return (Map<String, Object>) overview().get("trading");
    }

    private static Map<?, ?> tiles() {
        return ((List<?>) overview().get("profiles"))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> one.get("profile_id").equals(profile.toString()))
                        .map(one -> (Map<?, ?>) one.get("tiles"))
                        .findFirst()
                        .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> marks() {
        return ((List<Map<String, Object>>)
                        Writes.read(API.as(People.ALICE), "/api/v1/marks").get("items"))
                .stream()
                        .filter(one -> one.get("profile_id").equals(profile.toString()))
                        .toList();
    }

    private static Map<String, Object> mark() {
        Object price = marks().getFirst().get("mark_price");
        return price == null ? Map.of() : Map.of("price", ((Map<?, ?>) price).get("amount"));
    }

    private static Map<String, String> amount(String amount) {
        return Map.of("amount", amount, "asset", "USDT");
    }
}
