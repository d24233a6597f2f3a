package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Relay;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.testing.Writes;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Two tenants publish at once, and neither sees a byte of the other. */
@Tag("server")
class TwoTenantsTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final String[] EVERYTHING = {
        "profiles",
        "decisions",
        "orders",
        "fills",
        "positions",
        "balances",
        "overview",
        "marks",
        "candles:binance:BTCUSDT:1m"
    };

    @Test
    void neither_sees_a_byte_of_the_other() {
        UUID ofAcme = profile(People.ALICE, ProfileBody.ofAcme().with("name", "marker-of-acme"));
        UUID ofGlobex = profile(People.GINA, ProfileBody.ofGlobex().with("name", "marker-of-globex"));
        try (Relay relay = Relay.of(API);
                StreamClient alice = StreamClient.as(API, People.ALICE).subscribe(EVERYTHING);
                StreamClient gina = StreamClient.as(API, People.GINA).subscribe(EVERYTHING);
                StreamClient late = StreamClient.as(API, People.GINA)) {
            alice.await("state", message -> message.get("key").asString().equals("overview"));
            gina.await("state", message -> message.get("key").asString().equals("overview"));

            Flux.range(0, 200)
                    .flatMap(
                            i -> i % 2 == 0
                                    ? relay.order(People.Tenants.ACME, ofAcme, "order-of-acme-" + i, i)
                                    : relay.order(People.Tenants.GLOBEX, ofGlobex, "order-of-globex-" + i, i),
                            8)
                    .blockLast();
            relay.order(People.Tenants.ACME, ofAcme, "order-of-acme-last", 1000).block();
            relay.order(People.Tenants.GLOBEX, ofGlobex, "order-of-globex-last", 1000)
                    .block();
            alice.await("event", message -> message.toString().contains("order-of-acme-last"));
            gina.await("event", message -> message.toString().contains("order-of-globex-last"));
            late.subscribeFrom(0, "orders");
            late.await("event", message -> message.toString().contains("order-of-globex-last"));

            assertThat(count(alice.bytes(), "order-of-acme-")).isEqualTo(101);
            assertThat(count(gina.bytes(), "order-of-globex-")).isEqualTo(101);
            String acmes = alice.bytes();
            String globexs = gina.bytes() + late.bytes();
            assertThat(acmes)
                    .contains("marker-of-acme")
                    .doesNotContain("of-globex", ofGlobex.toString(), People.Tenants.GLOBEX.toString());
            assertThat(globexs)
                    .contains("marker-of-globex")
                    .doesNotContain("of-acme", ofAcme.toString(), People.Tenants.ACME.toString());
        }
    }

    private static UUID profile(People person, ProfileBody body) {
        return UUID.fromString(Writes.created(API.as(person), body).get("id").toString());
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }
}
