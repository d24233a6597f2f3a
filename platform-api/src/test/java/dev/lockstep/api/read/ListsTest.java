package dev.lockstep.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Trades;
import dev.lockstep.api.testing.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Lists, their pages, and what their rows look like. */
@Tag("server")
class ListsTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final WebTestClient ALICE = API.as(People.ALICE);
    private static final UUID PROFILE = UUID.fromString(
            Writes.created(ALICE, ProfileBody.ofAcme()).get("id").toString());
    private static final List<Trades> TRADES = List.of(
            Trades.of(API.rows(), People.Tenants.ACME, PROFILE, 1),
            Trades.of(API.rows(), People.Tenants.ACME, PROFILE, 2),
            Trades.of(API.rows(), People.Tenants.ACME, PROFILE, 3),
            Trades.of(API.rows(), People.Tenants.ACME, PROFILE, 4),
            Trades.of(API.rows(), People.Tenants.ACME, PROFILE, 5));

    @Test
    void a_long_list_is_read_page_by_page_newest_first_without_gaps_or_repeats() {
        for (Map.Entry<String, String> list : Map.of(
                        "orders", "id", "positions", "id", "decisions", "id", "trades", "venue_trade_id")
                .entrySet()) {
            List<Object> ids = new ArrayList<>();
            Object cursor = null;
            do {
                String uri = "/api/v1/" + list.getKey() + "?limit=2&profile_id=" + PROFILE
                        + (cursor == null ? "" : "&cursor=" + cursor);
                Map<String, Object> page = Writes.read(ALICE, uri);
                rows(page).forEach(row -> ids.add(row.get(list.getValue())));
                assertThat(rows(page)).hasSizeLessThanOrEqualTo(2);
                cursor = page.get("next_cursor");
            } while (cursor != null);

            assertThat(ids).as(list.getKey()).hasSize(5).doesNotHaveDuplicates();
            assertThat(ids.getFirst())
                    .asString()
                    .isIn(
                            TRADES.getLast().order(),
                            TRADES.getLast().position().toString(),
                            TRADES.getLast().decision().toString());
        }
    }

    @Test
    void a_page_that_cannot_be_is_refused() {
        Refused.check("page_limit", 422, ALICE.get().uri("/api/v1/orders?limit=0"));
        Refused.check("page_limit", 422, ALICE.get().uri("/api/v1/orders?limit=501"));
        Refused.check("parameter_invalid", 400, ALICE.get().uri("/api/v1/orders?limit=many"));
        Refused.check("parameter_invalid", 400, ALICE.get().uri("/api/v1/orders?open_only=perhaps"));
        Refused.check("parameter_invalid", 400, ALICE.get().uri("/api/v1/orders?profile_id=mine"));
        for (String list : List.of("profiles", "orders", "positions", "trades", "decisions", "ledger/entries")) {
            Refused.check("page_cursor", 422, ALICE.get().uri("/api/v1/" + list + "?cursor=%21"));
            Refused.check("page_cursor", 422, ALICE.get().uri("/api/v1/" + list + "?cursor=bm9uc2Vuc2U"));
        }
    }

    @Test
    void an_order_is_told_with_exact_amounts_as_strings() {
        var order = Writes.read(ALICE, "/api/v1/orders/{id}", TRADES.getFirst().order());

        assertThat(order)
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("side", "BUY")
                .containsEntry("time_in_force", "IOC")
                .containsEntry("status", "FILLED")
                .containsEntry("quantity", Map.of("amount", "0.002", "asset", "BTC"))
                .containsEntry("limit_price", Map.of("amount", "50000", "asset", "USDT"))
                .containsEntry("executed_quote", Map.of("amount", "99.9", "asset", "USDT"))
                .containsEntry("stop_price", null);
    }

    @Test
    void a_position_says_how_long_it_was_naked_and_a_trade_what_it_cost() {
        var position =
                Writes.read(ALICE, "/api/v1/positions/{id}", TRADES.getFirst().position());
        var trade =
                rows(Writes.read(ALICE, "/api/v1/trades?profile_id=" + PROFILE)).getFirst();

        assertThat(position).containsEntry("realized_pnl", Map.of("amount", "1.25", "asset", "USDT"));
        assertThat(position.get("protection").toString()).contains("naked_total=PT0.412S", "amount=49000");
        assertThat(trade).containsEntry("fee", Map.of("amount", "0.000002", "asset", "BTC"));
    }

    @Test
    void a_decision_answers_why_there_was_no_trade() {
        var decision = rows(Writes.read(ALICE, "/api/v1/decisions?profile_id=" + PROFILE))
                .getFirst();

        assertThat(decision)
                .containsEntry("verdict", "DENIED")
                .containsEntry("reason_code", "COOLDOWN")
                .containsEntry("reasons", List.of("fast crossed slow", "3 minutes left"));
    }

    @Test
    void decisions_are_filtered_by_how_they_went() {
        String mine = "/api/v1/decisions?profile_id=" + PROFILE;

        assertThat(rows(Writes.read(ALICE, mine + "&verdict=DENIED"))).hasSize(5);
        assertThat(rows(Writes.read(ALICE, mine + "&verdict=ALLOWED&verdict=DENIED")))
                .hasSize(5);
        assertThat(rows(Writes.read(ALICE, mine + "&verdict=DENIED&verdict=NONE")))
                .hasSize(5);
        assertThat(rows(Writes.read(ALICE, mine + "&verdict=ALLOWED"))).isEmpty();
        assertThat(rows(Writes.read(ALICE, mine + "&verdict=NONE"))).isEmpty();
        Refused.check("parameter_invalid", 400, ALICE.get().uri(mine + "&verdict=PERHAPS"));
    }

    @Test
    void the_books_of_a_new_profile_show_its_funding() {
        var balances = rows(Writes.read(ALICE, "/api/v1/ledger/balances?profile_id=" + PROFILE));
        var entry = rows(Writes.read(ALICE, "/api/v1/ledger/entries?profile_id=" + PROFILE))
                .getFirst();

        assertThat(balances).extracting(row -> row.get("account")).containsExactlyInAnyOrder("AVAILABLE", "CAPITAL");
        assertThat(entry).containsEntry("kind", "FUND").containsEntry("key", "fund");
        assertThat(entry.get("postings").toString()).contains("amount=-1000", "amount=1000");
    }

    @Test
    void strategies_and_accounts_are_listed() {
        assertThat(rows(Writes.read(ALICE, "/api/v1/strategies")))
                .extracting(row -> row.get("kind"))
                .contains("ema_cross", "rsi_reversion");
        assertThat(rows(Writes.read(ALICE, "/api/v1/exchange-accounts")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("simulated", true));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("items");
    }
}
