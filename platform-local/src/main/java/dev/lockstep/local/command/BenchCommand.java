package dev.lockstep.local.command;

import dev.lockstep.local.bench.GuardsBenchCommand;
import dev.lockstep.local.bench.LedgerBenchCommand;
import dev.lockstep.local.venue.VenueBenchCommand;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench}: measures parts of the platform. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures.",
        subcommands = {VenueBenchCommand.class, LedgerBenchCommand.class, GuardsBenchCommand.class})
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return CommandLine.ExitCode.USAGE;
    }
}
