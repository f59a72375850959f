package io.filmgate.app;

import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.tenant.KeyEntry;
import io.filmgate.core.tenant.KeySecret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private OnStore store;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "default",
      description = "Whose key it is; made if there is no such tenant. Default: ${DEFAULT-VALUE}")
  private String tenant;

  @Option(names = "--key", paramLabel = "ID", description = "The key's name within its tenant.")
  private String key;

  @Option(
      names = "--models",
      paramLabel = "PATTERN",
      split = ",",
      description = "Which models it may ask for, for example kling-*. Default: all")
  private List<String> models = List.of("*");

  @Option(
      names = "--allowed-addresses",
      paramLabel = "RANGE",
      split = ",",
      description = "Where it may be used from, for example 10.0.0.0/8. Default: anywhere")
  private List<String> allowedAddresses = List.of();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "When it ends, for example 2027-01-31T00:00:00Z. Default: never")
  private String expires;

  @Option(
      names = "--print",
      description = "Store nothing: print secret and hash, for a configuration file.")
  private boolean isPrint;

  @Override
  public Integer call() {
    KeySecret secret = KeySecret.make(new SecureRandom());
    if (isPrint) {
      printOnly(secret);
      return CommandLine.ExitCode.OK;
    }
    if (key == null) {
      throw store.unusable("give the key a name with --key, or use --print");
    }
    TenantConfig plain = TenantText.tenant(tenant, new JsonObject());
    KeyConfig wanted = TenantText.key(key, members(), secret.sha256());
    if (wanted.expires().filter(end -> !end.isAfter(Instant.now())).isPresent()) {
      throw store.unusable("--expires must be a time to come, not " + expires);
    }
    KeyEntry made = store.change(changes -> changes.create(plain, wanted));
    if (store.isJson()) {
      store.print(made.toJson(Instant.now()).put("secret", secret.reveal()));
    } else {
      store.out().println(secret.reveal());
    }
    return CommandLine.ExitCode.OK;
  }

  private void printOnly(KeySecret secret) {
    if (store.isJson()) {
      store.print(new JsonObject().put("secret", secret.reveal()).put("sha256", secret.sha256()));
      return;
    }
    store.out().println("key:    " + secret.reveal());
    store.out().println("sha256: " + secret.sha256());
  }

  private JsonObject members() {
    JsonObject members =
        new JsonObject()
            .put("models", new JsonArray(models))
            .put("allowed_addresses", new JsonArray(allowedAddresses))
            .put("limits", limits.toJson());
    return expires == null ? members : members.put("expires", expires);
  }
}
