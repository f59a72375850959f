package io.filmgate.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The limits of a key or tenant, as options of a command. */
final class LimitOptions {
  private static final Pattern BUDGET =
      Pattern.compile("(credits|seconds|jobs)=([0-9.]+)(?:/(hour|day|month|ever))?");

  @Option(names = "--requests-per-minute", paramLabel = "N", description = "Creates per minute.")
  private Integer requestsPerMinute;

  @Option(names = "--running-jobs", paramLabel = "N", description = "More jobs wait in line.")
  private Integer runningJobs;

  @Option(names = "--queued-jobs", paramLabel = "N", description = "More jobs are refused.")
  private Integer queuedJobs;

  @Option(
      names = "--budget",
      paramLabel = "UNIT=N[/PERIOD]",
      description =
          "For example credits=1000/month; units credits, seconds, jobs; periods hour, day, month.")
  private List<String> budgets = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** As the file would have them. */
  JsonObject toJson() {
    JsonObject limits = new JsonObject();
    put(limits, "requests_per_minute", requestsPerMinute);
    put(limits, "running_jobs", runningJobs);
    put(limits, "queued_jobs", queuedJobs);
    JsonArray written = new JsonArray();
    budgets.stream().map(this::budget).forEach(written::add);
    return limits.put("budgets", written);
  }

  private JsonObject budget(String text) {
    Matcher budget = BUDGET.matcher(text);
    if (!budget.matches()) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--budget must be like credits=1000/month, not \"" + text + "\"");
    }
    return new JsonObject()
        .put(budget.group(1), budget.group(2))
        .put("per", budget.group(3) == null ? "ever" : budget.group(3));
  }

  private static void put(JsonObject json, String name, Integer value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
