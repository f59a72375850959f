package io.filmgate.app;

import io.filmgate.app.console.Values;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command {@code filmgate}. Exit status: 0 done, 1 problem, 2 usage, 3 no node answers. */
@Command(
    name = "filmgate",
    description = "A self-hosted, multi-tenant gateway for paid video generation.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ReloadCommand.class,
      DemoCommand.class,
      SimulatorsCommand.class,
      CheckCommand.class,
      TenantsCommand.class,
      KeysCommand.class,
      JobsCommand.class,
      UsageCommand.class,
      LedgerCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      TokenCommand.class,
      VersionCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return Values.register(new CommandLine(new Main()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (failure, arguments) -> {
              failure.getCommandLine().getErr().println(UsageLine.of(failure));
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(FailureLines.of(failure));
              return failure instanceof NodeAwayException
                  ? NodeAwayException.STATUS
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
