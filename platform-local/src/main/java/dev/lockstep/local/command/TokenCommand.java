package dev.lockstep.local.command;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.TokenClient;
import dev.lockstep.local.platform.People;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./lockstep token acme}: the token and nothing else on standard output, so that a shell can keep it. */
@Command(
        name = "token",
        description = "Prints an access token for the API, and nothing else.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "WHO", description = "acme, globex or operator")
    private String who = "";

    private final PrintStream out;

    public TokenCommand() {
        this(System.out);
    }

    TokenCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var program = program();
        var directory = data.existing();
        var tokens = URI.create(data.running(directory).address(Port.IDENTITY) + "/oauth2/token");
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            out.println(new TokenClient(http, tokens)
                    .token(program, People.secret(program, Secrets.open(directory.secrets()))));
            return 0;
        } catch (IOException e) {
            throw new LauncherError(
                    "NO_TOKEN",
                    "no token for " + who + ": " + e.getMessage(),
                    "Is it still starting? ./lockstep health",
                    e);
        }
    }

    private String program() {
        if (who.equals("operator")) {
            return People.OPERATOR_PROGRAM;
        }
        return Arrays.stream(DemoTenant.values())
                .filter(t -> t.slug().equals(who))
                .map(DemoTenant::program)
                .findFirst()
                .orElseThrow(() -> LauncherError.usage(
                        "WHO", "there is no \"" + who + "\" here", "./lockstep token acme, globex or operator"));
    }
}
