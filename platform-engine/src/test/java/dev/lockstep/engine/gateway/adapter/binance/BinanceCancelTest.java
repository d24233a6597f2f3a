package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CancelResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cancel did: to a list, to an order, to nothing. */
@Tag("server")
class BinanceCancelTest extends GatewayScene {
    @Test
    void a_cancelled_list_reports_both_orders_under_their_own_ids() {
        // given
        fake.on(CANCEL_LIST, request -> FakeVenue.json(200, list("CANCELED")));

        // when
        CancelResult result = cancel();

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        CancelResult.Canceled.class,
                        canceled -> assertThat(canceled.reports())
                                .extracting("order")
                                .containsExactly(Fixture.STOP, Fixture.TARGET));
        assertThat(fake.seen(CANCEL)).isEmpty();
    }

    @Test
    void what_is_no_list_is_cancelled_as_an_order() {
        // given
        fake.on(CANCEL_LIST, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fake.on(CANCEL, request -> FakeVenue.json(200, Fixture.order(Fixture.STOP, "CANCELED", "0", "0")));

        // when, then
        assertThat(cancel()).isInstanceOf(CancelResult.Canceled.class);
    }

    @Test
    void what_is_neither_is_not_open_and_a_lost_answer_is_unknown() {
        fake.on(CANCEL_LIST, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fake.on(CANCEL, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        assertThat(cancel()).isInstanceOf(CancelResult.NotOpen.class);

        fake.on(CANCEL, request -> FakeVenue.hangUp());
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }
}
