package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about a task. A task that failed is reported by the question itself failing; {@link
 * TaskFailure} tells apart what is about the task and what about the question.
 */
final class TaskResult {
  private static final Logger LOG = LoggerFactory.getLogger(TaskResult.class);

  /** How long the vendor remembers a task. */
  static final Duration MEMORY = Duration.ofHours(12);

  /** How long a new task may be unknown to the vendor. */
  private static final Duration BECOMES_VISIBLE_WITHIN = Duration.ofSeconds(60);

  private TaskResult() {}

  static Step<JobStatus> step(JobHandle job, CallContext context) {
    HttpCall call =
        VisualApi.of(TaskState.reqKey(job))
            .poll(context.channel(), TaskState.question(job).toBuffer());
    return Step.send(call).map(reply -> status(reply, job, context.now()));
  }

  private static JobStatus status(HttpReply reply, JobHandle job, Instant now) {
    try {
      return stateOf(VendorErrors.check(reply).view("data"), job, now);
    } catch (ProviderException failure) {
      return TaskFailure.of(reply, failure, job, now).orElseThrow(() -> failure);
    }
  }

  private static JobStatus stateOf(JsonView data, JobHandle job, Instant now) {
    String state = data.text("status").orElse("");
    return switch (state) {
      case "in_queue" -> new JobStatus.Queued();
      case "generating", "processing" -> running(data);
      case "done" -> succeeded(data, job, now);
      case "expired" -> ended(ErrorKind.JOB_EXPIRED, "The vendor gave the job up", state);
      case "not_found" -> notFound(job, now);
      default -> {
        LOG.debug("task {} has the unknown state '{}'", job.id(), state);
        yield JobStatus.Running.unknownProgress();
      }
    };
  }

  private static JobStatus running(JsonView data) {
    return new JobStatus.Running(
        ResultAddress.inner(data)
            .whole("progress")
            .filter(percent -> percent >= 0 && percent <= 100)
            .map(Long::intValue));
  }

  private static JobStatus notFound(JobHandle job, Instant now) {
    return now.isBefore(job.submittedAt().plus(BECOMES_VISIBLE_WITHIN))
        ? JobStatus.Running.unknownProgress()
        : ended(ErrorKind.JOB_NOT_FOUND, TaskFailure.FORGOTTEN, "not_found");
  }

  private static JobStatus succeeded(JsonView data, JobHandle job, Instant now) {
    JsonObject details = new JsonObject();
    if (TaskState.hasOptions(job)) {
      data.flag("aigc_meta_tagged").ifPresent(tagged -> details.put("aigc_meta_tagged", tagged));
    }
    return new JobStatus.Succeeded(
        ResultAddress.video(data, now).stream().toList(),
        Optional.empty(),
        Optional.empty(),
        details);
  }

  private static JobStatus ended(ErrorKind kind, String words, String vendorState) {
    return new JobStatus.Failed(kind, words, Optional.of(vendorState));
  }
}
