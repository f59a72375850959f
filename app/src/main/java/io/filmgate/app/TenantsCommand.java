package io.filmgate.app;

import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.tenant.TenantEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code filmgate tenants}. */
@Command(
    name = "tenants",
    description = "Manages tenants, those of the file and those made at run time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TenantsEraseCommand.class)
final class TenantsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(description = "Makes a tenant.", mixinStandardHelpOptions = true)
  int create(
      @Mixin OnStore store,
      @Mixin LimitOptions limits,
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--groups",
              paramLabel = "GROUP",
              split = ",",
              defaultValue = "default",
              description = "Whose channels it may use. Default: ${DEFAULT-VALUE}")
          List<String> groups,
      @Option(
              names = "--price-factor",
              paramLabel = "N",
              defaultValue = "1",
              description = "What its prices are multiplied by. Default: ${DEFAULT-VALUE}")
          String priceFactor) {
    TenantConfig wanted =
        TenantText.tenant(
            id,
            new JsonObject()
                .put("groups", new JsonArray(groups))
                .put("price_factor", priceFactor)
                .put("limits", limits.toJson()));
    TenantEntry made = store.change(changes -> changes.create(wanted));
    store.print(made.toJson());
    return CommandLine.ExitCode.OK;
  }

  @Command(description = "Lists tenants.", mixinStandardHelpOptions = true)
  int list(@Mixin OnStore store) {
    store.print(
        store.ask(register -> register.tenants()).stream().map(TenantEntry::toJson).toList(),
        "id",
        "groups",
        "price_factor",
        "keys",
        "declared_in");
    return CommandLine.ExitCode.OK;
  }

  @Command(description = "Shows a tenant.", mixinStandardHelpOptions = true)
  int show(@Mixin OnStore store, @Parameters(paramLabel = "ID") String id) {
    store.print(
        store
            .ask(register -> register.tenant(id))
            .orElseThrow(() -> new IllegalArgumentException("there is no tenant " + id))
            .toJson());
    return CommandLine.ExitCode.OK;
  }

  @Command(
      description = "Forgets a tenant that has no keys. Its jobs and what it has spent stay.",
      mixinStandardHelpOptions = true)
  int delete(@Mixin OnStore store, @Parameters(paramLabel = "ID") String id) {
    store.change(changes -> changes.deleteTenant(id));
    store.out().println("tenant " + id + " is deleted");
    return CommandLine.ExitCode.OK;
  }
}
