package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every payload Binance documents for what this venue serves, compared by shape with what it answers. */
@Tag("server")
class DocumentedShapesTest {
    /** No payloads this venue answers with. */
    private static final Set<String> NOT_ANSWERS = Set.of(
            "errors/error-codes", // a list compiled from the documentation
            "filters/filter-examples", // compared filter by filter
            "ws-streams/subscribe-request", // sent to the venue as it stands
            "ws-streams/unsubscribe-request");

    /**
     * Recordings older than the documentation, and another project's test data, with everything in which the
     * documentation (compared too, under its own file) and this venue are ahead of them.
     */
    private static final Map<String, List<String>> OLDER = Map.of(
            "fixtures/user-data-execution-report-new", without("F", "g", "I", "M", "Y", "Q", "W", "V"),
            "fixtures/user-data-execution-report-canceled", without("F", "g", "I", "M", "Y", "Q", "V"),
            "fixtures/user-data-execution-report-trade", without("F", "g", "I", "M", "Y", "Q", "W", "V"),
            "recorded/account-balances",
                    without(
                            "commissionRates",
                            "brokered",
                            "requireSelfTradePrevention",
                            "preventSor",
                            "permissions",
                            "uid"),
            "recorded/avg-price-btcusdt", without("closeTime"),
            "recorded/exchange-info-25-symbols", without("symbols[0].opoAllowed", "symbols[0].pegInstructionsAllowed"),
            "recorded/order-cancel-ltcbtc", without("orderListId", "origQuoteOrderQty", "selfTradePreventionMode"),
            "recorded/ws-executionReport", without("V"));

    /** Filters this venue has not; the reference page lists them as missing. */
    private static final Set<String> NO_SUCH_FILTERS =
            Set.of("MAX_NUM_ICEBERG_ORDERS", "EXCHANGE_MAX_NUM_ICEBERG_ORDERS");

    @Test
    void answers_and_events_look_like_the_documented_ones() {
        DocumentedPayloads documented = new DocumentedPayloads();
        OurPayloads ours = ours(documented);

        Map<String, List<String>> differences = new TreeMap<>();
        ours.byFile.forEach((file, payload) -> {
            List<String> found = Shape.differences(documented.json(file), payload);
            if (!found.isEmpty()) {
                differences.put(file, found);
            }
        });

        assertThat(differences).containsExactlyInAnyOrderEntriesOf(OLDER);
    }

    @Test
    void no_documented_payload_is_left_out() {
        DocumentedPayloads documented = new DocumentedPayloads();
        Set<String> compared = new TreeSet<>(ours(documented).byFile.keySet());

        compared.addAll(NOT_ANSWERS);
        assertThat(compared).isEqualTo(documented.files());
    }

    @Test
    void filters_look_like_the_documented_ones() {
        DocumentedPayloads documented = new DocumentedPayloads();
        Map<String, JsonNode> ours = ours(documented).filters;

        Map<String, List<String>> differences = new TreeMap<>();
        Set<String> missing = new TreeSet<>();
        for (JsonNode example : documented.json("filters/filter-examples")) {
            String name = example.path("name").asString();
            JsonNode filter = ours.remove(name);
            if (filter == null) {
                missing.add(name);
            } else if (!Shape.differences(example.path("example"), filter).isEmpty()) {
                differences.put(name, Shape.differences(example.path("example"), filter));
            }
        }

        assertThat(differences).isEmpty();
        assertThat(ours).as("not documented").isEmpty();
        assertThat(missing).isEqualTo(NO_SUCH_FILTERS);
    }

    private static List<String> without(String... keys) {
        return Stream.of(keys).map(key -> "." + key + " is not documented").toList();
    }

    private static OurPayloads ours(DocumentedPayloads documented) {
        VenueServerSettings settings =
                VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP);
        try (VenueServer server = VenueServer.start(settings);
                VenueClient client = new VenueClient(server, VenueClient.ACME)) {
            return OurPayloads.of(client, documented);
        }
    }
}
