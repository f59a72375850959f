package io.filmgate.app;

import io.filmgate.core.ledger.Difference;
import io.filmgate.core.ledger.LedgerAudit;
import io.filmgate.core.ledger.LedgerReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code filmgate ledger}. */
@Command(
    name = "ledger",
    description = "Proves and corrects what tenants were charged.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = LedgerAdjustCommand.class)
final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(
      description = {
        "Adds the whole ledger up again: budgets against entries, entries against jobs.",
        "Changes nothing, and may run beside a gateway. Exit status 1 if something does not add up."
      },
      mixinStandardHelpOptions = true)
  int verify(@Mixin OnStore store) {
    LedgerReport report = store.read(LedgerAudit::report);
    String verdict = report.isBalanced() ? "balanced" : "unbalanced";
    if (store.isJson()) {
      store.print(json(report).put("ledger", verdict));
    } else {
      report.differences().forEach(store.out()::println);
      store
          .out()
          .printf(
              "ledger=%s entries=%d budgets=%d jobs=%d%n",
              verdict, report.entries(), report.budgets(), report.jobs());
    }
    return report.isBalanced() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static JsonObject json(LedgerReport report) {
    JsonArray differences = new JsonArray();
    report.differences().forEach(difference -> differences.add(json(difference)));
    return new JsonObject()
        .put("entries", report.entries())
        .put("budgets", report.budgets())
        .put("jobs", report.jobs())
        .put("differences", differences);
  }

  private static JsonObject json(Difference difference) {
    return new JsonObject()
        .put("what", difference.what())
        .put("stored", difference.stored())
        .put("expected", difference.expected());
  }
}
