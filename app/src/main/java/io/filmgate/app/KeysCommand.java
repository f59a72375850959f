package io.filmgate.app;

import io.filmgate.core.tenant.KeyEntry;
import io.filmgate.core.tenant.KeyId;
import io.filmgate.core.tenant.KeySecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code filmgate keys}. */
@Command(
    name = "keys",
    description = "Manages tenants' keys, those of the file and those made at run time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = KeysCreateCommand.class)
final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code tenant/key}. */
  static final class KeyIdConverter implements ITypeConverter<KeyId> {
    @Override
    public KeyId convert(String text) {
      int slash = text.indexOf('/');
      if (slash < 1 || slash == text.length() - 1) {
        throw new TypeConversionException("must be such as acme/web, not \"" + text + "\"");
      }
      return new KeyId(text.substring(0, slash), text.substring(slash + 1));
    }
  }

  @Command(description = "Lists keys.", mixinStandardHelpOptions = true)
  int list(
      @Mixin OnStore store,
      @Option(names = "--tenant", paramLabel = "ID", description = "Only this tenant's.")
          String tenant) {
    Instant now = Instant.now();
    store.print(
        store.ask(register -> register.keys()).stream()
            .filter(key -> tenant == null || key.stored().key().tenantId().equals(tenant))
            .map(key -> key.toJson(now))
            .toList(),
        "tenant",
        "id",
        "state",
        "models",
        "expires",
        "last_used",
        "declared_in");
    return CommandLine.ExitCode.OK;
  }

  @Command(description = "Shows a key.", mixinStandardHelpOptions = true)
  int show(
      @Mixin OnStore store,
      @Parameters(paramLabel = "TENANT/KEY", converter = KeyIdConverter.class) KeyId id) {
    KeyEntry found =
        store
            .ask(register -> register.key(id))
            .orElseThrow(() -> new IllegalArgumentException("there is no key " + id));
    store.print(found.toJson(Instant.now()));
    return CommandLine.ExitCode.OK;
  }

  @Command(
      description = "Gives a key a new secret and shows it, this once.",
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin OnStore store,
      @Parameters(paramLabel = "TENANT/KEY", converter = KeyIdConverter.class) KeyId id,
      @Option(
              names = "--overlap",
              paramLabel = "HOURS",
              defaultValue = "24",
              description = "How long the old one still works. Default: ${DEFAULT-VALUE}")
          int overlapHours) {
    if (overlapHours < 0) {
      throw store.unusable("--overlap must be 0 or more hours, not " + overlapHours);
    }
    KeySecret secret = KeySecret.make(new SecureRandom());
    KeyEntry rotated =
        store.change(changes -> changes.rotate(id, secret, Duration.ofHours(overlapHours)));
    if (store.isJson()) {
      store.print(rotated.toJson(Instant.now()).put("secret", secret.reveal()));
    } else {
      store.out().println(secret.reveal());
    }
    return CommandLine.ExitCode.OK;
  }

  @Command(
      description = "Refuses a key from now on, also one that the file declares.",
      mixinStandardHelpOptions = true)
  int disable(
      @Mixin OnStore store,
      @Parameters(paramLabel = "TENANT/KEY", converter = KeyIdConverter.class) KeyId id) {
    return changed(store, store.change(changes -> changes.setEnabled(id, false)));
  }

  @Command(description = "Takes a key again.", mixinStandardHelpOptions = true)
  int enable(
      @Mixin OnStore store,
      @Parameters(paramLabel = "TENANT/KEY", converter = KeyIdConverter.class) KeyId id) {
    return changed(store, store.change(changes -> changes.setEnabled(id, true)));
  }

  @Command(
      description = "Forgets a key. Its jobs and what it has spent stay.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin OnStore store,
      @Parameters(paramLabel = "TENANT/KEY", converter = KeyIdConverter.class) KeyId id) {
    store.change(changes -> changes.delete(id));
    store.out().println("key " + id + " is deleted");
    return CommandLine.ExitCode.OK;
  }

  private static int changed(OnStore store, KeyEntry key) {
    Instant now = Instant.now();
    if (store.isJson()) {
      store.print(key.toJson(now));
    } else {
      store.out().println("key " + key.stored().id() + " is " + key.state(now));
    }
    return CommandLine.ExitCode.OK;
  }
}
