package io.filmgate.app;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filmgate ledger adjust}. */
@Command(
    name = "adjust",
    description = {
      "Gives allowance back to a tenant or key, or takes it, with a reason.",
      "A gateway that is running counts with it from its next job on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LedgerAdjustCommand implements Callable<Integer> {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

  @Mixin private OnStore store;

  @Parameters(
      paramLabel = "TENANT[/KEY]",
      description = "Whose. What a key gets, its tenant gets too.")
  private String whose;

  @Option(
      names = "--credits",
      paramLabel = "N",
      description = "Credits to give back; below 0: to take. Up to six decimals.")
  private String credits;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Instead of credits: seconds, up to three decimals.")
  private String seconds;

  @Option(names = "--jobs", paramLabel = "N", description = "Instead of credits: jobs.")
  private String jobs;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "What for; it stays in the ledger.")
  private String reason;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Which hour, day and month to correct: one they contain, for example 2026-11-22 or"
              + " 2026-11-22T15:00:00Z. Default: now")
  private String at;

  @Override
  public Integer call() {
    Map<Unit, String> amounts = amounts();
    if (amounts.size() != 1) {
      throw store.unusable("give one of --credits, --seconds and --jobs");
    }
    Unit unit = amounts.keySet().iterator().next();
    BigDecimal amount = number(unit, amounts.get(unit));
    Instant now = Instant.now();
    Correction made =
        store.correct(
            Correction.make(
                scope(), unit, amount, at == null ? now : store.instant("--at", at), reason, now));
    if (store.isJson()) {
      store.print(made.toJson());
    } else {
      store
          .out()
          .printf(
              "%s: %s %s %s %s, in the windows of %s%n",
              made.id(),
              made.scope().name(),
              made.amount().signum() > 0 ? "gets back" : "loses",
              made.amount().abs().stripTrailingZeros().toPlainString(),
              OnStore.lower(made.unit()),
              made.at());
    }
    return CommandLine.ExitCode.OK;
  }

  /** What was given in each unit. */
  private Map<Unit, String> amounts() {
    Map<Unit, String> amounts = new EnumMap<>(Unit.class);
    amounts.put(Unit.CREDITS, credits);
    amounts.put(Unit.SECONDS, seconds);
    amounts.put(Unit.JOBS, jobs);
    amounts.values().removeIf(Objects::isNull);
    return amounts;
  }

  private BigDecimal number(Unit unit, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw store.unusable(
          "--%s must be a number such as 10 or -2.5, not \"%s\""
              .formatted(OnStore.lower(unit), text));
    }
    return new BigDecimal(text);
  }

  private Scope scope() {
    int slash = whose.indexOf('/');
    if (slash == 0 || slash == whose.length() - 1 || whose.isEmpty()) {
      throw store.unusable("TENANT[/KEY] must be such as acme or acme/web, not \"" + whose + "\"");
    }
    return slash < 0
        ? Scope.tenant(whose)
        : Scope.key(whose.substring(0, slash), whose.substring(slash + 1));
  }
}
