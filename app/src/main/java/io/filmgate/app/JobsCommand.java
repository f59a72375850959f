package io.filmgate.app;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobFile;
import io.filmgate.core.job.JobFiles;
import io.filmgate.core.job.JobOutlook;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code filmgate jobs}. */
@Command(
    name = "jobs",
    description = {
      "Shows jobs, and decides about those in doubt.",
      "list and show read the store; the others need a node that runs."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {JobsListCommand.class, JobsResolveCommand.class})
final class JobsCommand implements Runnable {
  private static final String JOBS = "/admin/v1/jobs/";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(
      description = "Shows a job with its attempts and its money, without what its tenant wrote.",
      mixinStandardHelpOptions = true)
  int show(@Mixin OnStore store, @Parameters(paramLabel = "ID") String id) {
    JobFile file =
        store
            .read(connection -> new JobFiles(connection).find(id))
            .orElseThrow(() -> new IllegalArgumentException("there is no job " + id));
    // plugins are not loaded here, so that both is told where it depends on one
    JobOutlook outlook =
        JobOutlook.of(store.configuration(), file.job(), provider -> Optional.empty());
    JsonObject json = file.toJson(outlook.of(file));
    if (store.isJson()) {
      store.print(json);
    } else {
      JobText.lines(json).forEach(store.out()::println);
    }
    return CommandLine.ExitCode.OK;
  }

  @Command(
      description = "Has the vendor asked now about a job that runs or is in doubt.",
      mixinStandardHelpOptions = true)
  int poll(@Mixin OnNode node, @Parameters(paramLabel = "ID") String id) {
    return tell(node, node.client().post(path(id, "poll"), new JsonObject()), "is asked about");
  }

  @Command(
      description = "Stops a job that waits, and has the vendor told of one that runs.",
      mixinStandardHelpOptions = true)
  int cancel(@Mixin OnNode node, @Parameters(paramLabel = "ID") String id) {
    return tell(node, node.client().post(path(id, "cancel"), new JsonObject()), "cancel is noted");
  }

  @Command(
      description = "Keeps a job in doubt from being ended by its channel's policy.",
      mixinStandardHelpOptions = true)
  int hold(
      @Mixin OnNode node,
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "For the audit.")
          String reason) {
    JsonObject body = new JsonObject().put("reason", reason);
    return tell(node, node.client().post(path(id, "hold"), body), "is kept");
  }

  /** The id is a part of a path, whatever is typed. */
  static String path(String id, String wish) {
    if (!Job.isId(id)) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return JOBS + id + "/" + wish;
  }

  /** Says what was done and how the job is now. */
  static int tell(OnNode node, JsonObject job, String done) {
    node.out()
        .println(
            node.isJson()
                ? job.encode()
                : "job %s (%s): %s; next: %s"
                    .formatted(
                        job.getString("id"), job.getString("state"), done, job.getString("next")));
    return CommandLine.ExitCode.OK;
  }
}
