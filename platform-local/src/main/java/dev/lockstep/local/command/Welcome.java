package dev.lockstep.local.command;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.People;
import java.time.Duration;

/** What {@code up} says when everything runs: where, who, and what to try first. */
final class Welcome {

    private Welcome() {}

    static void print(Console console, DataDirectory data, Ports ports, Duration took) {
        console.say("");
        console.say("Lockstep is ready after " + took.toSeconds() + " s.");
        console.say("");
        addresses(console, ports);
        console.say("");
        people(console, data);
        console.say("");
        firstSteps(console, data, ports);
    }

    static void addresses(Console console, Ports ports) {
        console.say("  Screens            http://localhost:" + ports.of(Port.UI));
        console.say(
                "  API                http://localhost:" + ports.of(Port.API) + "/api/v1   described in /openapi.json");
        console.say("  API health         http://localhost:" + ports.of(Port.API_MANAGEMENT) + "/internal/health");
        console.say("  Engine health      http://localhost:" + ports.of(Port.ENGINE) + "/internal/health");
        console.say("  Identity provider  http://localhost:" + ports.of(Port.IDENTITY));
        console.say("  Simulated venue    http://localhost:" + ports.of(Port.VENUE) + "/api/v3/exchangeInfo");
    }

    static void people(Console console, DataDirectory data) {
        console.say("  Log in as");
        for (var person : People.people(Secrets.open(data.secrets()))) {
            console.say("    %-6s password %s   %s"
                    .formatted(
                            person.name(),
                            person.password(),
                            person.standing().tenant().isPresent() ? "trader" : "operator"));
        }
    }

    private static void firstSteps(Console console, DataDirectory data, Ports ports) {
        var token = "./lockstep token acme" + (isDefault(data) ? "" : " --data " + data.root());
        console.say("  Try");
        console.say("    TOKEN=$(" + token + ")");
        for (var path : new String[] {"profiles", "decisions", "orders", "positions", "ledger/balances"}) {
            console.say("    curl -s -H \"Authorization: Bearer $TOKEN\" http://localhost:" + ports.of(Port.API)
                    + "/api/v1/" + path);
        }
        console.say("    ./lockstep health" + (isDefault(data) ? "" : " --data " + data.root()));
    }

    private static boolean isDefault(DataDirectory data) {
        return data.root().endsWith(".lockstep");
    }
}
