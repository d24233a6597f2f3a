package dev.lockstep.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.ledger.AssetAudit;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.audit.AuditReport;
import dev.lockstep.local.platform.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {

    @Test
    void each_asset_is_printed_with_ledger_venue_and_what_is_unexplained() {
        var printed = print(report("5000.10", "5000.1", List.of()));

        assertThat(printed.clean()).isTrue();
        assertThat(printed.lines().get(0)).isEqualTo("acme: 3 orders and 2 trades at the venue");
        assertThat(printed.lines().get(1)).matches(" *asset +ledger +venue +unexplained");
        assertThat(printed.lines().get(2)).matches(" *USDT +5000\\.1 +5000\\.1 +0");
        assertThat(printed.lines().getLast()).isEqualTo("Nothing is unexplained.");
    }

    @Test
    void an_unexplained_amount_and_a_difference_are_each_enough_to_fail() {
        assertThat(print(report("5000", "5001", List.of())).clean()).isFalse();
        assertThat(print(report("5000", "5000", List.of("acme trade 7"))).clean())
                .isFalse();
    }

    @Test
    void without_a_platform_nothing_can_be_told(@TempDir Path directory) {
        assertThatThrownBy(() -> call("--data", directory.resolve("none").toString()))
                .isInstanceOfSatisfying(LauncherError.class, e -> {
                    assertThat(e.code()).isEqualTo("NOT_RUNNING");
                    assertThat(e.exitCode()).isEqualTo(2);
                });
    }

    @Test
    void a_tenant_nobody_knows_is_said_so(@TempDir Path directory) {
        assertThatThrownBy(() -> call("--tenant", "initech", "--data", directory.toString()))
                .isInstanceOfSatisfying(
                        LauncherError.class, e -> assertThat(e.code()).isEqualTo("UNKNOWN_TENANT"));
    }

    private static void call(String... arguments) throws Exception {
        var command = new AuditCommand();
        new CommandLine(command).parseArgs(arguments);
        command.call();
    }

    private static AuditReport report(String ledger, String venue, List<String> differences) {
        var line = new AssetAudit(
                Asset.of("USDT"), Money.of("5000", "USDT"), Money.of(ledger, "USDT"), Money.of(venue, "USDT"));
        return new AuditReport(List.of(new AuditReport.Tenant("acme", 3, 2, List.of(line))), differences);
    }

    private record Printed(boolean clean, List<String> lines) {}

    private static Printed print(AuditReport report) {
        var out = new ByteArrayOutputStream();
        var clean = AuditCommand.print(report, new Console(new PrintStream(out, true, StandardCharsets.UTF_8)));
        return new Printed(clean, out.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
