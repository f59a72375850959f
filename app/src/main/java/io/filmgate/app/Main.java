package io.filmgate.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command {@code filmgate}. Exit status: 0 done, 1 problem, 2 usage. */
@Command(
    name = "filmgate",
    description = "A self-hosted, multi-tenant gateway for paid video generation.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      SimulatorsCommand.class,
      CheckCommand.class,
      TenantsCommand.class,
      KeysCommand.class,
      UsageCommand.class,
      TokenCommand.class,
      VersionCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(FailureLines.of(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? See filmgate --help");
  }
}
