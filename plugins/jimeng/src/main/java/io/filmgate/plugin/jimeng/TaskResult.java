package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about a task. A task that failed is reported by the question itself failing, so each error
 * has to be told apart: about the task, or about the question.
 */
final class TaskResult {
  private static final Logger LOG = LoggerFactory.getLogger(TaskResult.class);
  private static final String ACTION = "CVSync2AsyncGetResult";

  /** How long a new task may be unknown to the vendor. */
  private static final Duration BECOMES_VISIBLE_WITHIN = Duration.ofSeconds(60);

  private static final Duration ADDRESS_LIFE = Duration.ofHours(1);

  /**
   * An internal error may be the task's or the question's: so often, for so long, is the task's.
   */
  private static final int INTERNAL_ERRORS_TO_FAIL = 5;

  private static final Duration INTERNAL_ERRORS_LAST = Duration.ofSeconds(60);

  private TaskResult() {}

  static Step<JobStatus> step(JobHandle job, CallContext context) {
    HttpCall call =
        VisualApi.post(context.channel(), ACTION, TaskState.question(job).toBuffer())
            .repeat(HttpCall.Repeat.ANYWHERE);
    return Step.send(call).map(reply -> status(reply, job, context.now()));
  }

  private static JobStatus status(HttpReply reply, JobHandle job, Instant now) {
    try {
      return stateOf(VendorErrors.check(reply).view("data"), job, now);
    } catch (ProviderException failure) {
      return failed(reply, failure, job, now).orElseThrow(() -> failure);
    }
  }

  private static JobStatus stateOf(JsonView data, JobHandle job, Instant now) {
    String state = data.text("status").orElse("");
    return switch (state) {
      case "in_queue" -> new JobStatus.Queued();
      case "generating", "processing" -> JobStatus.Running.unknownProgress();
      case "done" -> succeeded(data, job, now);
      case "expired" -> ended(ErrorKind.JOB_EXPIRED, "The vendor gave the job up", state);
      case "not_found" -> notFound(job, now);
      default -> {
        LOG.debug("task {} has the unknown state '{}'", job.id(), state);
        yield JobStatus.Running.unknownProgress();
      }
    };
  }

  private static JobStatus notFound(JobHandle job, Instant now) {
    return now.isBefore(job.submittedAt().plus(BECOMES_VISIBLE_WITHIN))
        ? JobStatus.Running.unknownProgress()
        : ended(ErrorKind.JOB_NOT_FOUND, "The vendor does not know the job any more", "not_found");
  }

  private static JobStatus succeeded(JsonView data, JobHandle job, Instant now) {
    List<Asset> assets =
        address(data).map(url -> Asset.video(url).expiring(now.plus(ADDRESS_LIFE))).stream()
            .toList();
    JsonObject details = new JsonObject();
    if (TaskState.hasOptions(job)) {
      data.flag("aigc_meta_tagged").ifPresent(tagged -> details.put("aigc_meta_tagged", tagged));
    }
    return new JobStatus.Succeeded(assets, Optional.empty(), Optional.empty(), details);
  }

  /** Older products leave {@code video_url} empty and write into JSON inside a text. */
  private static Optional<String> address(JsonView data) {
    JsonView written = data.text("resp_data").map(TaskResult::parsed).orElse(JsonView.of(null));
    return nonEmpty(data, "video_url")
        .or(() -> nonEmpty(written, "urls[0]"))
        .or(() -> nonEmpty(written, "preview_url[0]"));
  }

  private static Optional<String> nonEmpty(JsonView view, String path) {
    return view.text(path).filter(text -> !text.isBlank());
  }

  private static JsonView parsed(String json) {
    try {
      return JsonView.of(Json.decodeValue(json));
    } catch (DecodeException noJson) {
      return JsonView.of(null);
    }
  }

  private static Optional<JobStatus> failed(
      HttpReply reply, ProviderException failure, JobHandle job, Instant now) {
    String code = failure.vendorCode().orElse("");
    boolean isFinal =
        VendorErrors.isAboutTheTask(code)
            || isDone(reply, code)
            || (VendorErrors.isInternal(code) && hasLasted(job, now));
    return isFinal ? Optional.of(VendorErrors.failed(code)) : Optional.empty();
  }

  /** A task that is done and brings an error has failed, whatever the error. */
  private static boolean isDone(HttpReply reply, String code) {
    String state = VendorErrors.body(reply).text("data.status").orElse("");
    return state.equals("done") && code.matches("5\\d{4}");
  }

  private static boolean hasLasted(JobHandle job, Instant now) {
    return job.trouble()
        .filter(trouble -> VendorErrors.isInternal(trouble.vendorCode()))
        .filter(trouble -> trouble.count() + 1 >= INTERNAL_ERRORS_TO_FAIL)
        .filter(trouble -> !now.isBefore(trouble.since().plus(INTERNAL_ERRORS_LAST)))
        .isPresent();
  }

  private static JobStatus ended(ErrorKind kind, String words, String vendorState) {
    return new JobStatus.Failed(kind, words, Optional.of(vendorState));
  }
}
