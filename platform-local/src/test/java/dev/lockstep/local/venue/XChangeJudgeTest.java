package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;

/** XChange, a client by third parties for the real Binance, trades here and finds its money where it should be. */
@Tag("server")
class XChangeJudgeTest {
    private static final Instrument BTC_USDT = new CurrencyPair("BTC", "USDT");

    @Test
    void a_client_by_others_trades_and_its_money_is_right() throws IOException {
        VenueServerSettings settings =
                VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP);
        try (VenueServer server = VenueServer.start(settings)) {
            Exchange exchange = connect(server);
            BigDecimal price =
                    exchange.getMarketDataService().getTicker(BTC_USDT).getLast();
            assertThat(exchange.getMarketDataService().getOrderBook(BTC_USDT, 5).getAsks())
                    .hasSize(5);
            assertThat(exchange.getExchangeMetaData().getInstruments()).containsKey(BTC_USDT);

            restingOrderLocksItsCost(exchange, price.setScale(0, RoundingMode.DOWN));
            purchaseMovesExactlyWhatItsTradesSay(exchange);
        }
    }

    private static void restingOrderLocksItsCost(Exchange exchange, BigDecimal price) throws IOException {
        LimitOrder order = new LimitOrder.Builder(Order.OrderType.BID, BTC_USDT)
                .originalAmount(new BigDecimal("0.01"))
                .limitPrice(price.subtract(new BigDecimal("5000")))
                .userReference("xchange-1")
                .build();

        String id = exchange.getTradeService().placeLimitOrder(order);

        List<LimitOrder> open = exchange.getTradeService()
                .getOpenOrders(new DefaultOpenOrdersParamInstrument(BTC_USDT))
                .getOpenOrders();
        assertThat(open).singleElement().satisfies(found -> {
            assertThat(found.getId()).isEqualTo(id);
            assertThat(found.getUserReference()).isEqualTo("xchange-1");
        });
        BigDecimal cost = order.getLimitPrice().multiply(order.getOriginalAmount());
        assertThat(usdt(exchange).getFrozen()).isEqualByComparingTo(cost);
        assertThatThrownBy(() -> exchange.getTradeService().placeLimitOrder(order))
                .hasMessageContaining("Duplicate order sent.");
        assertThat(exchange.getTradeService().cancelOrder(new BinanceCancelOrderParams(BTC_USDT, id, null)))
                .isTrue();
        assertThat(usdt(exchange).getFrozen()).isZero();
        assertThatThrownBy(
                        () -> exchange.getTradeService().cancelOrder(new BinanceCancelOrderParams(BTC_USDT, id, null)))
                .hasRootCauseInstanceOf(BinanceException.class)
                .rootCause()
                .extracting(cause -> ((BinanceException) cause).getCode())
                .isEqualTo(-2011);
    }

    private static void purchaseMovesExactlyWhatItsTradesSay(Exchange exchange) throws IOException {
        BigDecimal usdtBefore = usdt(exchange).getAvailable();
        BigDecimal btcBefore = btc(exchange).getAvailable();

        String id = exchange.getTradeService()
                .placeMarketOrder(new MarketOrder(Order.OrderType.BID, new BigDecimal("0.05"), BTC_USDT));

        BinanceTradeHistoryParams params = new BinanceTradeHistoryParams((CurrencyPair) BTC_USDT);
        List<UserTrade> trades = exchange.getTradeService().getTradeHistory(params).getUserTrades().stream()
                .filter(trade -> trade.getOrderId().equals(id))
                .toList();
        BigDecimal bought =
                sum(trades.stream().map(UserTrade::getOriginalAmount).toList());
        BigDecimal fees = sum(trades.stream().map(UserTrade::getFeeAmount).toList());
        BigDecimal paid = sum(trades.stream()
                .map(trade -> trade.getPrice().multiply(trade.getOriginalAmount()))
                .toList());
        assertThat(bought).isEqualByComparingTo("0.05");
        assertThat(usdtBefore.subtract(usdt(exchange).getAvailable())).isEqualByComparingTo(paid);
        assertThat(btc(exchange).getAvailable().subtract(btcBefore)).isEqualByComparingTo(bought.subtract(fees));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Balance usdt(Exchange exchange) throws IOException {
        return exchange.getAccountService().getAccountInfo().getWallet().getBalance(Currency.USDT);
    }

    private static Balance btc(Exchange exchange) throws IOException {
        return exchange.getAccountService().getAccountInfo().getWallet().getBalance(Currency.BTC);
    }

    private static Exchange connect(VenueServer server) {
        ExchangeSpecification specification = new ExchangeSpecification(BinanceExchange.class);
        String address = "http://127.0.0.1:" + server.port();
        specification.setSslUri(address);
        specification.setPlainTextUri(address);
        specification.setHost("127.0.0.1");
        specification.setPort(server.port());
        specification.setApiKey(VenueClient.ACME.apiKey());
        specification.setSecretKey(VenueClient.ACME.secret());
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }
}
