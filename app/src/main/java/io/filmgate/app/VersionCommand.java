package io.filmgate.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code filmgate version}. */
@Command(
    name = "version",
    description = "Says which Filmgate, plugin interface and Java this is.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().printVersionHelp(spec.commandLine().getOut(), CommandLine.Help.Ansi.OFF);
  }
}
