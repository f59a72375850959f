package io.filmgate.app;

import io.filmgate.core.job.JobState;
import io.filmgate.core.job.retention.Erasure;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filmgate tenants erase}. */
@Command(
    name = "erase",
    description = {
      "Deletes a tenant's finished jobs at once, with prompts, pictures and results.",
      "What was charged stays in the ledger. Jobs that are not finished stay: exit status 1 if there are any.",
      "What vendors keep of the jobs is not reached by this."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TenantsEraseCommand implements Callable<Integer> {
  @Mixin private OnStore store;

  @Parameters(paramLabel = "ID", description = "The tenant; it may be deleted already.")
  private String tenant;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "Only jobs that were made before it, for example 2026-11-22 or 2026-11-22T15:00:00Z."
              + " Default: all")
  private String before;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    Instant madeBefore = before == null ? now : store.instant("--before", before);
    Erasure.Report report = store.erasure().run(tenant, madeBefore, now);
    Map<JobState, Long> left = new TreeMap<>(report.left());
    if (store.isJson()) {
      JsonObject states = new JsonObject();
      left.forEach((state, jobs) -> states.put(state.code(), jobs));
      store.print(
          new JsonObject()
              .put("tenant", tenant)
              .put("erased", report.erased())
              .put("left", states));
    } else {
      store.out().println("tenant " + tenant + ": " + report.erased() + " jobs are erased");
      if (!left.isEmpty()) {
        store.out().println(tellOf(left));
      }
    }
    return left.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static String tellOf(Map<JobState, Long> left) {
    return left.values().stream().mapToLong(Long::longValue).sum()
        + " stay, since they are not finished: "
        + left.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().code())
            .collect(Collectors.joining(", "))
        + "; let them end, or cancel them, and erase again";
  }
}
