package dev.lockstep.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.IdentityProvider;
import dev.lockstep.local.platform.People;
import dev.lockstep.local.process.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("server")
class TokenCommandTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_token_and_nothing_else_is_printed() throws Exception {
        var data = DataDirectory.open(temporary.resolve("data"));
        var ports = freePorts();
        new RunFile(data).write(state(ports));
        try (var _ = IdentityProvider.start(People.identity(data, ports, Secrets.open(data.secrets())))) {
            var exitCode = command().execute("acme", "--data", data.root().toString());

            assertThat(exitCode).isZero();
            var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).singleElement().asString().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(payload(lines.getFirst()))
                    .contains("\"tenant_id\":\"" + DemoTenant.ACME.id() + "\"")
                    .contains("\"sub\":\"acme-program\"");
        }
    }

    @Test
    void without_a_running_platform_there_is_no_token() {
        assertThatThrownBy(
                        () -> call("acme", "--data", temporary.resolve("none").toString()))
                .isInstanceOfSatisfying(LauncherError.class, e -> {
                    assertThat(e.code()).isEqualTo("NOT_RUNNING");
                    assertThat(e.exitCode()).isEqualTo(1);
                });
        assertThat(out.size()).isZero();
    }

    private int call(String... args) throws Exception {
        var command = new TokenCommand(new PrintStream(out, true, StandardCharsets.UTF_8));
        new CommandLine(command).parseArgs(args);
        return command.call();
    }

    private CommandLine command() {
        return new CommandLine(new TokenCommand(new PrintStream(out, true, StandardCharsets.UTF_8)));
    }

    private static String payload(String token) {
        var payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private static RunState state(Ports ports) {
        return new RunState(
                ProcessIdentity.of(ProcessHandle.current()),
                "READY",
                Map.of(Port.IDENTITY.key(), ports.of(Port.IDENTITY)),
                List.of(),
                0,
                "generated");
    }

    private static Ports freePorts() throws Exception {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                numbers.put(port, free.getLocalPort());
            }
        }
        return new Ports(numbers);
    }
}
