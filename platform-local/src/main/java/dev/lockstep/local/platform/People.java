package dev.lockstep.local.platform;

import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.BrowserApp;
import dev.lockstep.local.identity.IdentitySettings;
import dev.lockstep.local.identity.Person;
import dev.lockstep.local.identity.Program;
import dev.lockstep.local.identity.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Who exists on this machine: two people of two tenants, the operator, and a program of each. */
public final class People {

    public static final String OPERATOR = "oscar";
    public static final String OPERATOR_PROGRAM = "operator-program";

    private People() {}

    /** What the identity provider of this data directory knows. */
    public static IdentitySettings identity(DataDirectory data, Ports ports, Secrets secrets) {
        return new IdentitySettings(
                ports.of(Port.IDENTITY),
                data.identityKeys(),
                people(secrets),
                Stream.concat(
                                Arrays.stream(DemoTenant.values()).map(t -> program(t.program(), standing(t), secrets)),
                                Stream.of(program(OPERATOR_PROGRAM, Standing.operator(), secrets)))
                        .toList(),
                new BrowserApp(
                        "lockstep-ui",
                        secrets.password("client.lockstep-ui"),
                        "http://localhost:" + ports.of(Port.UI)));
    }

    /** Those who log in with a browser. */
    public static List<Person> people(Secrets secrets) {
        return Stream.concat(
                        Arrays.stream(DemoTenant.values())
                                .map(t -> new Person(t.person(), password(t.person(), secrets), standing(t))),
                        Stream.of(new Person(OPERATOR, password(OPERATOR, secrets), Standing.operator())))
                .toList();
    }

    /** The secret a program gets its tokens with. */
    public static String secret(String program, Secrets secrets) {
        return secrets.password("client." + program);
    }

    private static Program program(String name, Standing standing, Secrets secrets) {
        return new Program(name, secret(name, secrets), standing);
    }

    private static Standing standing(DemoTenant tenant) {
        return Standing.traderOf(tenant.id().toString());
    }

    private static String password(String person, Secrets secrets) {
        return secrets.get("user." + person, 6);
    }
}
