package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class OrderParametersTest {
    private static final Instant SIGNED_AT = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void a_limit_ioc_order_carries_the_intents_time_and_window_and_plain_decimals() {
        assertThat(OrderParameters.single(Fixture.entry(SIGNED_AT)).encoded())
                .isEqualTo("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.01"
                        + "&newClientOrderId=1a2b3c4d0000000000000000000000e1&newOrderRespType=FULL"
                        + "&price=50000.1&timeInForce=IOC&recvWindow=1500&timestamp=1700000000123");
    }

    @Test
    void a_sale_list_has_its_target_above_and_its_stop_below() {
        assertThat(OrderParameters.oneCancelsTheOther(Fixture.protection(SIGNED_AT))
                        .encoded())
                .isEqualTo("symbol=BTCUSDT&side=SELL&quantity=0.01"
                        + "&listClientOrderId=1a2b3c4d0000000000000000000000c1"
                        + "&aboveType=LIMIT_MAKER&aboveClientOrderId=1a2b3c4d0000000000000000000000b1&abovePrice=52000"
                        + "&belowType=STOP_LOSS&belowClientOrderId=1a2b3c4d0000000000000000000000a1"
                        + "&belowStopPrice=49000&recvWindow=1500&timestamp=1700000000123&newOrderRespType=FULL");
    }

    @Test
    void a_purchase_list_has_its_stop_above() {
        // given
        OrderSpec stop = Fixture.spec(
                Fixture.STOP, Leg.STOP_LOSS, Side.BUY, OrderType.STOP_LOSS_LIMIT, TimeInForce.GTC, "53100", "53000");
        OrderSpec target =
                Fixture.spec(Fixture.TARGET, Leg.TAKE_PROFIT, Side.BUY, OrderType.LIMIT_MAKER, null, "48000", null);

        // when
        String query = OrderParameters.oneCancelsTheOther(
                        Fixture.intent(IntentKind.PROTECTION, List.of(target, stop), Fixture.LIST, null, SIGNED_AT))
                .encoded();

        // then
        assertThat(query)
                .contains("&aboveType=STOP_LOSS_LIMIT&")
                .contains("&abovePrice=53100&aboveStopPrice=53000&aboveTimeInForce=GTC")
                .contains("&belowType=LIMIT_MAKER&")
                .contains("&belowPrice=48000&");
    }

    @Test
    void a_market_order_has_neither_price_nor_time_in_force() {
        // given
        OrderSpec market = Fixture.spec(Fixture.ENTRY, Leg.EXIT, Side.SELL, OrderType.MARKET, null, null, null);

        // when
        String query = OrderParameters.single(Fixture.intent(IntentKind.EXIT, List.of(market), null, null, SIGNED_AT))
                .encoded();

        // then
        assertThat(query).contains("type=MARKET").doesNotContain("rice=").doesNotContain("timeInForce");
    }

    @Test
    void the_documented_example_gets_the_documented_signature() {
        // given: the HMAC example of the venue's REST documentation
        BinanceSigner signer = new BinanceSigner(new Credentials(
                "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
                "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"));

        // when
        String signed = signer.signed(Parameters.of("symbol", "LTCBTC")
                .with("side", "BUY")
                .with("type", "LIMIT")
                .with("timeInForce", "GTC")
                .with("quantity", "1")
                .with("price", "0.1")
                .with("recvWindow", "5000")
                .with("timestamp", "1499827319559"));

        // then
        assertThat(signed).endsWith("&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void symbols_outside_ascii_are_percent_encoded_before_they_are_signed() {
        assertThat(Parameters.of("symbol", "币安人生USDT").with("note", "a b+c").encoded())
                .isEqualTo("symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&note=a%20b%2Bc");
    }

    @Test
    void the_secret_is_in_nobodys_words() {
        BinanceSigner signer = new BinanceSigner(new Credentials("the-key", "the-secret"));

        assertThat(signer.toString()).doesNotContain("the-secret").doesNotContain("the-key");
    }
}
