package io.filmgate.app;

import io.filmgate.core.job.JobFiles;
import io.filmgate.core.job.JobLine;
import io.filmgate.core.job.JobQuery;
import io.filmgate.core.job.JobState;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code filmgate jobs list}. */
@Command(name = "list", description = "Lists jobs, newest first.", mixinStandardHelpOptions = true)
final class JobsListCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private OnStore store;

  @Option(names = "--in-doubt", description = "Only jobs of which nobody knows.")
  private boolean isInDoubt;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      converter = StateConverter.class,
      description = "Only jobs in this state, for example running.")
  private JobState state;

  @Option(names = "--tenant", paramLabel = "ID", description = "Only this tenant's.")
  private String tenant;

  @Option(
      names = "--channel",
      paramLabel = "ID",
      description = "Only jobs whose current or last attempt is on this channel.")
  private String channel;

  @Option(names = "--model", paramLabel = "NAME", description = "Only jobs for this model.")
  private String model;

  @Option(names = "--after", paramLabel = "ID", description = "Only jobs older than this one.")
  private String after;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "How many at the most. Default: ${DEFAULT-VALUE}")
  private int limit = 50;

  static final class StateConverter implements ITypeConverter<JobState> {
    @Override
    public JobState convert(String text) {
      return JobState.named(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of %s, not \"%s\"".formatted(JobState.codes(), text)));
    }
  }

  @Override
  public Integer call() {
    if (isInDoubt && state != null) {
      throw store.unusable("--in-doubt and --state exclude each other");
    }
    if (limit < 1 || limit > MOST) {
      throw store.unusable("--limit must be from 1 to %d, not %d".formatted(MOST, limit));
    }
    JobQuery query =
        new JobQuery(
            isInDoubt ? Optional.of(JobState.IN_DOUBT) : Optional.ofNullable(state),
            Optional.ofNullable(tenant),
            Optional.ofNullable(channel),
            Optional.ofNullable(model),
            Optional.ofNullable(after),
            limit);
    List<JsonObject> jobs =
        store.<List<JobLine>>read(connection -> new JobFiles(connection).list(query)).stream()
            .map(JobLine::toJson)
            .map(job -> store.isJson() ? job : JobText.row(job))
            .toList();
    store.print(
        jobs, "id", "tenant", "model", "state", "channel", "vendor_job", "created", "doubt");
    return CommandLine.ExitCode.OK;
  }
}
