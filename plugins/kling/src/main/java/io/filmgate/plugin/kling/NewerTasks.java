package io.filmgate.plugin.kling;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tasks of the newer interface, all of which are looked up under one path. */
final class NewerTasks {
  static final String PATH = "/tasks";

  /** How many tasks one call may ask about. */
  static final int MOST_IN_ONE_CALL = 20;

  private NewerTasks() {}

  /** A duplicate proves that our own create arrived before, as over the older interface. */
  static Step<Submitted> submit(Plan plan, Product product, CallContext context) {
    JsonObject body = plan.body();
    JsonObject options = body.getJsonObject("options", new JsonObject());
    options.put("external_task_id", context.correlationId());
    context.callbackUrl().ifPresent(url -> options.put("callback_url", url.toString()));
    KlingModel model = KlingModels.find(plan.model()).orElseThrow();
    HttpCall create =
        HttpCall.post(context.channel().baseUrl(), product.newerPath(model))
            .json(plan.encode(body.put("options", options)))
            .repeat(HttpCall.Repeat.SAME_ACCOUNT);
    return Step.send(create)
        .then(
            reply ->
                KlingErrors.isDuplicate(reply)
                    ? lookUp(context, "external_task_ids", context.correlationId())
                        .map(found -> ours(found, context.correlationId()).accepted())
                    : Step.done(
                        new NewerTask(KlingErrors.checkCreate(reply).view("data")).accepted()));
  }

  private static NewerTask ours(List<NewerTask> found, String correlationId) {
    return found.stream()
        .filter(task -> task.externalId().equals(Optional.of(correlationId)))
        .findFirst()
        .orElseThrow(
            () ->
                new ProviderException(
                    ErrorKind.OUTCOME_UNKNOWN, "Kling has our job and does not show it"));
  }

  static Step<JobStatus> poll(JobHandle job, CallContext context) {
    return lookUp(context, "task_ids", job.id())
        .map(
            found -> {
              if (found.isEmpty()) {
                throw KlingErrors.notFound("", "");
              }
              return found.stream()
                  .filter(task -> task.id().equals(Optional.of(job.id())))
                  .findFirst()
                  .orElseThrow(NewerTasks::unreadable)
                  .status();
            });
  }

  /** Several at once, also those of the older interface. Those that Kling does not show wait. */
  static Step<Map<String, JobStatus>> pollAll(List<JobHandle> jobs, CallContext context) {
    String ids = jobs.stream().map(JobHandle::id).collect(Collectors.joining(","));
    return lookUp(context, "task_ids", ids)
        .map(
            found -> {
              Map<String, JobStatus> known = new HashMap<>();
              for (JobHandle job : jobs) {
                found.stream()
                    .filter(task -> task.id().equals(Optional.of(job.id())))
                    .findFirst()
                    .ifPresent(task -> known.put(job.id(), task.status()));
              }
              return known;
            });
  }

  static Step<Found> find(CallContext context, String correlationId) {
    return lookUp(context, "external_task_ids", correlationId)
        .map(
            found -> {
              if (found.isEmpty()) {
                return new Found.Absent();
              }
              return found.stream()
                  .filter(task -> task.externalId().equals(Optional.of(correlationId)))
                  .filter(task -> task.id().isPresent())
                  .findFirst()
                  .<Found>map(task -> new Found.Exists(task.accepted()))
                  .orElseGet(Found.Unsure::new);
            });
  }

  /** The tasks that Kling shows; none if it knows none of these ids. */
  private static Step<List<NewerTask>> lookUp(CallContext context, String by, String ids) {
    HttpCall call =
        HttpCall.get(context.channel().baseUrl(), PATH)
            .query(by, ids)
            .header("Content-Type", "application/json");
    return Step.send(call)
        .map(
            reply -> {
              JsonView data = KlingErrors.checkQuery(reply).view("data");
              if (!data.isArray()) {
                throw unreadable();
              }
              return data.list("").stream().map(NewerTask::new).toList();
            });
  }

  private static ProviderException unreadable() {
    return new ProviderException(
        ErrorKind.UNAVAILABLE, "Kling's answer does not show the job that was asked about");
  }
}
