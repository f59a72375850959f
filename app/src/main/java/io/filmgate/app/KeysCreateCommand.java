package io.filmgate.app;

import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.LogConfig;
import io.filmgate.core.tenant.KeySecret;
import io.filmgate.core.tenant.NewKey;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code filmgate keys create}. */
@Command(
    name = "create",
    description = {
      "Makes a key and shows its secret, this once.",
      "A gateway that is running takes it within a second."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeysCreateCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "default",
      description = "Whose key it is; made if there is no such tenant. Default: ${DEFAULT-VALUE}")
  private String tenant;

  @Option(names = "--key", paramLabel = "ID", description = "The key's name within its tenant.")
  private String key;

  @Option(
      names = "--print",
      description = "Store nothing: print secret and hash, for a configuration file.")
  private boolean isPrint;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.ERROR));
    PrintWriter out = spec.commandLine().getOut();
    KeySecret secret = KeySecret.make(new SecureRandom());
    if (isPrint) {
      out.println("key:    " + secret.reveal());
      out.println("sha256: " + secret.sha256());
      return CommandLine.ExitCode.OK;
    }
    if (key == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Give the key a name with --key, or use --print");
    }
    GatewayConfig gateway = config.load(Installation.of(System.getenv())).config();
    new NewKey(tenant, key).write(gateway, secret, Instant.now());
    out.println(secret.reveal());
    return CommandLine.ExitCode.OK;
  }
}
