package io.filmgate.app;

import io.filmgate.core.config.DurationText;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.management.operator.Role;
import io.filmgate.core.management.operator.TokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code filmgate token}. */
@Command(
    name = "token",
    description = {
      "Signs an operator's token for /admin/v1, and prints it alone.",
      "It is signed with the first HS256 secret of management.jwt, and cannot be taken back."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TokenCommand implements Callable<Integer> {
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "viewer",
      converter = RoleConverter.class,
      description = "viewer, who reads, or admin, who changes things. Default: ${DEFAULT-VALUE}")
  private Role role = Role.VIEWER;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "Who stands in the audit. Default: the user of this command.")
  private String subject = System.getProperty("user.name");

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long it is good, for example 15m; at most 24h. Default: ${DEFAULT-VALUE}")
  private String life = "60s";

  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
      return Role.named(text)
          .orElseThrow(
              () -> new TypeConversionException("must be viewer or admin, not \"" + text + "\""));
    }
  }

  @Override
  public Integer call() {
    Duration wanted =
        DurationText.read(life)
            .filter(given -> given.compareTo(SHORTEST_LIFE) >= 0)
            .filter(given -> given.compareTo(TokenSigner.LONGEST_LIFE) <= 0)
            .orElseThrow(
                () -> unusable("--ttl must be 1s to 24h, such as 15m, not \"" + life + "\""));
    if (!Operator.isName(subject)) {
      throw unusable("--subject must be a name of 1 to 200 characters");
    }
    TokenSigner signer =
        TokenSigner.of(config.loadQuietly().management())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "management.jwt has no HS256 signer, so that nothing here can sign"));
    spec.commandLine()
        .getOut()
        .println(signer.sign(new Operator(subject, role), wanted, Instant.now()));
    return CommandLine.ExitCode.OK;
  }

  private CommandLine.ParameterException unusable(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
