package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderAnswersTest {

    @ParameterizedTest(name = "HTTP {0}, {1} {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | -1000 | An unknown error occurred                       | Unknown
            400 | -1001 | Internal error; unable to process your request  | Unknown
            400 | -1006 | An unexpected response was received             | Unknown
            400 | -1007 | Timeout waiting for response from backend       | Unknown
            503 | -1008 | Server is currently overloaded                  | Unknown
            400 | -1008 | Server is currently overloaded                  | Unknown
            400 | -1016 | This service is no longer available.            | Unknown
            500 | -1013 | a code in a 5xx says nothing                    | Unknown
            503 | -2010 | a code in a 5xx says nothing                    | Unknown
            400 | -2010 | Duplicate order sent.                           | Unknown
            400 | -2010 | Account has insufficient balance for requested action. | Rejected
            400 | -2010 | Order would trigger immediately.                | Rejected
            400 | -2010 | Market is closed.                               | Rejected
            400 | -2010 | Order would immediately match and take.         | Rejected
            400 | -2010 | This action is disabled on this account.        | Rejected
            400 | -1013 | Filter failure: LOT_SIZE                        | Rejected
            400 | -1022 | Signature for this request is not valid.        | Rejected
            400 | -1100 | Illegal characters found in a parameter.        | Rejected
            400 | -1102 | A mandatory parameter was not sent              | Rejected
            400 | -1111 | Parameter has too much precision.               | Rejected
            400 | -1121 | Invalid symbol.                                 | Rejected
            400 | -1002 | You are not authorized to execute this request. | Rejected
            401 | -2014 | API-key format invalid.                         | Rejected
            401 | -2015 | Invalid API-key, IP, or permissions for action. | Rejected
            400 | -2021 | Order cancel-replace partially failed.          | Rejected
            400 | -2022 | Order cancel-replace failed.                    | Rejected
            400 | -2038 | Order amend rejected                            | Rejected
            400 | -2039 | Client order id does not belong to order id     | Rejected
            400 | -1021 | Timestamp for this request is outside of the recvWindow. | RejectedForNow
            429 | -1003 | Too much request weight used                    | RejectedForNow
            418 | -1003 | Way too much request weight used; IP banned     | RejectedForNow
            400 | -1003 | Too many requests queued.                       | RejectedForNow
            429 | -1015 | Too many new orders                             | RejectedForNow
            400 | -1015 | Too many new orders                             | RejectedForNow
            400 | -1034 | Too many connection attempts                    | RejectedForNow
            """)
    void each_code_of_the_venue_has_one_meaning_for_a_placement(int status, int code, String message, String expected) {
        // when
        Placement placement = OrderAnswers.placement(new RestAnswer.Refused(status, code, message), body -> List.of());

        // then
        assertThat(inWords(placement)).isEqualTo(expected);
        if (placement instanceof Placement.Rejected rejected) {
            assertThat(rejected.code()).isEqualTo(Integer.toString(code));
            assertThat(rejected.reason()).isEqualTo(message);
        }
    }

    @ParameterizedTest(name = "HTTP {0} with a page → {1}")
    @CsvSource({
        "200,Unknown",
        "500,Unknown",
        "502,Unknown",
        "503,Unknown",
        "504,Unknown",
        "400,Unknown",
        "404,Unknown",
        "301,Unknown",
        "429,RejectedForNow",
        "418,RejectedForNow",
        "403,Rejected"
    })
    void a_page_instead_of_an_answer_is_unknown_unless_it_stands_before_the_venue(int status, String expected) {
        // given
        RestAnswer answer = RestAnswers.of(status, "<html>gateway</html>");

        // when
        Placement placement = OrderAnswers.placement(answer, body -> List.of());

        // then
        assertThat(answer).isInstanceOf(RestAnswer.Unreadable.class);
        assertThat(inWords(placement)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"symbol":"BTCUSDT"
            {"symbol":"BTCUSDT"} trailing
            "FILLED"
            {}
            {"clientOrderId":"not-ours","orderId":1,"status":"NEW"}
            {"clientOrderId":"1a2b3c4d0000000000000000000000e1","orderId":1,"status":"NEW","executedQty":"x","cummulativeQuoteQty":"0","transactTime":1}
            {"clientOrderId":"1a2b3c4d0000000000000000000000e1","orderId":1,"status":"NEW","executedQty":"-1","cummulativeQuoteQty":"0","transactTime":1}
            """)
    void an_accepted_order_whose_answer_cannot_be_read_is_unknown(String body) {
        // given
        OrderReports reports = new OrderReports(Fixture.ACCOUNT);

        // when
        Placement placement = OrderAnswers.placement(
                RestAnswers.of(200, body), json -> List.of(reports.order(json, Fixture.BTCUSDT)));

        // then
        assertThat(placement).isInstanceOf(Placement.Unknown.class);
    }

    @Test
    void a_lost_answer_is_unknown_and_an_unsent_request_is_unsent() {
        assertThat(OrderAnswers.placement(new RestAnswer.Lost("reset"), body -> List.of()))
                .isEqualTo(new Placement.Unknown("reset"));
        assertThat(OrderAnswers.placement(new RestAnswer.NotSent("refused"), body -> List.of()))
                .isEqualTo(new Placement.Unsent("refused"));
    }

    @ParameterizedTest(name = "HTTP {0}, {1} {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | -2011 | Unknown order sent.                                | NotOpen
            400 | -2011 | Order was not canceled due to cancel restrictions. | Unknown
            400 | -1021 | Timestamp for this request is outside              | Unknown
            500 | -2011 | Unknown order sent.                                | Unknown
            429 | -1003 | Too much request weight used                       | Unknown
            400 | -1007 | Timeout waiting for response                       | Unknown
            """)
    void only_unknown_order_sent_says_that_nothing_is_open(int status, int code, String message, String expected) {
        CancelResult result = OrderAnswers.cancel(new RestAnswer.Refused(status, code, message), body -> List.of());

        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    }

    private static String inWords(Placement placement) {
        return placement instanceof Placement.Rejected rejected && rejected.retryable()
                ? "RejectedForNow"
                : placement.getClass().getSimpleName();
    }
}
